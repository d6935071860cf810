//! Whether the browser lets a page of the open internet reach this computer: Local Network Access, for which Chromium asks the
//! person since version 142.

use super::page;
use js_sys::{Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{PermissionState, PermissionStatus, Request, RequestInit};

/// What the browser says of the permission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// The person has allowed it.
    Granted,
    /// The browser will ask at the first call.
    Prompt,
    /// The person, or a rule of the browser's, has forbidden it.
    Denied,
}

/// The permission's names, the newer first: Chromium divided it in version 145.
const NAMES: [&str; 2] = ["loopback-network", "local-network-access"];

/// The permission of this page; `None` where the browser knows no such permission.
pub async fn permission() -> Option<Permission> {
    let permissions = web_sys::window()?.navigator().permissions().ok()?;
    for name in NAMES {
        let query = Object::new();
        Reflect::set(&query, &"name".into(), &name.into()).ok()?;
        // A name that the browser does not know is refused, at once or a little later.
        let Ok(asked) = permissions.query(&query) else { continue };
        let Ok(status) = JsFuture::from(asked).await else { continue };
        return match status.unchecked_into::<PermissionStatus>().state() {
            PermissionState::Granted => Some(Permission::Granted),
            PermissionState::Prompt => Some(Permission::Prompt),
            PermissionState::Denied => Some(Permission::Denied),
            _ => None,
        };
    }
    None
}

/// What a fetch from this page to a relay at `url` says beforehand, so that the browser asks the person instead of failing:
/// `targetAddressSpace`. `None` where there is nothing to say, or the browser does not know the word.
pub fn announcement(url: &str) -> Option<RequestInit> {
    if page::is_local() || !is_loopback(url) {
        return None;
    }
    let announcement = Object::new();
    Reflect::set(&announcement, &"targetAddressSpace".into(), &"loopback".into()).ok()?;
    let announcement = announcement.unchecked_into::<RequestInit>();
    Request::new_with_str_and_init(url, &announcement).is_ok().then_some(announcement)
}

/// Whether the URL leads to this computer.
pub fn is_loopback(url: &str) -> bool {
    let rest = url.strip_prefix("http://").unwrap_or_default();
    let host = ["127.0.0.1", "localhost", "[::1]"].into_iter().find_map(|host| rest.strip_prefix(host));
    host.is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/']))
}
