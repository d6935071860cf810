//! Carries a web page's calls to Proxy6 and SOAX, which send no CORS headers, and serves the page itself. The README of the
//! crate is the contract with the app: routes, headers, and what each refusal is called.
#![warn(missing_docs)]

mod answer;
mod connections;
mod files;
mod http;
mod limit;
mod log;
mod policy;
mod refusal;
mod replies;
mod server;
mod settings;
mod upstream;

pub use limit::Rates;
pub use policy::{Admitted, Asked, NotHost, NotOrigin, Origin, Outgoing, Policy, PublicHost, RequestId, Route, Ruling};
pub use refusal::{Code, Refusal, Sent};
pub use server::{Relay, StartError};
pub use settings::{Settings, Times, Unsafe};
pub use upstream::{Base, Bases, Lookup, Network, NoTls, NotBase, NotNetwork, NotVia, SERVICES, Via, is_global};
