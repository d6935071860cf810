//! Where the token is kept between two starts.

use crate::{
    private_file::{self, Content, Unusable},
    token::{NoRandom, Token},
};
use std::{
    env,
    path::{Path, PathBuf},
};

/// A token, and the file that holds it.
#[derive(Debug)]
pub struct Kept {
    /// The token.
    pub token: Token,
    /// Others on this computer could read it until now.
    pub was_open: bool,
}

/// Why there is no token.
#[derive(Debug, thiserror::Error)]
pub enum NoToken {
    /// Neither a state folder nor a home folder is known.
    #[error("no place for the token: set HOME, or name a file with --token-file")]
    NoPlace,
    /// The file cannot be used.
    #[error(transparent)]
    Unusable(#[from] Unusable),
    /// See [`NoRandom`].
    #[error(transparent)]
    NoRandom(#[from] NoRandom),
}

/// The file where the token is kept unless `--token-file` names another: in the user's state folder, as the XDG base
/// directory specification has it.
///
/// # Errors
/// [`NoToken::NoPlace`]
pub fn usual_place() -> Result<PathBuf, NoToken> {
    let absolute = |name| env::var_os(name).map(PathBuf::from).filter(|folder| folder.is_absolute());
    let state = absolute("XDG_STATE_HOME")
        .or_else(|| absolute("LOCALAPPDATA"))
        .or_else(|| env::home_dir().filter(|home| home.is_absolute()).map(|home| home.join(".local/state")));
    Ok(state.ok_or(NoToken::NoPlace)?.join("proxydeck/relay-token"))
}

/// Reads the token out of the file at `path`; draws one and writes it there where there is none.
///
/// # Errors
/// [`NoToken`]
pub fn read_or_draw(path: &Path) -> Result<Kept, NoToken> {
    let content = match private_file::read(path)? {
        Some(content) => content,
        None => {
            private_file::create(path, &format!("{}\n", Token::random()?.expose()))?;
            // Read again: where another relay has just written one, that counts.
            private_file::read(path)?.ok_or_else(|| Unusable::new(path, "vanished while it was read"))?
        }
    };
    let Content { text, was_open } = content;
    let token = text.parse().map_err(|not_token| Unusable::new(path, not_token))?;
    Ok(Kept { token, was_open })
}
