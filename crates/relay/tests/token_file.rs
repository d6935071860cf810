//! The file of the token: made closed to others, and closed where it was not.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test's failure"
)]

use relay::token_file::{NoToken, read_or_draw};
use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
    path::{Path, PathBuf},
    thread,
};

/// A folder of its own, removed when dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("token-file-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str, text: &str, mode: u32) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn drawn_once_and_read_from_then_on() {
    let folder = Folder::new("drawn");
    let path = folder.0.join("state/proxydeck/relay-token");
    let drawn = read_or_draw(&path).unwrap();
    assert!(!drawn.was_open);
    assert_eq!(mode(&path), 0o600);
    assert_eq!(fs::read_to_string(&path).unwrap(), format!("{}\n", drawn.token.expose()));
    assert_eq!(read_or_draw(&path).unwrap().token.expose(), drawn.token.expose());
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing else is left there");
}

#[test]
fn relays_that_start_at_once_agree() {
    let folder = Folder::new("at-once");
    let path = folder.0.join("relay-token");
    let start = || {
        let path = path.clone();
        thread::spawn(move || read_or_draw(&path).map(|kept| kept.token.expose().to_owned()))
    };
    let tokens = [(); 8].map(|()| start()).map(|one| one.join().unwrap().unwrap());
    let kept = fs::read_to_string(&path).unwrap();
    assert!(tokens.iter().all(|token| *token == kept.trim_end()), "{tokens:?} {kept}");
}

#[test]
fn what_others_could_read_is_closed_and_said() {
    let folder = Folder::new("open");
    for wide in [0o644, 0o640, 0o606, 0o777] {
        let path = folder.file("relay-token", "00112233445566778899aabbccddeeff\n", wide);
        assert!(read_or_draw(&path).unwrap().was_open);
        assert_eq!(mode(&path) & 0o077, 0, "{wide:o}");
        assert!(!read_or_draw(&path).unwrap().was_open);
    }
}

#[test]
fn what_is_no_token_is_refused_and_kept() {
    let folder = Folder::new("none");
    for text in ["", "\n", "short", "00112233 445566778899aabbccddeeff", "two\nlines-that-are-long-enough-for-it"] {
        let path = folder.file("relay-token", text, 0o600);
        let error = read_or_draw(&path).unwrap_err();
        assert!(matches!(error, NoToken::Unusable(_)), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
    assert!(matches!(read_or_draw(&folder.0), Err(NoToken::Unusable(_))), "a folder");
    assert!(matches!(read_or_draw(Path::new("/proc/nowhere/token")), Err(NoToken::Unusable(_))), "no such place");
    let dangling = folder.0.join("dangling");
    symlink(folder.0.join("nothing"), &dangling).unwrap();
    assert!(matches!(read_or_draw(&dangling), Err(NoToken::Unusable(_))), "a link to nothing");
}
