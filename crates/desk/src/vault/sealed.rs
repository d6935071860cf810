//! A sealed text as it is stored or handed out: the parameters beside the ciphertext, so that they can rise.

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use serde::{Deserialize, Serialize};

/// The rounds of PBKDF2-SHA-256 with which is sealed today (OWASP Password Storage Cheat Sheet, 2023: at least 600,000).
pub const ROUNDS: u32 = 600_000;
/// More than this nobody waits for; a file that wants it is broken or means harm.
const MOST_ROUNDS: u32 = 20_000_000;
/// The length of a salt, in bytes.
pub const SALT: usize = 16;
/// The length of a nonce of AES-GCM, in bytes.
pub const NONCE: usize = 12;
const FORMAT: &str = "proxydeck-sealed";
const VERSION: u32 = 1;

/// What a sealed text is for. One cannot be passed off as the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// The keys of this browser.
    Vault,
    /// A backup file.
    Backup,
    /// The copy of a proxy list for times without a network.
    ProxyList,
    /// What checks said of proxies.
    CheckHistory,
}

/// How a key is made of a passphrase, and for what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealing {
    /// What for.
    pub purpose: Purpose,
    /// The rounds of PBKDF2-SHA-256.
    pub rounds: u32,
    /// The salt.
    pub salt: [u8; SALT],
}

/// A sealed text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// How it is sealed.
    pub sealing: Sealing,
    /// The nonce, never used twice with one key.
    pub nonce: [u8; NONCE],
    /// What AES-256-GCM made of the text, its tag included.
    pub ciphertext: Vec<u8>,
}

/// The text is no sealed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotSealed {
    /// It is something else, or was cut.
    #[error("not a sealed text")]
    Broken,
    /// A newer version of the app sealed it.
    #[error("sealed by a newer version")]
    Newer,
    /// It is sealed for something else.
    #[error("sealed for something else")]
    OtherPurpose,
}

#[derive(Serialize, Deserialize)]
struct Written {
    format: String,
    version: u32,
    purpose: Purpose,
    kdf: String,
    rounds: u32,
    salt: String,
    cipher: String,
    nonce: String,
    sealed: String,
}

const KDF: &str = "PBKDF2-SHA-256";
const CIPHER: &str = "AES-256-GCM";

impl Sealing {
    /// With today's parameters.
    pub fn today(purpose: Purpose, salt: [u8; SALT]) -> Self {
        Self { purpose, rounds: ROUNDS, salt }
    }

    /// Whether it is weaker than what is sealed today.
    pub fn is_outdated(&self) -> bool {
        self.rounds < ROUNDS
    }

    /// What the cipher authenticates besides the text: nobody can exchange the parameters or the purpose unnoticed.
    pub fn authenticated(&self) -> Vec<u8> {
        let Self { purpose, rounds, salt } = self;
        let purpose = match purpose {
            Purpose::Vault => "vault",
            Purpose::Backup => "backup",
            Purpose::ProxyList => "proxy-list",
            Purpose::CheckHistory => "check-history",
        };
        format!("{FORMAT} {VERSION} {purpose} {KDF} {rounds} {} {CIPHER}", BASE64.encode(salt)).into_bytes()
    }
}

impl Sealed {
    /// JSON, for storage and for a file.
    pub fn to_text(&self) -> String {
        let written = Written {
            format: FORMAT.to_owned(),
            version: VERSION,
            purpose: self.sealing.purpose,
            kdf: KDF.to_owned(),
            rounds: self.sealing.rounds,
            salt: BASE64.encode(self.sealing.salt),
            cipher: CIPHER.to_owned(),
            nonce: BASE64.encode(self.nonce),
            sealed: BASE64.encode(&self.ciphertext),
        };
        serde_json::to_string(&written).unwrap_or_default()
    }

    /// Reads what [`Sealed::to_text`] wrote.
    ///
    /// # Errors
    /// [`NotSealed`], for the sentence that a person reads.
    pub fn parse(text: &str, purpose: Purpose) -> Result<Self, NotSealed> {
        #[derive(Deserialize)]
        struct Head {
            format: String,
            version: u32,
        }
        let head: Head = serde_json::from_str(text.trim()).map_err(|_| NotSealed::Broken)?;
        if head.format != FORMAT {
            return Err(NotSealed::Broken);
        }
        if head.version > VERSION {
            return Err(NotSealed::Newer);
        }
        let written: Written = serde_json::from_str(text.trim()).map_err(|_| NotSealed::Broken)?;
        if written.kdf != KDF || written.cipher != CIPHER || !(1..=MOST_ROUNDS).contains(&written.rounds) {
            return Err(NotSealed::Broken);
        }
        if written.purpose != purpose {
            return Err(NotSealed::OtherPurpose);
        }
        let bytes = |text: &str| BASE64.decode(text).map_err(|_| NotSealed::Broken);
        Ok(Self {
            sealing: Sealing {
                purpose,
                rounds: written.rounds,
                salt: bytes(&written.salt)?.try_into().map_err(|_| NotSealed::Broken)?,
            },
            nonce: bytes(&written.nonce)?.try_into().map_err(|_| NotSealed::Broken)?,
            ciphertext: bytes(&written.sealed)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(rounds: u32) -> Sealed {
        let sealing = Sealing { purpose: Purpose::Vault, rounds, salt: [7; SALT] };
        Sealed { sealing, nonce: [9; NONCE], ciphertext: vec![1, 2, 3] }
    }

    const WRITTEN: &str = r#"{"format":"proxydeck-sealed","version":1,"purpose":"vault","kdf":"PBKDF2-SHA-256","rounds":600000,"salt":"BwcHBwcHBwcHBwcHBwcHBw==","cipher":"AES-256-GCM","nonce":"CQkJCQkJCQkJCQkJ","sealed":"AQID"}"#;

    #[test]
    fn as_it_is_written() {
        assert_eq!(sealed(ROUNDS).to_text(), WRITTEN);
        assert_eq!(Sealed::parse(WRITTEN, Purpose::Vault), Ok(sealed(600_000)));
    }

    #[test]
    fn fewer_rounds_open_and_are_told_from_today_s() {
        let old = Sealed::parse(&sealed(100_000).to_text(), Purpose::Vault).unwrap();
        assert!(old.sealing.is_outdated());
        assert!(!sealed(600_000).sealing.is_outdated());
        assert!(!sealed(1_000_000).sealing.is_outdated());
    }

    #[test]
    fn what_is_no_sealed_text() {
        for (text, why) in [
            ("", NotSealed::Broken),
            ("{}", NotSealed::Broken),
            (&WRITTEN[..120], NotSealed::Broken),
            (&WRITTEN.replace("600000", "0"), NotSealed::Broken),
            (&WRITTEN.replace("600000", "4000000000"), NotSealed::Broken),
            (&WRITTEN.replace("PBKDF2-SHA-256", "MD5"), NotSealed::Broken),
            (&WRITTEN.replace("CQkJ", "CQk"), NotSealed::Broken),
            (&WRITTEN.replace(r#""version":1"#, r#""version":2"#), NotSealed::Newer),
            (&WRITTEN.replace(r#""vault""#, r#""backup""#), NotSealed::OtherPurpose),
        ] {
            assert_eq!(Sealed::parse(text, Purpose::Vault), Err(why), "{text}");
        }
    }

    #[test]
    fn the_parameters_are_authenticated() {
        let of = |rounds| sealed(rounds).sealing.authenticated();
        assert_ne!(of(600_000), of(600_001));
        let other = Sealing { purpose: Purpose::Backup, ..sealed(600_000).sealing };
        assert_ne!(of(600_000), other.authenticated());
    }
}
