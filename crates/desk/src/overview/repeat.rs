//! The last purchase once more.

use crate::journal::{Account, Entry, Outcome, Request};
use crate::route::{Page, Route};
use proxy6::Protocol;

/// The Buy page filled with what this account bought last. Nothing is bought by it: price and stock are asked anew, and the
/// person confirms. Entries are the newest first.
pub fn repeat_of_last(account: &Account, entries: &[Entry]) -> Option<Route> {
    let own = entries.iter().filter(|entry| entry.account() == account);
    let bought = own.filter(|entry| matches!(entry.outcome(), Outcome::Done { .. }));
    let mut orders = bought.filter_map(|entry| match entry.request() {
        Request::Buy(order) => Some(order),
        _ => None,
    });
    let order = orders.next()?;
    let mut settings = vec![
        ("count".to_owned(), order.count.to_string()),
        ("period".to_owned(), order.period.to_string()),
        ("version".to_owned(), order.version.unwrap_or_default().to_string()),
        ("country".to_owned(), order.country.lower().to_owned()),
    ];
    if let Some(protocol) = order.protocol.filter(|protocol| *protocol != Protocol::default()) {
        settings.push(("type".to_owned(), protocol.name().to_owned()));
    }
    Some(Route { page: Page::Buy, settings })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Answered, Before, Effect, EntryId, Refusal};

    fn entry(account: &str, country: &str, answered: Answered) -> Entry {
        let order = proxy6::buy::Request {
            count: proxy6::Count::new(5).unwrap(),
            period: proxy6::Period::new(7).unwrap(),
            country: country.parse().unwrap(),
            version: Some(proxy6::Version::Ipv4),
            protocol: Some(Protocol::Socks),
            comment: Some("px6-test-key".parse().unwrap()),
            auto_prolong: false,
            nokey: false,
        };
        let account = Account::proxy6(account);
        let mut entry = Entry::intend(EntryId::new([1; 16]), account, Request::Buy(order), None, Before::default(), 7);
        entry.answered(answered, 8);
        entry
    }

    #[test]
    fn what_this_account_really_bought_last() {
        let entries = [
            entry("2", "us", Answered::Done(Effect::default())),
            entry("1", "fr", Answered::Refused(Refusal::NeverSent)),
            entry("1", "de", Answered::Done(Effect::default())),
            entry("1", "ru", Answered::Done(Effect::default())),
        ];
        let route = repeat_of_last(&Account::proxy6("1"), &entries).unwrap();
        assert_eq!(route.hash(), "#/buy?count=5&period=7&version=4&country=de&type=socks");
        assert_eq!(repeat_of_last(&Account::proxy6("3"), &entries), None);
        assert_eq!(repeat_of_last(&Account::proxy6("1").in_sandbox(), &entries), None);
    }
}
