//! Why the vault was not opened or saved.

use crate::browser::{cipher::NoCipher, database::StorageRefused, locks};
use desk::vault::NotSealed;

/// Why the vault was not opened or saved.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// The passphrase is another one.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// After wrong ones the next try must wait so many milliseconds.
    #[error("wait {0} ms")]
    Wait(i64),
    /// There is a vault already, made in another tab perhaps.
    #[error("there is a vault already")]
    AlreadyThere,
    /// There is none any more.
    #[error("there is no vault")]
    Gone,
    /// What is stored cannot be read.
    #[error(transparent)]
    NotSealed(#[from] NotSealed),
    /// No WebCrypto, or no Web Locks: no secure context.
    #[error("the browser has no WebCrypto here")]
    NoCipher,
    /// The browser's storage refused.
    #[error(transparent)]
    Storage(#[from] StorageRefused),
}

impl From<NoCipher> for VaultError {
    fn from(_: NoCipher) -> Self {
        Self::NoCipher
    }
}

impl From<locks::NoLocks> for VaultError {
    fn from(_: locks::NoLocks) -> Self {
        Self::NoCipher
    }
}
