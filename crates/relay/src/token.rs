//! What a client has to know: 128 random bits, or a text of the owner's that is no shorter.

use api::Secret;
use ring::rand::{SecureRandom, SystemRandom};
use std::str::FromStr;
use subtle::ConstantTimeEq;

/// Bytes of a token that the relay draws: 128 bits.
const RANDOM: usize = 16;
/// Characters that hold 128 bits even in base64; hexadecimal digits take 32.
const SHORTEST: usize = 22;
/// More is no token but some other file.
const LONGEST: usize = 256;

/// A token, or a one-time code. Compared in constant time; its `Debug` shows nothing.
#[derive(Clone, Debug)]
pub struct Token(Secret);

/// A text that is no token. Does not show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is no token: one line of 22 to 256 letters, digits or signs, as `openssl rand -hex 16` writes it")]
pub struct NotToken;

/// The system has no random numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the system gives no random numbers for the token")]
pub struct NoRandom;

impl Token {
    /// Draws one: 32 hexadecimal digits.
    ///
    /// # Errors
    /// [`NoRandom`]
    pub fn random() -> Result<Self, NoRandom> {
        let mut bytes = [0; RANDOM];
        SystemRandom::new().fill(&mut bytes).map_err(|_| NoRandom)?;
        Ok(Self(Secret::new(format!("{:032x}", u128::from_be_bytes(bytes)))))
    }

    /// The text, for the file and for the one client that may see it.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }

    /// Whether it is this text. How long that takes depends on nothing but the lengths.
    pub fn is(&self, text: &[u8]) -> bool {
        self.expose().as_bytes().ct_eq(text).into()
    }
}

impl FromStr for Token {
    type Err = NotToken;

    fn from_str(text: &str) -> Result<Self, NotToken> {
        let text = text.trim_ascii();
        let fits = (SHORTEST..=LONGEST).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
        if fits { Ok(Self(Secret::new(text))) } else { Err(NotToken) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_draw_is_another_one_of_128_bits() {
        let (one, other) = (Token::random().unwrap(), Token::random().unwrap());
        assert!(one.expose().len() == 32 && one.expose().bytes().all(|byte| byte.is_ascii_hexdigit()));
        assert!(!one.is(other.expose().as_bytes()));
        assert!(!format!("{one:?}").contains(one.expose()));
    }

    #[test]
    fn it_is_itself_and_nothing_else() {
        let token: Token = " 00112233445566778899aabbccddeeff\n".parse().unwrap();
        assert!(token.is(b"00112233445566778899aabbccddeeff"));
        for other in ["", "0", "00112233445566778899aabbccddeefe", "00112233445566778899aabbccddeeff0"] {
            assert!(!token.is(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn a_text_of_less_than_128_bits_is_none() {
        for text in ["", "secret", "0123456789abcdef01234", "0011 2233 4455 6677 8899 aabb", &"a".repeat(257)] {
            assert!(text.parse::<Token>().is_err(), "{text}");
        }
        assert!("AAECAwQFBgcICQoLDA0ODw".parse::<Token>().is_ok());
    }
}
