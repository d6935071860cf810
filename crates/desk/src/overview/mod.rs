//! How things stand: what expires when, what to be reminded of, what was bought last.

mod reminders;
mod repeat;
mod timeline;

pub use reminders::{Reminder, calendar_file};
pub use repeat::repeat_of_last;
pub use timeline::{DayCount, expiring_within, timeline};

const DAY: i64 = 86_400;

#[cfg(test)]
fn test_roster(proxies: &[(u64, i64)]) -> crate::roster::Roster {
    let proxy = |(id, expires): &(u64, i64)| proxy6::Proxy {
        id: proxy6::ProxyId::new(*id),
        ip: String::new(),
        host: format!("192.0.2.{id}"),
        port: 8_000,
        user: "login".to_owned(),
        password: api::Secret::new("secret"),
        row_type: proxy6::RowType::Http,
        country: "ru".parse().ok(),
        date: None,
        date_end: None,
        bought: None,
        expires: Some(*expires),
        comment: String::new(),
        active: true,
        version: proxy6::VersionSeen::Known(proxy6::Version::Ipv4),
    };
    let mut roster = crate::roster::Roster::default();
    roster.extend(&proxies.iter().map(proxy).collect::<Vec<_>>());
    roster
}
