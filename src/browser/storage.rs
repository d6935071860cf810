//! localStorage: small texts without secrets; and sessionStorage, which ends with the tab, for the relay's token. Several under one name are kept as a JSON object, which the browser itself reads
//! and writes: whoever starts the app needs no JSON reader of its own for that.

use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

fn store() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn tab() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// The text kept under that name for as long as the tab lives.
pub fn read_of_tab(name: &str) -> Option<String> {
    tab()?.get_item(name).ok()?
}

/// Keeps a text under that name for as long as the tab lives.
///
/// # Errors
/// [`NotKept`].
pub fn write_for_tab(name: &str, text: &str) -> Result<(), NotKept> {
    tab().ok_or(NotKept)?.set_item(name, text).map_err(|_| NotKept)
}

/// Forgets what was kept for the tab.
pub fn forget_of_tab(name: &str) {
    if let Some(tab) = tab() {
        // A store that refuses this has kept nothing.
        let _ = tab.remove_item(name);
    }
}

/// The text kept under that name.
pub fn read(name: &str) -> Option<String> {
    store()?.get_item(name).ok()?
}

/// The browser keeps nothing: it is full, or private.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the browser keeps nothing")]
pub struct NotKept;

/// Keeps a text under that name.
///
/// # Errors
/// [`NotKept`].
pub fn write(name: &str, text: &str) -> Result<(), NotKept> {
    store().ok_or(NotKept)?.set_item(name, text).map_err(|_| NotKept)
}

/// The fields of a JSON object.
#[derive(Debug)]
pub struct Fields(JsValue);

impl Fields {
    /// The text of a field: a string as it is, a number or truth value as JSON writes it.
    pub fn get(&self, name: &str) -> Option<String> {
        let value = Reflect::get(&self.0, &name.into()).ok()?;
        if value.is_null() || value.is_undefined() {
            return None;
        }
        Some(value.unchecked_ref::<Object>().to_string().into())
    }
}

/// The JSON object kept under that name; without any field where it is no object.
pub fn read_fields(name: &str) -> Option<Fields> {
    JSON::parse(&read(name)?).ok().map(Fields)
}

/// Keeps texts as the fields of a JSON object under that name.
///
/// # Errors
/// [`NotKept`].
pub fn write_fields(name: &str, fields: &[(&str, String)]) -> Result<(), NotKept> {
    let object = Object::new();
    for (field, text) in fields {
        // An object of our own takes every field.
        let _ = Reflect::set(&object, &(*field).into(), &text.into());
    }
    let text = JSON::stringify(&object).map_err(|_| NotKept)?;
    write(name, &String::from(text))
}

/// Takes away what is kept under that name.
pub fn remove(name: &str) {
    if let Some(store) = store() {
        // Fails only where there is no storage at all.
        let _ = store.remove_item(name);
    }
}

/// Calls back when another tab has changed what is kept under that name, as long as the page lives; with `None` where it is
/// gone.
pub fn on_change(name: &'static str, mut callback: impl FnMut(Option<String>) + 'static) {
    let closure =
        Closure::<dyn FnMut(web_sys::StorageEvent)>::new(move |event: web_sys::StorageEvent| match event.key() {
            Some(key) if key == name => callback(event.new_value()),
            // All was cleared.
            None => callback(None),
            Some(_) => {}
        });
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback("storage", closure.as_ref().unchecked_ref());
    }
    closure.forget();
}

/// Asks the browser not to throw stored data away when the disk is full. It may ask the person, or decide by itself.
pub fn ask_to_persist() {
    if let Some(manager) = web_sys::window().map(|window| window.navigator().storage())
        && !manager.is_undefined()
    {
        // Refused or granted: either way the data is stored, and only its chances differ.
        let _ = manager.persist();
    }
}
