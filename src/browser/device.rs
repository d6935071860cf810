//! Everything that the app keeps in this browser, and forgetting it.

use super::database::{Database, StorageRefused};
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The names in localStorage and sessionStorage with which this app's begin: other sites may share the storage.
const PREFIX: &str = "proxydeck.";

/// Deletes every record, every small text, every cache and the service worker of this app.
///
/// # Errors
/// [`StorageRefused`]: something is left.
pub async fn forget_everything() -> Result<(), StorageRefused> {
    Database::open().await?.clear_all().await?;
    forget_caches().await?;
    forget_workers().await?;
    let window = web_sys::window();
    for store in [
        window.as_ref().and_then(|window| window.local_storage().ok().flatten()),
        window.as_ref().and_then(|window| window.session_storage().ok().flatten()),
    ]
    .into_iter()
    .flatten()
    {
        let names = (0..store.length()?).filter_map(|index| store.key(index).ok().flatten());
        for name in names.filter(|name| name.starts_with(PREFIX)).collect::<Vec<_>>() {
            store.remove_item(&name)?;
        }
    }
    Ok(())
}

async fn call(on: &JsValue, method: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(on, &method.into())?.dyn_into()?;
    let promise: Promise = function.call1(on, argument)?.dyn_into()?;
    JsFuture::from(promise).await
}

async fn forget_caches() -> Result<(), JsValue> {
    let caches = Reflect::get(&js_sys::global(), &"caches".into())?;
    if caches.is_undefined() {
        return Ok(());
    }
    for name in Array::from(&call(&caches, "keys", &JsValue::UNDEFINED).await?).iter() {
        if name.as_string().is_some_and(|name| name.starts_with(PREFIX)) {
            call(&caches, "delete", &name).await?;
        }
    }
    Ok(())
}

async fn forget_workers() -> Result<(), JsValue> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into())?;
    let workers = Reflect::get(&navigator, &"serviceWorker".into())?;
    if workers.is_undefined() {
        return Ok(());
    }
    // The one whose scope this page is in; other sites of the origin keep theirs.
    let own = call(&workers, "getRegistration", &JsValue::UNDEFINED).await?;
    if !own.is_undefined() {
        call(&own, "unregister", &JsValue::UNDEFINED).await?;
    }
    Ok(())
}
