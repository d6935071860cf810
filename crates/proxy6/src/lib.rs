//! The Proxy6 API (`docs/api/proxy6.txt`, and `docs/api/proxy6-in-practice.md` for what the document leaves out). No
//! I/O: a request becomes an [`api::Call`], somebody carries it, and the request reads the [`api::Reply`].
//!
//! One module per method, named as the method; each has a `Request` and a `Response`. Every successful reply is an
//! [`Answer`]: the account's [`Envelope`] and the method's own content. Everything else is a [`Failure`].
#![warn(missing_docs)]
#![deny(clippy::float_arithmetic)]

pub mod account;
pub mod buy;
pub mod check;
pub mod delete;
pub mod getcount;
pub mod getcountry;
pub mod getprice;
pub mod getproxy;
pub mod ipauth;
pub mod prolong;
pub mod setdescr;
pub mod settype;

mod answer;
mod any_request;
mod bad_request;
mod comment;
mod credentials;
mod error_code;
mod failure;
mod function;
mod host;
mod json;
mod moscow_time;
mod protocol;
mod proxy;
mod proxy_id;
mod proxy_string;
mod quantity;
mod query;
mod version;

#[cfg(test)]
mod example;

pub use answer::{Answer, Envelope};
pub use any_request::AnyRequest;
pub use bad_request::{BadRequest, BadValue};
pub use comment::Comment;
pub use credentials::Credentials;
pub use error_code::ErrorCode;
pub use failure::{Failure, Refusal};
pub use host::Host;
pub use protocol::{Protocol, RowType};
pub use proxy::Proxy;
pub use proxy_id::{Ids, ProxyId};
pub use proxy_string::ProxyString;
pub use quantity::{Count, Page, PageLimit, Period};
pub use version::{Version, VersionSeen};
