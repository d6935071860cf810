//! Web Locks: what only one tab may do at a time. (web-sys has them as unstable only.)

use futures_channel::oneshot;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(this: &LockManager, name: &str, options: &JsValue, callback: &Function) -> Result<Promise, JsValue>;
}

/// With whom a lock is shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sharing {
    /// With nobody.
    Exclusive,
    /// With all who ask to share it.
    Shared,
}

/// A lock that is held until this is dropped, or the tab is gone.
pub struct Held {
    release: Function,
}

impl Drop for Held {
    fn drop(&mut self) {
        // Resolving a promise cannot fail.
        let _ = self.release.call0(&JsValue::UNDEFINED);
    }
}

/// This context has no Web Locks: it is not a secure one (plain http from another computer), or the browser is too old.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this page cannot take locks over all tabs")]
pub struct NoLocks;

/// Waits for the lock of that name, over all tabs and workers of the origin. Dropping the future gives the place in the
/// queue up.
///
/// # Errors
/// [`NoLocks`].
pub async fn acquire(name: &str, sharing: Sharing) -> Result<Held, NoLocks> {
    request(name, sharing, false).await?.ok_or(NoLocks)
}

/// Takes the lock of that name where it is free this moment, without standing in its queue.
///
/// # Errors
/// [`NoLocks`].
pub async fn acquire_if_free(name: &str, sharing: Sharing) -> Result<Option<Held>, NoLocks> {
    request(name, sharing, true).await
}

async fn request(name: &str, sharing: Sharing, if_available: bool) -> Result<Option<Held>, NoLocks> {
    let manager = manager().ok_or(NoLocks)?;
    let (granted, wait) = oneshot::channel::<Option<Held>>();
    let mut granted = Some(granted);
    let callback = Closure::once_into_js(move |lock: JsValue| {
        // With `ifAvailable` the browser calls back without a lock where it is taken.
        if lock.is_null() {
            if let Some(granted) = granted.take() {
                let _ = granted.send(None);
            }
            return Promise::resolve(&JsValue::UNDEFINED);
        }
        Promise::new(&mut |release, _| {
            let held = Held { release };
            // Whoever asked may be gone by now: then the lock is dropped with the message, and released.
            if let Some(granted) = granted.take() {
                let _ = granted.send(Some(held));
            }
        })
    });
    let options = js_sys::Object::new();
    let mode = match sharing {
        Sharing::Exclusive => "exclusive",
        Sharing::Shared => "shared",
    };
    Reflect::set(&options, &"mode".into(), &mode.into()).map_err(|_| NoLocks)?;
    Reflect::set(&options, &"ifAvailable".into(), &if_available.into()).map_err(|_| NoLocks)?;
    let _settled = manager.request(name, &options, callback.unchecked_ref()).map_err(|_| NoLocks)?;
    wait.await.map_err(|_| NoLocks)
}

/// Whether this page can take locks at all.
pub fn available() -> bool {
    manager().is_some()
}

fn manager() -> Option<LockManager> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).ok()?;
    let manager = Reflect::get(&navigator, &"locks".into()).ok()?;
    (!manager.is_undefined() && !manager.is_null()).then(|| manager.unchecked_into())
}
