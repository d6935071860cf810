//! A hundred thousand rows: nothing is lost on the way. What grows with the square of the rows would not end.

use crate::proxies::{NOW, looking, proxy};
use api::Secret;
use desk::roster::{Column, Filter, Group, GroupBy, Roster, Selection, SortKey, View};
use proxy6::Proxy;

fn many() -> Vec<Proxy> {
    let countries = ["de", "ru", "us", "fr", "gb", "jp", "br", "in"].map(|code| code.parse().ok());
    let mut state = 12_345_u32;
    let mut random = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % below
    };
    (0..100_000)
        .map(|id| Proxy {
            ip: format!("2001:db8:{:x}:{:x}::{:x}", random(65_536), random(65_536), random(65_536)),
            host: format!("192.0.2.{}", random(256)),
            port: u16::try_from(1_024 + random(60_000)).unwrap(),
            user: format!("{:06x}", random(1 << 24)),
            password: Secret::new(format!("{:06x}", random(1 << 24))),
            country: countries[random(8) as usize],
            expires: Some(NOW + i64::from(random(90 * 86_400))),
            comment: format!("City {}", random(997)),
            ..proxy(id)
        })
        .collect()
}

#[test]
fn a_hundred_thousand_rows() {
    let list = many();
    let mut roster = Roster::default();
    list.chunks(1_000).for_each(|page| roster.extend(page));
    roster.replace(&list);
    looking(|context| {
        let view = |filter: &str, keys: &[SortKey]| View::new(&roster, &Filter::parse(filter).unwrap(), keys, context);
        let mut selection = Selection::default();
        let all = view("", &[]);
        selection.select_all(&roster, &all);
        assert_eq!(selection.len(), 100_000);
        for filter in ["1", "12", "12.", "12.3", "abc", "germany", "city 99", "2001:db8:ab", "country:de expires:<3d 7"]
        {
            let narrow = view(filter, &[]);
            assert_eq!(selection.beyond(&roster, &narrow), 100_000 - narrow.len(), "{filter}");
        }
        for column in
            [Column::Comment, Column::User, Column::Host, Column::Ip, Column::Port, Column::Country, Column::Expires]
        {
            assert_eq!(view("", &[SortKey::ascending(column)]).len(), 100_000, "{column:?}");
        }
        let groups = Group::of(&roster, &all, GroupBy::ExpiryDay, context);
        assert_eq!(groups.len(), 91);
    });
}
