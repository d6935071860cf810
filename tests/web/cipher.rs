//! WebCrypto as the vault uses it.

use api::Secret;
use proxydeck::browser::cipher::{Key, NotOpened};
use wasm_bindgen_test::wasm_bindgen_test;

const SALT: [u8; 16] = [7; 16];
const NONCE: [u8; 12] = [9; 12];

/// From another implementation: Node's `crypto.pbkdf2Sync("pass", salt, 1000, 32, "sha256")`, then `aes-256-gcm` over "text"
/// with "how" as additional data; ciphertext and tag.
const SEALED: &str = "c7bdd71c32aba433f0780c5efb11e30f17a16dd9";

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[wasm_bindgen_test]
async fn as_other_implementations_do() {
    let key = Key::of(&Secret::new("pass"), &SALT, 1_000).await.unwrap();
    let sealed = key.seal(&NONCE, b"how", &Secret::new("text")).await.unwrap();
    assert_eq!(hex(&sealed), SEALED);
    assert_eq!(key.open(&NONCE, b"how", &sealed).await, Ok(Secret::new("text")));
}

#[wasm_bindgen_test]
async fn nothing_opens_but_the_same() {
    let key = Key::of(&Secret::new("pass"), &SALT, 1_000).await.unwrap();
    let sealed = key.seal(&NONCE, b"how", &Secret::new("text")).await.unwrap();
    let other = Key::of(&Secret::new("Pass"), &SALT, 1_000).await.unwrap();
    let other_rounds = Key::of(&Secret::new("pass"), &SALT, 1_001).await.unwrap();
    assert_eq!(other.open(&NONCE, b"how", &sealed).await, Err(NotOpened));
    assert_eq!(other_rounds.open(&NONCE, b"how", &sealed).await, Err(NotOpened));
    assert_eq!(key.open(&[8; 12], b"how", &sealed).await, Err(NotOpened));
    assert_eq!(key.open(&NONCE, b"other", &sealed).await, Err(NotOpened));
    let mut changed = sealed.clone();
    changed[0] ^= 1;
    assert_eq!(key.open(&NONCE, b"how", &changed).await, Err(NotOpened));
    assert_eq!(key.open(&NONCE, b"how", &[]).await, Err(NotOpened));
}

#[wasm_bindgen_test]
async fn one_passphrase_however_the_keyboard_writes_it() {
    let composed = Key::of(&Secret::new("\u{e9}"), &SALT, 1).await.unwrap();
    let sealed = composed.seal(&NONCE, b"", &Secret::new("text")).await.unwrap();
    let decomposed = Key::of(&Secret::new("e\u{301}"), &SALT, 1).await.unwrap();
    assert_eq!(decomposed.open(&NONCE, b"", &sealed).await, Ok(Secret::new("text")));
}
