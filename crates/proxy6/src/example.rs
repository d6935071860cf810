//! The account of the document's examples, for the tests of the methods.

use crate::{AnyRequest, Credentials, Envelope, Failure};
use api::{Endpoint, Reply, Secret};

/// The call of `request` has the URL that the document shows, and is read back from it as `same`.
#[track_caller]
pub(crate) fn has_url(request: &impl Endpoint<Credentials = Credentials>, same: AnyRequest, document: &str) {
    let credentials = Credentials { key: Secret::new("px6-test-key") };
    let call = request.call(&credentials);
    assert_eq!(call.url("https://proxy6.net").expose(), document.replace("{api_key}", "px6-test-key"));
    assert!(!call.masked_url("https://proxy6.net").contains("px6-test-key"));
    let query = document.split_once('?').map_or("", |(_, query)| query);
    assert_eq!(AnyRequest::parse(call.function, query), Ok(same.clone()));
    assert_eq!((same.call(&credentials), same.effect()), (call.clone(), call.effect));
}

/// What `request` reads out of HTTP 200 and this body.
pub(crate) fn read<E>(request: &E, body: &str) -> Result<E::Response, Failure>
where
    E: Endpoint<Failure = Failure>,
{
    request.read(&Reply::new(200, body))
}

/// The envelope of the document's examples, with this balance in roubles.
pub(crate) fn envelope(balance: &str) -> Envelope {
    Envelope {
        user_id: "1".to_owned(),
        balance: balance.parse().unwrap(),
        currency: api::Currency::RUB,
        date_mod: None,
    }
}
