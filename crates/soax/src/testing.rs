//! What the tests of every endpoint begin with.

use crate::Credentials;
use api::{Call, Endpoint, Reply, Secret};

pub(crate) fn credentials() -> Credentials {
    Credentials { api_key: Secret::new("YOUR_API_KEY"), package_key: Secret::new("YOUR_PACKAGE_KEY") }
}

pub(crate) fn call<R: Endpoint<Credentials = Credentials>>(request: &R) -> Call {
    request.call(&credentials())
}

pub(crate) fn url(call: &Call) -> String {
    call.url(crate::base(call.service)).expose().to_owned()
}

pub(crate) fn read<R: Endpoint>(request: &R, body: &str) -> Result<R::Response, R::Failure> {
    request.read(&Reply::new(200, body))
}
