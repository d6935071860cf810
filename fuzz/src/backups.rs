//! Any text as a sealed file, as a backup, and as a vault's contents: what is read is written as the same again.

use api::Secret;
use desk::{
    preferences::Preferences,
    vault::{Contents, Purpose, Sealed, backup::Backup},
};

/// Panics where something would be lost.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    sealed(text);
    let text = Secret::new(text);
    if let Ok(contents) = Contents::parse(&text) {
        keeps(&contents);
    }
    let Ok(backup) = Backup::parse(&text) else { return };
    assert_eq!(Backup::parse(&backup.to_text()).as_ref(), Ok(&backup));
    keeps(&backup.contents);
    let entries = backup.new_entries(&[]);
    let known: Vec<_> = entries.iter().map(|entry| entry.id()).collect();
    assert!(backup.new_entries(&known).is_empty(), "an entry is added once");
    let _ = backup.preview(&Contents::default(), &Preferences::default(), &[]);
}

fn sealed(text: &str) {
    let purposes = [Purpose::Vault, Purpose::Backup, Purpose::ProxyList];
    let opened: Vec<_> = purposes.into_iter().filter_map(|purpose| Sealed::parse(text, purpose).ok()).collect();
    assert!(opened.len() <= 1, "sealed for one purpose");
    for sealed in opened {
        assert_eq!(Sealed::parse(&sealed.to_text(), sealed.sealing.purpose).as_ref(), Ok(&sealed));
        assert!(sealed.sealing.rounds > 0 && !sealed.sealing.authenticated().is_empty());
    }
}

fn keeps(contents: &Contents) {
    assert_eq!(Contents::parse(&contents.to_text()).as_ref(), Ok(contents));
    assert_eq!(&Contents::default().merged(&Contents::default(), contents), contents, "another tab's is kept");
    let restored = Contents::default().restored(contents);
    assert_eq!(&restored, contents, "nothing of a backup is left out");
}
