//! What was bought a moment ago, by whomever: shown before a purchase, for another browser shares neither lock nor journal.

use api::Country;
use proxy6::{Proxy, ProxyId, VersionSeen};
use std::collections::HashSet;

/// How long ago (seconds) a purchase is recent.
const RECENT: i64 = 300;

/// Proxies that were bought together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recent {
    /// When, in unix seconds by the provider's clock.
    pub bought: i64,
    /// How many.
    pub count: u32,
    /// Where.
    pub country: Option<Country>,
    /// Their version.
    pub version: VersionSeen,
    /// Their comment.
    pub comment: String,
}

/// The purchases of the last five minutes in a list that comes page by page.
///
/// All of its pages must be read: the document promises no order, so that a purchase may stand on any of them, and its `state`
/// does not say whether what is expiring counts as active, so that asking for a state could leave out what was bought for a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recents {
    since: i64,
    read: u64,
    named: HashSet<ProxyId>,
    found: Vec<Recent>,
}

impl Recents {
    /// Nothing is read yet; `now` is in unix seconds.
    pub fn before(now: i64) -> Self {
        Self { since: now - RECENT, read: 0, named: HashSet::new(), found: Vec::new() }
    }

    /// Takes a page in. A purchase is told by its second, country, version and comment: the list does not name orders.
    pub fn take_in(&mut self, page: &[Proxy]) {
        self.read += page.len() as u64;
        for proxy in page {
            let Some(bought) = proxy.bought.filter(|bought| *bought >= self.since) else { continue };
            // Pages that shift while they are read name a proxy twice.
            if !self.named.insert(proxy.id) {
                continue;
            }
            let same = |own: &&mut Recent| {
                (own.bought, own.country, own.version, &own.comment)
                    == (bought, proxy.country, proxy.version, &proxy.comment)
            };
            match self.found.iter_mut().find(same) {
                Some(own) => own.count += 1,
                None => self.found.push(Recent {
                    bought,
                    count: 1,
                    country: proxy.country,
                    version: proxy.version,
                    comment: proxy.comment.clone(),
                }),
            }
        }
        self.found.sort_by_key(|own| std::cmp::Reverse(own.bought));
    }

    /// How many lines of the list have been read.
    pub fn read(&self) -> u64 {
        self.read
    }

    /// What was found in them, the newest first.
    pub fn found(&self) -> &[Recent] {
        &self.found
    }
}

#[cfg(test)]
mod tests {
    use super::{Recent, Recents};
    use api::Secret;
    use proxy6::{Proxy, ProxyId, RowType, Version, VersionSeen};

    const NOW: i64 = 1_783_684_800;

    fn proxy(id: u64, bought: Option<i64>, country: &str, comment: &str) -> Proxy {
        Proxy {
            id: ProxyId::new(id),
            ip: "2001:db8::1".to_owned(),
            host: "192.0.2.1".to_owned(),
            port: 8000,
            user: String::new(),
            password: Secret::default(),
            row_type: RowType::Http,
            country: country.parse().ok(),
            date: None,
            date_end: None,
            bought,
            expires: None,
            comment: comment.to_owned(),
            active: true,
            version: VersionSeen::Known(Version::Ipv6),
        }
    }

    #[test]
    fn the_purchases_of_five_minutes_the_newest_first() {
        let list = [
            proxy(1, Some(NOW - 300), "ru", "shop"),
            proxy(2, Some(NOW - 300), "ru", "shop"),
            proxy(2, Some(NOW - 300), "ru", "shop"),
            proxy(3, Some(NOW - 301), "ru", "shop"),
            proxy(4, Some(NOW - 10), "de", ""),
            proxy(5, None, "de", ""),
            // The provider's clock is ahead of ours.
            proxy(6, Some(NOW + 40), "de", ""),
        ];
        let told = |own: &Recent| (own.bought - NOW, own.count, own.country.unwrap().to_string(), own.comment.clone());
        // However the pages fall.
        for page in [1, 2, 7] {
            let mut recents = Recents::before(NOW);
            assert_eq!((recents.read(), recents.found().len()), (0, 0));
            list.chunks(page).for_each(|page| recents.take_in(page));
            assert_eq!(recents.read(), 7);
            assert_eq!(
                recents.found().iter().map(told).collect::<Vec<_>>(),
                [
                    (40, 1, "de".to_owned(), String::new()),
                    (-10, 1, "de".to_owned(), String::new()),
                    (-300, 2, "ru".to_owned(), "shop".to_owned()),
                ]
            );
        }
    }
}
