//! A panic in the middle of a call, with the call's key in its words: what `tests/sentinel.rs` needs, and only in builds that are not for
//! release.

use http::{Response, Uri};

/// Panics where a stand-in's answer has the header `X-Proxydeck-Fault`.
#[allow(clippy::panic, reason = "that is what it is for")]
pub(super) fn if_wanted<B>(response: &Response<B>, uri: &Uri) {
    if response.headers().contains_key("x-proxydeck-fault") {
        panic!("while {uri} was under way");
    }
}
