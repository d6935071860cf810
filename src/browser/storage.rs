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
