//! What the app knows and decides. No I/O and no browser: everything here is tested natively, in seconds.
#![warn(missing_docs)]
#![deny(clippy::float_arithmetic)]

pub mod accounts;
pub mod bulk;
pub mod buying;
pub mod calendar;
pub mod check_history;
pub mod country_names;
pub mod journal;
pub mod names;
pub mod overview;
pub mod preferences;
pub mod roster;
pub mod route;
pub mod targeting;
pub mod text;
pub mod vault;
pub mod whitelist;
pub mod whole_number;
pub mod world_map;
