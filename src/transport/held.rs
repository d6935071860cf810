//! Accounts whose keys the relay holds (`--accounts`): in the place of the key stands `relay:` and the account's name there, and through
//! the relay the name travels instead of the keys.

use api::Call;

const PREFIX: &str = "relay:";

/// The name under which the relay holds the keys of the call's account; `None` where the key is here.
pub(super) fn account(call: &Call) -> Option<&str> {
    call.api_key()?.expose().strip_prefix(PREFIX)
}
