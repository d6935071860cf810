//! How a page comes to the token: the link that the relay prints carries a one-time code, and whoever has the code gets the
//! token for it, once. Guesses are answered one after the other, and slowly.

use crate::{
    refusal::{Code, Refusal},
    token::{NoRandom, Token},
};
use api::Secret;
use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};
use tokio::time::sleep;

/// Shows a person the link that works next.
pub type ShowLink = Box<dyn Fn(&str) + Send + Sync>;

/// The code of the moment, and where its link leads.
pub struct Pairing {
    token: Token,
    home: String,
    code: Mutex<Token>,
    show: ShowLink,
    slow: Duration,
    guesses: tokio::sync::Mutex<()>,
}

impl Pairing {
    /// Draws the first code. `home` is where the app is served; a wrong token or code takes `slow` to be refused.
    ///
    /// # Errors
    /// [`NoRandom`]
    pub fn new(token: Token, home: String, slow: Duration, show: ShowLink) -> Result<Self, NoRandom> {
        Ok(Self { token, home, code: Mutex::new(Token::random()?), show, slow, guesses: tokio::sync::Mutex::default() })
    }

    /// The link that works next.
    pub fn link(&self) -> String {
        let code = self.code.lock().unwrap_or_else(PoisonError::into_inner);
        format!("{}/#pair={}", self.home, code.expose())
    }

    /// The token for the code; from then on another code counts, and its link is shown.
    ///
    /// # Errors
    /// [`Code::PairingCode`]
    pub fn exchange(&self, code: &Secret) -> Result<&Token, Refusal> {
        {
            let mut valid = self.code.lock().unwrap_or_else(PoisonError::into_inner);
            if !valid.is(code.expose().as_bytes()) {
                return Err(Refusal::unsent(
                    Code::PairingCode,
                    "this link was used already, or is another relay's; open the one that the relay printed last",
                ));
            }
            *valid = Token::random().map_err(|no_random| Refusal::unsent(Code::Internal, no_random.to_string()))?;
        }
        (self.show)(&self.link());
        Ok(&self.token)
    }

    /// Waits before a guess is refused. All guesses share one queue, however many connections they come on.
    pub async fn slow_down(&self, refusal: &Refusal) {
        if matches!(refusal.code, Code::Token | Code::PairingCode) {
            let _turn = self.guesses.lock().await;
            sleep(self.slow).await;
        }
    }
}
