//! The relay's token: 128 bits that every call through it needs. It comes by the link that the relay prints (`public/boot.js`) or is
//! pasted, and is kept in sessionStorage, by the relay's origin: no other relay is ever sent it, and it ends with the tab.

use super::{exchange::exchange, verdict::Verdict};
use crate::browser::{local_network, page, storage};
use api::{Method, Secret};

/// `public/boot.js` writes the same name.
fn name(origin: &str) -> String {
    format!("proxydeck.token {origin}")
}

/// The token of the relay at `origin`, if this tab has it.
pub fn token(origin: &str) -> Option<Secret> {
    storage::read_of_tab(&name(origin)).map(Secret::new)
}

/// Forgets a token that the relay does not take any more.
pub(super) fn forget(origin: &str) {
    storage::forget_of_tab(&name(origin));
}

/// Whether nothing may be sent to the relay yet: from a page of the open internet the browser would ask the person about it, and
/// nothing would have explained why. Pasting the token comes after the explanation.
pub(super) fn comes_first(origin: &str) -> bool {
    !page::is_local() && local_network::is_loopback(origin) && token(origin).is_none()
}

/// Why a token was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotPaired {
    /// It is not the token of that relay.
    #[error("not the relay's token")]
    AnotherToken,
    /// The relay refused the question itself: another version, or this page's origin is not allowed.
    #[error("the relay refused")]
    Refused,
    /// Nothing answers there, or the browser does not let the page reach it.
    #[error("no answer from the relay")]
    NoRelay,
    /// The browser keeps nothing.
    #[error(transparent)]
    NotKept(#[from] storage::NotKept),
}

/// Asks the relay whether this is its token, and keeps it if so.
///
/// # Errors
/// [`NotPaired`]
pub async fn pair(origin: &str, token: &Secret) -> Result<(), NotPaired> {
    ask(origin, token).await?;
    Ok(storage::write_for_tab(&name(origin), token.expose())?)
}

/// Asks the relay whether this is its token.
async fn ask(origin: &str, token: &Secret) -> Result<(), NotPaired> {
    let headers = [("x-proxydeck", "1"), ("x-proxydeck-token", token.expose())];
    let answer = exchange(Method::Get, &format!("{origin}/pair"), &headers, None).await;
    let answer = answer.map_err(|_| NotPaired::NoRelay)?;
    match (answer.reply.status, Verdict::of(&answer)) {
        (200, _) if answer.upstream.is_some() => Ok(()),
        (401, Some(verdict)) if verdict.relay == "token" => Err(NotPaired::AnotherToken),
        _ => Err(NotPaired::Refused),
    }
}
