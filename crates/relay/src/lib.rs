//! Carries a web page's calls to Proxy6 and SOAX, which send no CORS headers, and serves the page itself. The README of the
//! crate is the contract with the app: routes, headers, and what each refusal is called.
#![warn(missing_docs)]

mod accounts;
mod answer;
mod connections;
mod files;
mod http;
mod limit;
mod log;
mod pairing;
mod passing;
mod patience;
mod policy;
mod private_file;
mod refusal;
mod replies;
mod server;
mod settings;
mod token;
pub mod token_file;
mod upstream;

pub use accounts::{Accounts, Keys};
pub use limit::Rates;
pub use pairing::ShowLink;
pub use policy::{Admitted, Asked, NotHost, NotOrigin, Origin, Outgoing, Policy, PublicHost, RequestId, Route, Ruling};
pub use private_file::Unusable;
pub use refusal::{Code, Refusal, Sent};
pub use server::{Relay, StartError};
pub use settings::{Settings, Times, Unsafe};
pub use token::{NoRandom, NotToken, Token};
pub use upstream::{Base, Bases, Lookup, Network, NoTls, NotBase, NotNetwork, NotVia, SERVICES, Via, is_global};
