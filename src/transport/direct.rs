//! Straight from the page to the provider.

use super::{Lost, NoReply, NotSent, exchange::exchange, held};
use api::{Call, Reply};

/// Carries a call to the provider's own host. `base` is its scheme, host and port.
///
/// # Errors
/// [`NotSent::HeldByRelay`], for the key is not here; [`Lost::Blocked`]: fetch does not tell a missing network from an answer that the browser withholds.
pub async fn carry(call: &Call, base: &str) -> Result<Reply, NoReply> {
    if held::account(call).is_some() {
        return Err(NoReply::NotSent(NotSent::HeldByRelay));
    }
    let headers: Vec<(&str, &str)> = call.headers.iter().map(|(name, part)| (*name, part.expose())).collect();
    let answer = exchange(call.method, call.url(base).expose(), &headers, call.body.as_deref()).await;
    answer.map(|answer| answer.reply).map_err(|_| NoReply::Lost(Lost::Blocked))
}
