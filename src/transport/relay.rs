//! Through the relay: its fixed routes, with the keys in headers (`crates/relay/README.md`).

use super::{
    Lost, NoReply, NotSent,
    exchange::{Answer, exchange},
    held, pairing,
    verdict::Verdict,
};
use api::{Call, Method, Reply, Secret};

/// Carries a call through the relay at `origin`. `upstream` names Proxy6's host.
///
/// # Errors
/// [`NoReply`]; the relay's `X-Proxydeck-Upstream` tells whether the call left it.
pub async fn carry(
    call: &Call,
    origin: &str,
    upstream: Option<&str>,
    request_id: Option<&str>,
) -> Result<Reply, NoReply> {
    if pairing::comes_first(origin) {
        return Err(NoReply::NotSent(NotSent::Unpaired));
    }
    let url = format!("{origin}{}", call.relay_path());
    let token = pairing::token(origin);
    let mut headers = headers(call, token.as_ref());
    headers.extend(upstream.map(|host| ("x-upstream", host)));
    headers.extend(request_id.map(|id| ("x-request-id", id)));
    let answer = exchange(call.method, &url, &headers, call.body.as_deref()).await;
    let read = read(answer.map_err(|_| NoReply::Lost(Lost::NoRelay))?);
    if read == Err(NoReply::NotSent(NotSent::Unpaired)) {
        pairing::forget(origin);
    }
    read
}

/// The answer that the relay kept for a call; `None` where it kept none, or does not answer.
pub async fn recall(call: &Call, origin: &str, request_id: &str) -> Option<Result<Reply, NoReply>> {
    let url = format!("{origin}/replies/{request_id}");
    let token = pairing::token(origin)?;
    let answer = exchange(Method::Get, &url, &headers(call, Some(&token)), None).await.ok()?;
    match read(answer) {
        // The relay may have refused the question itself; that says nothing of the call. Only what speaks of the way to the
        // provider is a kept answer.
        Err(NoReply::NotSent(not_sent)) if !matches!(not_sent, NotSent::Unreachable(_)) => None,
        kept => Some(kept),
    }
}

fn headers<'a>(call: &'a Call, token: Option<&'a Secret>) -> Vec<(&'static str, &'a str)> {
    let mut headers = vec![("x-proxydeck", "1")];
    headers.extend(token.map(|token| ("x-proxydeck-token", token.expose())));
    match held::account(call) {
        Some(name) => headers.push(("x-account", name)),
        None => {
            headers.extend(call.api_key().map(|key| ("x-api-key", key.expose())));
            headers.extend(call.package_key().map(|key| ("x-package-key", key.expose())));
        }
    }
    headers
}

fn read(answer: Answer) -> Result<Reply, NoReply> {
    match (answer.upstream.as_deref(), Verdict::of(&answer)) {
        (Some("sent"), Some(verdict)) => Err(NoReply::Lost(Lost::Upstream(verdict.said()))),
        (Some("sent"), None) => Ok(answer.reply),
        (Some("unsent"), verdict) => Err(NoReply::NotSent(unsent(&answer.reply, verdict))),
        _ => Err(NoReply::Lost(Lost::NotTheRelay)),
    }
}

fn unsent(reply: &Reply, verdict: Option<Verdict>) -> NotSent {
    match (reply.status, verdict) {
        (401, Some(verdict)) if matches!(verdict.relay.as_str(), "unpaired" | "token") => NotSent::Unpaired,
        (429, _) => NotSent::RelayBusy(reply.retry_after),
        (502 | 504, Some(verdict)) => NotSent::Unreachable(verdict.said()),
        (_, Some(verdict)) => NotSent::RelayRefused(verdict.said()),
        (status, None) => NotSent::RelayRefused(format!("HTTP {status}")),
    }
}
