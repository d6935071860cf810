//! PBKDF2 and AES-GCM by WebCrypto. A key cannot be read out again, not even by this page.

use api::Secret;
use js_sys::{Array, JsString, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Crypto, CryptoKey, SubtleCrypto};

/// The browser did not do it: the page is no secure context, for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the browser has no WebCrypto here")]
pub struct NoCipher;

/// The text was not sealed with this key, or was changed since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not sealed with this key")]
pub struct NotOpened;

impl From<JsValue> for NoCipher {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// A key of AES-256.
#[derive(Clone, Debug)]
pub struct Key(CryptoKey);

fn subtle() -> Result<SubtleCrypto, NoCipher> {
    let crypto: Crypto = Reflect::get(&js_sys::global(), &"crypto".into())?.dyn_into()?;
    // Undefined outside of secure contexts, whatever its type says.
    let subtle = Reflect::get(&crypto, &"subtle".into())?;
    subtle.dyn_into().map_err(NoCipher::from)
}

fn object(fields: &[(&str, &JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        // An object of our own takes every field.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

impl Key {
    /// The key that PBKDF2-SHA-256 makes of a passphrase. It takes its time: that is its purpose. The passphrase is taken in
    /// Unicode's form NFKC, so that no keyboard locks anybody out.
    ///
    /// # Errors
    /// [`NoCipher`].
    pub async fn of(passphrase: &Secret, salt: &[u8], rounds: u32) -> Result<Self, NoCipher> {
        let subtle = subtle()?;
        let text = String::from(JsString::from(passphrase.expose()).normalize("NFKC"));
        let typed = Uint8Array::from(text.as_bytes());
        let uses = |names: &[&str]| JsValue::from(names.iter().map(|name| JsValue::from_str(name)).collect::<Array>());
        let raw = subtle.import_key_with_str("raw", &typed, "PBKDF2", false, &uses(&["deriveKey"]))?;
        let raw: CryptoKey = JsFuture::from(raw).await?.dyn_into()?;
        let derivation = object(&[
            ("name", &"PBKDF2".into()),
            ("hash", &"SHA-256".into()),
            ("salt", &Uint8Array::from(salt)),
            ("iterations", &rounds.into()),
        ]);
        let kind = object(&[("name", &"AES-GCM".into()), ("length", &256.into())]);
        let uses = uses(&["encrypt", "decrypt"]);
        let key = subtle.derive_key_with_object_and_object(&derivation, &raw, &kind, false, &uses)?;
        Ok(Self(JsFuture::from(key).await?.dyn_into()?))
    }

    /// Seals a text. The nonce must never have been used with this key.
    ///
    /// # Errors
    /// [`NoCipher`].
    pub async fn seal(&self, nonce: &[u8], authenticated: &[u8], text: &Secret) -> Result<Vec<u8>, NoCipher> {
        let bytes = text.expose().as_bytes();
        let sealed = subtle()?.encrypt_with_object_and_u8_array(&how(nonce, authenticated), &self.0, bytes)?;
        Ok(Uint8Array::new(&JsFuture::from(sealed).await?).to_vec())
    }

    /// Opens what was sealed.
    ///
    /// # Errors
    /// [`NotOpened`]: another key, nonce or authenticated text, or a changed ciphertext.
    pub async fn open(&self, nonce: &[u8], authenticated: &[u8], ciphertext: &[u8]) -> Result<Secret, NotOpened> {
        let open = async || -> Result<Vec<u8>, NoCipher> {
            let opened = subtle()?.decrypt_with_object_and_u8_array(&how(nonce, authenticated), &self.0, ciphertext)?;
            Ok(Uint8Array::new(&JsFuture::from(opened).await?).to_vec())
        };
        let bytes = open().await.map_err(|NoCipher| NotOpened)?;
        String::from_utf8(bytes).map(Secret::new).map_err(|_| NotOpened)
    }
}

fn how(nonce: &[u8], authenticated: &[u8]) -> Object {
    object(&[
        ("name", &"AES-GCM".into()),
        ("iv", &Uint8Array::from(nonce)),
        ("additionalData", &Uint8Array::from(authenticated)),
    ])
}
