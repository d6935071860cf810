//! The Partner API: which addresses may use a package without a password (`soax.md`, "Partner API (Whitelist Management)").

pub mod detach_ip;
pub mod ip_list;
pub mod update_ip;

use crate::{Credentials, Failure, failure};
use api::{Call, Effect, Method, Part, Reply, Service};

fn call(
    function: &'static str,
    effect: Effect,
    method: Method,
    credentials: &Credentials,
    body: Option<String>,
) -> Call {
    Call {
        service: Service::SoaxPartner,
        function,
        effect,
        method,
        path: vec![
            "v1".into(),
            "account".into(),
            "package".into(),
            Part::PackageKey(credentials.package_key.clone()),
            function.into(),
        ],
        query: vec![],
        headers: vec![("api-key", Part::ApiKey(credentials.api_key.clone()))],
        body,
    }
}

/// Reads the reply to a change. The document shows none, so any JSON that is no refusal will do, and so will no body at all.
fn done(reply: &Reply) -> Result<(), Failure> {
    failure::refused_by_status(reply)?;
    if reply.body.trim_ascii().is_empty() {
        return Ok(());
    }
    failure::accepted(reply, "success").map(drop)
}
