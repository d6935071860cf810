//! A backup: everything that a person would miss, in one file, and what taking it in would change.

use super::{Contents, NotContents};
use crate::journal::{Entry, EntryId};
use crate::preferences::Preferences;
use api::Secret;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashSet};

/// What is in the file, once it is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// When it was made, in seconds since 1970.
    pub made_at: i64,
    /// The accounts with their keys.
    pub contents: Contents,
    /// What was chosen for the browser.
    pub preferences: Preferences,
    /// The journal's records as they are stored: a newer version's too.
    pub journal: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Written {
    made_at: i64,
    contents: String,
    preferences: BTreeMap<String, String>,
    journal: Vec<String>,
}

/// What taking a backup in would change. Names are those that the person gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// Accounts that would be added.
    pub added: Vec<String>,
    /// Accounts whose keys, names or other particulars would be replaced; by the name that they have now.
    pub replaced: Vec<String>,
    /// How many accounts are the same in both.
    pub same: usize,
    /// The names of the settings that would become others.
    pub settings: Vec<String>,
    /// Entries of the journal that would be added.
    pub entries: usize,
}

impl Preview {
    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.replaced.is_empty() && self.settings.is_empty() && self.entries == 0
    }
}

impl Backup {
    /// JSON with every key in the clear: to be sealed at once.
    pub fn to_text(&self) -> Secret {
        let written = Written {
            made_at: self.made_at,
            contents: self.contents.to_text().expose().to_owned(),
            preferences: fields(&self.preferences),
            journal: self.journal.clone(),
        };
        Secret::new(serde_json::to_string(&written).unwrap_or_default())
    }

    /// Reads what [`Backup::to_text`] wrote.
    ///
    /// # Errors
    /// [`NotContents`].
    pub fn parse(text: &Secret) -> Result<Self, NotContents> {
        let written: Written = serde_json::from_str(text.expose()).map_err(|_| NotContents)?;
        Ok(Self {
            made_at: written.made_at,
            contents: Contents::parse(&Secret::new(written.contents))?,
            preferences: Preferences::restore(|name| written.preferences.get(name).cloned()),
            journal: written.journal,
        })
    }

    /// The records of entries that are not among these. An entry that is there stays as it is: it may be settled since.
    pub fn new_entries(&self, known: &[EntryId]) -> Vec<Entry> {
        let mut known: HashSet<EntryId> = known.iter().copied().collect();
        let read = self.journal.iter().filter_map(|record| Entry::from_record(record).ok());
        read.filter(|entry| known.insert(entry.id())).collect()
    }

    /// What taking it in would change.
    pub fn preview(&self, contents: &Contents, preferences: &Preferences, known: &[EntryId]) -> Preview {
        let after = contents.restored(&self.contents);
        let mut preview = Preview { entries: self.new_entries(known).len(), ..Preview::default() };
        let before = contents.proxy6.iter().map(|own| (own.number, &own.name));
        let before: BTreeMap<u32, &String> =
            before.chain(contents.soax.iter().map(|own| (own.number, &own.name))).collect();
        let same: HashSet<u32> = contents
            .proxy6
            .iter()
            .filter(|own| after.proxy6.contains(own))
            .map(|own| own.number)
            .chain(contents.soax.iter().filter(|own| after.soax.contains(own)).map(|own| own.number))
            .collect();
        let all = after.proxy6.iter().map(|own| (own.number, &own.name));
        for (number, name) in all.chain(after.soax.iter().map(|own| (own.number, &own.name))) {
            match before.get(&number) {
                None => preview.added.push(name.clone()),
                Some(_) if same.contains(&number) => preview.same += 1,
                Some(now) => preview.replaced.push((*now).clone()),
            }
        }
        let (own, theirs) = (fields(preferences), fields(&self.preferences));
        let names: std::collections::BTreeSet<&String> = own.keys().chain(theirs.keys()).collect();
        preview.settings = names.into_iter().filter(|name| own.get(*name) != theirs.get(*name)).cloned().collect();
        preview
    }
}

fn fields(preferences: &Preferences) -> BTreeMap<String, String> {
    preferences.store().into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::{Colour, Proxy6Account};
    use crate::preferences::Theme;

    fn account(number: u32, name: &str, key: &str) -> Proxy6Account {
        Proxy6Account { number, name: name.to_owned(), colour: Colour::None, key: Secret::new(key), low_balance: None }
    }

    fn of(accounts: &[Proxy6Account]) -> Contents {
        Contents { proxy6: accounts.to_vec(), soax: Vec::new() }
    }

    fn backup() -> Backup {
        Backup {
            made_at: 1_795_348_800,
            contents: of(&[
                account(1, "work", "px6-test-key"),
                account(2, "new name", "second-test-key"),
                account(3, "third", "third-test-key"),
            ]),
            preferences: Preferences { theme: Theme::Dark, dense_rows: true, ..Preferences::default() },
            journal: vec!["a newer version's record".to_owned()],
        }
    }

    #[test]
    fn written_and_read_again() {
        assert_eq!(Backup::parse(&backup().to_text()), Ok(backup()));
        assert_eq!(Backup::parse(&Secret::new("{}")), Err(NotContents));
    }

    #[test]
    fn what_would_change() {
        let here = of(&[account(1, "work", "px6-test-key"), account(2, "old name", "second-test-key")]);
        let preview = backup().preview(&here, &Preferences::default(), &[]);
        let expected = Preview {
            added: vec!["third".to_owned()],
            replaced: vec!["old name".to_owned()],
            same: 1,
            settings: vec!["dense_rows".to_owned(), "theme".to_owned()],
            entries: 0,
        };
        assert_eq!(preview, expected);
        let taken_in = here.restored(&backup().contents);
        assert!(backup().preview(&taken_in, &backup().preferences, &[]).is_empty());
    }
}
