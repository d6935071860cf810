use crate::roster::RowView;
use proxy6::{Comment, ProxyId};
use std::collections::BTreeMap;

/// Comments in which a text is replaced by another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replacement {
    /// The comments that come of it, each with the proxies that get it; `None` takes the comment away.
    pub groups: Vec<(Option<Comment>, Vec<ProxyId>)>,
    /// The first of the comments that change: as it is, and as it will be.
    pub examples: Vec<(String, String)>,
    /// The proxies whose comment does not hold the text.
    pub unchanged: usize,
    /// The proxies whose comment would be no comment any more: it would be too long.
    pub refused: usize,
}

/// As many examples as a person reads.
const EXAMPLES: usize = 5;

impl Replacement {
    /// Replaces, to the letter, wherever it stands. An empty text is found nowhere.
    pub fn of<'r>(proxies: impl Iterator<Item = RowView<'r>>, find: &str, with: &str) -> Self {
        let mut own = Self::default();
        let mut groups: BTreeMap<String, Vec<ProxyId>> = BTreeMap::new();
        for proxy in proxies {
            let old = proxy.comment();
            if find.is_empty() || !old.contains(find) {
                own.unchanged += 1;
                continue;
            }
            let new = old.replace(find, with);
            if new == old {
                own.unchanged += 1;
            } else if new.is_empty() || Comment::new(new.as_str()).is_ok() {
                let example = (old.to_owned(), new.clone());
                if own.examples.len() < EXAMPLES && !own.examples.contains(&example) {
                    own.examples.push(example);
                }
                groups.entry(new).or_default().push(proxy.id());
            } else {
                own.refused += 1;
            }
        }
        own.groups = groups.into_iter().map(|(new, ids)| (Comment::new(new).ok(), ids)).collect();
        own
    }

    /// How many proxies change.
    pub fn changed(&self) -> usize {
        self.groups.iter().map(|(_, ids)| ids.len()).sum()
    }
}
