//! What is remembered before a call, what has to be read for that, and the lock that is held meanwhile.

use crate::example::*;
use desk::journal::{Account, Before, Need, ProxyBefore, Request, SlotBefore, Survey};
use proxy6::{ProxyId, delete, setdescr};
use soax::partner::{detach_ip, ip_list::Slot, update_ip};

fn slot(number: Option<u32>, ip: &str) -> Slot {
    Slot { number, ip: Some(ip.to_owned()), comment: format!("at {ip}") }
}

fn survey() -> Survey {
    Survey {
        account: account(),
        balance: None,
        currency: None,
        prices: vec![],
        proxies: vec![proxy(15, "shop"), proxy(16, "shop"), proxy(17, "other")],
        slots: vec![slot(Some(1), "192.0.2.1"), slot(Some(2), "2001:db8::2"), slot(None, "192.0.2.3")],
    }
}

fn remembered(request: &Request) -> Before {
    Before::of(request, false, &survey(), 0)
}

#[test]
fn a_call_by_comment_concerns_the_proxies_that_have_it() {
    let shop = || "shop".parse().unwrap();
    let renamed = setdescr::Request { target: setdescr::Target::Old(shop()), new: "new".parse().ok() };
    for request in [Request::Delete(delete::Request::Comment(shop())), Request::SetComment(renamed)] {
        assert_eq!(request.need(false), Need::Comment(shop()));
        assert_eq!(remembered(&request).ids().collect::<Vec<_>>(), [15, 16].map(ProxyId::new));
    }
}

/// A purchase without a tag is settled by what has its comment; one with a tag by that alone.
#[test]
fn a_purchase_remembers_what_could_be_taken_for_it() {
    for (tagged, known) in [(false, &[15, 16][..]), (true, &[])] {
        let before = Before::of(&buy(1, Some("shop")), tagged, &survey(), 0);
        assert_eq!(before.ids().collect::<Vec<_>>(), known.iter().copied().map(ProxyId::new).collect::<Vec<_>>());
    }
}

#[test]
fn a_change_of_slots_remembers_those_that_it_overwrites() {
    let at = |number, ip: &str| SlotBefore { number, ip: Some(ip.to_owned()), comment: format!("at {ip}") };
    let change = update_ip::Change { ip: "192.0.2.9".parse().unwrap(), slot: 2, comment: None };
    let addresses = ["192.0.2.3", "2001:DB8:0::2"].map(|address| address.parse().unwrap()).to_vec();
    for (request, slots) in [
        (Request::UpdateIp(update_ip::Request { changes: vec![change] }), vec![at(Some(2), "2001:db8::2")]),
        (Request::DetachIp(detach_ip::Request::Slots(vec![1, 7])), vec![at(Some(1), "192.0.2.1")]),
        (
            Request::DetachIp(detach_ip::Request::Addresses(addresses)),
            vec![at(Some(2), "2001:db8::2"), at(None, "192.0.2.3")],
        ),
    ] {
        assert_eq!(request.need(false), Need::Slots);
        let before = remembered(&request);
        assert_eq!(before.slots, slots, "{request:?}");
        assert_eq!(before.ids().count(), 0, "{request:?}");
    }
}

#[test]
fn a_binding_to_addresses_concerns_no_proxy() {
    let request = Request::IpAuth(proxy6::ipauth::Request::Clear);
    assert_eq!(request.need(false), Need::Account);
    assert_eq!(remembered(&request).ids().count(), 0);
    assert_eq!(remembered(&request).slots, []);
}

/// Two tabs that named the lock of one account differently would both spend.
#[test]
fn every_account_has_a_lock_of_its_own_and_always_the_same() {
    let accounts = [
        Account::proxy6("1"),
        Account::proxy6("2"),
        Account::soax("1"),
        Account::proxy6("1").in_sandbox(),
        Account::soax("1").in_sandbox(),
    ];
    let names: std::collections::HashSet<_> = accounts.iter().map(Account::lock_name).collect();
    assert_eq!(names.len(), accounts.len(), "{names:?}");
    assert_eq!(accounts[0].lock_name(), Account::proxy6("1").lock_name());
}

/// What [`desk::journal::Entry::undo`] and settling go by, and nothing else of a proxy.
#[test]
fn each_change_remembers_what_it_changes() {
    let of_15 =
        |request: &Request| remembered(request).proxies.into_iter().find(|own| own.id == ProxyId::new(15)).unwrap();
    let expires = ProxyBefore { expires: Some(NOW + 7 * DAY), ..proxy_before(15) };
    assert_eq!((of_15(&prolong()), of_15(&delete())), (expires.clone(), expires));
    assert_eq!(of_15(&set_type()), ProxyBefore { row_type: Some("http".to_owned()), ..proxy_before(15) });
    assert_eq!(of_15(&set_comment(None)), ProxyBefore { comment: Some("shop".to_owned()), ..proxy_before(15) });
}

#[test]
fn what_is_read_before_a_call_is_what_settling_compares() {
    let shop = Some("shop");
    assert_eq!(buy(1, shop).need(false), Need::Comment("shop".parse().unwrap()));
    assert_eq!(buy(1, None).need(false), Need::List);
    // The tag alone recognises the purchase.
    assert_eq!(buy(1, shop).need(true), Need::Account);
    for (request, concerned) in [
        (prolong(), &[15, 16][..]),
        (delete(), &[15, 16]),
        (set_comment(None), &[15, 16]),
        (set_type(), &[10, 11, 12, 15]),
    ] {
        assert_eq!(request.need(false), Need::Proxies(ids(concerned)), "{request:?}");
    }
}
