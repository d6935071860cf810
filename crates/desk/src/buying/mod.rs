//! What is known and decided before a purchase: the prices for a day, how many the balance allows, whether an order can go
//! through.

mod affordable;
mod day_prices;
mod offer;
mod recent;
mod typed;

pub use affordable::{Affordable, Search};
pub use day_prices::{DayPrices, Figure};
pub use offer::{Line, Obstacle, Offer};
pub use recent::{Recent, Recents};
pub use typed::Typed;
