//! Texts sealed with a passphrase, by the browser's cipher.

use super::error::VaultError;
use crate::browser::{
    cipher::{Key, NoCipher},
    page,
};
use api::Secret;
use desk::vault::{NONCE, NotSealed, Purpose, SALT, Sealed, Sealing, backup::Backup};

pub(super) async fn seal(key: &Key, sealing: &Sealing, text: &Secret) -> Result<String, NoCipher> {
    let nonce: [u8; NONCE] = page::random_bytes();
    let ciphertext = key.seal(&nonce, &sealing.authenticated(), text).await?;
    Ok(Sealed { sealing: sealing.clone(), nonce, ciphertext }.to_text())
}

pub(super) async fn open(key: &Key, sealed: &Sealed) -> Option<Secret> {
    key.open(&sealed.nonce, &sealed.sealing.authenticated(), &sealed.ciphertext).await.ok()
}

/// A new key of that passphrase, with today's parameters and a salt of its own.
pub(super) async fn new_key(passphrase: &Secret, purpose: Purpose) -> Result<(Key, Sealing), NoCipher> {
    let sealing = Sealing::today(purpose, page::random_bytes::<SALT>());
    Ok((Key::of(passphrase, &sealing.salt, sealing.rounds).await?, sealing))
}

/// Seals a backup with a passphrase of its own.
///
/// # Errors
/// [`NoCipher`].
pub async fn seal_backup(backup: &Backup, passphrase: &Secret) -> Result<String, NoCipher> {
    let (key, sealing) = new_key(passphrase, Purpose::Backup).await?;
    seal(&key, &sealing, &backup.to_text()).await
}

/// Opens a backup file.
///
/// # Errors
/// [`VaultError::NotSealed`], [`VaultError::WrongPassphrase`], [`VaultError::NoCipher`].
pub async fn open_backup(file: &str, passphrase: &Secret) -> Result<Backup, VaultError> {
    let sealed = Sealed::parse(file, Purpose::Backup)?;
    let key = Key::of(passphrase, &sealed.sealing.salt, sealed.sealing.rounds).await?;
    let opened = open(&key, &sealed).await.ok_or(VaultError::WrongPassphrase)?;
    Backup::parse(&opened).map_err(|_| VaultError::NotSealed(NotSealed::Broken))
}
