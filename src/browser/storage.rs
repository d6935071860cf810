//! localStorage: small texts without secrets.

fn store() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
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

/// Asks the browser not to throw stored data away when the disk is full. It may ask the person, or decide by itself.
pub fn ask_to_persist() {
    if let Some(manager) = web_sys::window().map(|window| window.navigator().storage())
        && !manager.is_undefined()
    {
        // Refused or granted: either way the data is stored, and only its chances differ.
        let _ = manager.persist();
    }
}
