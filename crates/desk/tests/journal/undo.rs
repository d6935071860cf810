//! Taking changes back.

use crate::example::*;
use desk::journal::{Answered, Effect, Entry, ProxyBefore, Refusal, Request, Tag};

fn done(request: Request, proxies: Vec<ProxyBefore>) -> Entry {
    let mut entry = entry(request, before(proxies));
    entry.answered(Answered::Done(Effect { proxies: ids(&[21, 22]), ..Effect::default() }), 0);
    entry
}

fn calls(requests: &[Request]) -> Vec<String> {
    requests.iter().map(|request| format!("{}?{}", request.kind().function(), request.parameters())).collect()
}

#[test]
fn types_go_back_to_what_they_were() {
    let typed = |id, name: &str| ProxyBefore { row_type: Some(name.to_owned()), ..proxy_before(id) };
    let entry = done(set_type(), vec![typed(10, "http"), typed(11, "socks"), typed(12, "auto"), typed(15, "http")]);
    assert_eq!(calls(&entry.undo()), ["settype?ids=10,15&type=http"]);
}

#[test]
fn comments_go_back_to_what_they_were_one_call_each() {
    let commented = |id, comment: &str| ProxyBefore { comment: Some(comment.to_owned()), ..proxy_before(id) };
    let proxies = vec![commented(15, "b"), commented(16, ""), commented(17, "b"), commented(18, "new")];
    let entry = done(set_comment(Some("new")), proxies);
    assert_eq!(calls(&entry.undo()), ["setdescr?ids=16&new=", "setdescr?ids=15,17&new=b"]);
}

#[test]
fn what_one_call_renamed_goes_back_in_as_many_as_the_ids_need() {
    let commented = |id| ProxyBefore { comment: Some("old".to_owned()), ..proxy_before(id) };
    let entry = done(set_comment(Some("new")), (0..401).map(|id| commented(9_000_000_000 + id)).collect());
    let undo = entry.undo();
    assert_eq!(undo.len(), 3);
    for call in calls(&undo) {
        assert!(call.len() < 2_300 && call.ends_with("&new=old"), "{call}");
    }
}

#[test]
fn what_was_not_done_and_what_cannot_be_undone() {
    let mut refused = entry(set_comment(None), before(vec![proxy_before(15)]));
    refused.answered(Answered::Refused(Refusal::NeverSent), 0);
    assert_eq!(refused.undo(), []);
    assert_eq!(done(delete(), vec![proxy_before(15)]).undo(), []);
}

#[test]
fn the_users_own_comment_comes_back_after_a_purchase() {
    let restored =
        |comment| done(buy(2, comment), vec![]).restore_comment().map(|request| calls(&[request])[0].clone());
    let tag = Tag::new(TAG);
    assert_eq!(restored(Some("shop")), Some(format!("setdescr?old=shop%20{tag}&new=shop")));
    assert_eq!(restored(None), Some(format!("setdescr?old={tag}&new=")));
    assert_eq!(restored(Some(&"x".repeat(39))), None, "it was never changed");
    assert_eq!(lost(buy(2, None), before(vec![])).restore_comment(), None);
}
