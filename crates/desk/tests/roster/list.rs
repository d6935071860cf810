//! What the roster holds after any sequence of pages, refreshes and actions.

use crate::proxies::{any_proxy, proxy};
use desk::roster::{Roster, RowView};
use proptest::prelude::*;
use proxy6::{Protocol, Proxy, ProxyId};

#[derive(Clone, Debug)]
enum Step {
    Extend(Vec<Proxy>),
    Refresh(Vec<Vec<Proxy>>),
    Replace(Vec<Proxy>),
    Remove(Vec<u64>),
    SetType(Vec<u64>, Protocol),
    SetComment(Vec<u64>, String),
    Rename(String, String),
    SetExpires(u64, i64),
}

fn any_step() -> impl Strategy<Value = Step> {
    let page = || prop::collection::vec(any_proxy(1..12), 0..6);
    let ids = || prop::collection::vec(1..14_u64, 0..4);
    let comment = || prop::sample::select(vec!["", "shop", "Shop 2", "new"]).prop_map(str::to_owned);
    prop_oneof![
        page().prop_map(Step::Extend),
        prop::collection::vec(page(), 0..3).prop_map(Step::Refresh),
        page().prop_map(Step::Replace),
        ids().prop_map(Step::Remove),
        (ids(), prop::sample::select(Protocol::ALL.to_vec())).prop_map(|(ids, to)| Step::SetType(ids, to)),
        (ids(), comment()).prop_map(|(ids, to)| Step::SetComment(ids, to)),
        (comment(), comment()).prop_map(|(old, new)| Step::Rename(old, new)),
        (1..14_u64, any::<i32>()).prop_map(|(id, at)| Step::SetExpires(id, at.into())),
    ]
}

/// The same text, divided elsewhere: a user name may hold what stands between it and the password.
#[test]
fn a_login_that_is_divided_otherwise_is_another_login() {
    let with = |user: &str, password: &str| {
        let password = api::Secret::new(password);
        Proxy { user: user.to_owned(), password, ..proxy(1) }
    };
    let mut roster = Roster::default();
    for (user, password) in [("a:b", "c"), ("a", "b:c"), ("a:b", "c")] {
        roster.extend(&[with(user, password)]);
        let logins: Vec<_> =
            roster.iter().map(|row| (row.user().to_owned(), row.password().expose().to_owned())).collect();
        assert_eq!(logins, [(user.to_owned(), password.to_owned())]);
    }
}

fn numbers(ids: &[u64]) -> Vec<ProxyId> {
    ids.iter().copied().map(ProxyId::new).collect()
}

fn take_in(model: &mut Vec<Proxy>, page: &[Proxy]) {
    for proxy in page {
        match model.iter_mut().find(|known| known.id == proxy.id) {
            Some(known) => *known = proxy.clone(),
            None => model.push(proxy.clone()),
        }
    }
}

fn apply(step: Step, roster: &mut Roster, model: &mut Vec<Proxy>) {
    match step {
        Step::Extend(page) => {
            roster.extend(&page);
            take_in(model, &page);
        }
        Step::Refresh(pages) => {
            let refresh = roster.begin_refresh();
            for page in &pages {
                roster.extend(page);
                take_in(model, page);
            }
            assert!(roster.finish_refresh(refresh));
            model.retain(|known| pages.iter().flatten().any(|proxy| proxy.id == known.id));
        }
        Step::Replace(page) => {
            roster.replace(&page);
            take_in(model, &page);
            model.retain(|known| page.iter().any(|proxy| proxy.id == known.id));
        }
        Step::Remove(ids) => {
            roster.remove(&numbers(&ids));
            model.retain(|known| !ids.contains(&known.id.get()));
        }
        Step::SetType(ids, protocol) => {
            roster.set_type(&numbers(&ids), protocol);
            let named = model.iter_mut().filter(|known| ids.contains(&known.id.get()));
            named.for_each(|known| known.row_type = protocol.name().to_owned().into());
        }
        Step::SetComment(ids, comment) => {
            roster.set_comment(&numbers(&ids), &comment);
            let named = model.iter_mut().filter(|known| ids.contains(&known.id.get()));
            named.for_each(|known| known.comment = comment.clone());
        }
        Step::Rename(old, new) => {
            roster.rename_comment(&old, &new);
            model.iter_mut().filter(|known| known.comment == old).for_each(|known| known.comment = new.clone());
        }
        Step::SetExpires(id, at) => {
            roster.set_expires(ProxyId::new(id), at);
            model.iter_mut().filter(|known| known.id.get() == id).for_each(|known| known.expires = Some(at));
        }
    }
}

fn seen(row: RowView<'_>) -> Proxy {
    Proxy {
        id: row.id(),
        ip: row.ip().to_owned(),
        host: row.host().to_owned(),
        port: row.port(),
        user: row.user().to_owned(),
        password: row.password(),
        row_type: row.row_type(),
        country: row.country(),
        date: None,
        date_end: None,
        bought: row.bought(),
        expires: row.expires(),
        comment: row.comment().to_owned(),
        active: row.active(),
        version: row.version(),
    }
}

proptest! {
    #[test]
    fn holds_what_a_list_would_hold(steps in prop::collection::vec(any_step(), 0..20)) {
        let (mut roster, mut model) = (Roster::default(), Vec::new());
        for step in steps {
            apply(step, &mut roster, &mut model);
            prop_assert_eq!(roster.iter().map(seen).collect::<Vec<_>>(), model.clone());
            for (number, known) in (0..).zip(&model) {
                prop_assert_eq!(roster.number_of(known.id), Some(number));
                prop_assert_eq!(roster.get(known.id).map(seen), Some(known.clone()));
                let line = format!("{}:{}:{}:{}", known.host, known.port, known.user, known.password.expose());
                prop_assert_eq!(roster.row(number).map(|row| row.connection().expose().to_owned()), Some(line));
            }
            prop_assert_eq!(roster.len(), model.len());
            prop_assert!((0..20).all(|id| roster.get(ProxyId::new(id)).is_some() == model.iter().any(|p| p.id.get() == id)));
        }
    }
}

#[test]
fn a_deletion_during_a_refresh_drops_nothing_else() {
    let mut roster = Roster::default();
    roster.extend(&[proxy(1), proxy(2), proxy(3)]);
    let refresh = roster.begin_refresh();
    roster.extend(&[proxy(1)]);
    roster.remove(&[ProxyId::new(1)]);
    // Had the page held two, proxy 2 would now stand on the page that was read before.
    roster.extend(&[proxy(3)]);
    assert!(!roster.finish_refresh(refresh));
    assert_eq!(roster.iter().map(|row| row.id().get()).collect::<Vec<_>>(), [2, 3]);
}

#[test]
fn debug_shows_no_password() {
    let mut roster = Roster::default();
    roster.extend(&[proxy(1)]);
    assert!(!format!("{roster:?}").contains("iagn2d"));
}
