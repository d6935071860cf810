//! Both providers as one pure state machine: a raw request goes in, a raw reply comes out, and the clock and the seed are
//! passed in. No I/O.
//!
//! It is a second reading of the two API documents, independent of the crates `proxy6` and `soax`: it takes query strings and
//! bodies apart and writes JSON itself, so that each reading checks the other.
//!
//! ```
//! use sandbox::{Request, Sandbox, Settings, Shape};
//!
//! let mut sandbox = Sandbox::new(Settings { shape: Shape::Documented, seed: 1, now: 1_760_000_000_000 });
//! let request = Request::get("/api/px6-test-key/getprice?count=100&period=30");
//! let answer = sandbox.answer(&request, 1_760_000_000_000, 0);
//! assert!(answer.text().contains(r#""price":1800,"price_single":0.6"#));
//! ```
#![warn(missing_docs)]
#![deny(clippy::float_arithmetic)]

mod admin;
mod amount;
mod answer;
mod calendar;
mod fault;
mod json;
mod ledger;
mod pace;
mod proxy6;
mod request;
mod route;
mod seed;
mod shape;
mod soax;
mod state;

#[cfg(feature = "server")]
pub mod server;

pub use answer::{Answer, Delivery};
pub use calendar::{NotInstant, parse_instant};
pub use request::Request;
pub use shape::Shape;
pub use state::{Sandbox, Settings};
