//! The vault: what is kept of a person's keys, how it is sealed, when it is locked. The cipher itself is the browser's.

pub mod attempts;
pub mod backup;
mod contents;
pub mod idle;
mod sealed;
pub mod strength;

pub use contents::{Contents, NotContents};
pub use sealed::{NONCE, NotSealed, Purpose, ROUNDS, SALT, Sealed, Sealing};

/// Whether sites of other people, or other projects of the same person, read the same browser storage as a page of this host:
/// all pages of `name.github.io` are one origin, whatever stands behind the slash.
pub fn shares_storage(host: &str) -> bool {
    host.ends_with(".github.io")
}

#[cfg(test)]
mod tests {
    use super::shares_storage;

    #[test]
    fn pages_of_one_name_share_storage() {
        assert!(shares_storage("somebody.github.io"));
        assert!(!shares_storage("github.io.example.org"));
        assert!(!shares_storage("127.0.0.1"));
    }
}
