//! The words that both providers share. No I/O: a [`Call`] is carried by somebody else, who hands back a [`Reply`].
#![warn(missing_docs)]
#![deny(clippy::float_arithmetic)]

mod call;
mod country;
mod endpoint;
mod money;
pub mod query;
mod reply;
mod secret;

pub use call::{Call, Effect, Method, Parameter, Part, Service};
pub use country::{Country, NotCountry};
pub use endpoint::Endpoint;
pub use money::{Currency, Money, NotCurrency, NotMoney};
pub use reply::{Reply, Unreadable};
pub use secret::Secret;
