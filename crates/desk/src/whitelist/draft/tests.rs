use super::*;

fn slot(number: impl Into<Option<u32>>, ip: &str, comment: &str) -> Slot {
    let ip = (!ip.is_empty()).then(|| ip.to_owned());
    Slot { number: number.into(), ip, comment: comment.to_owned() }
}

fn draft() -> Draft {
    Draft::of(&[slot(3, "", "left over"), slot(1, "192.0.2.100", "Main"), slot(2, "192.0.2.101", "")])
}

#[test]
fn slots_in_their_order_and_free_ones_among_them() {
    let draft = draft();
    let numbers: Vec<_> = draft.rows().iter().map(|row| row.number).collect();
    assert_eq!(numbers, [Some(1), Some(2), Some(3)]);
    assert_eq!((draft.taken(), draft.first_free(), draft.is_changed()), (2, Some(2), false));
    assert_eq!(draft.rows()[2].server, Content::default());
}

#[test]
fn a_wish_and_its_undoing() {
    let mut draft = draft();
    draft.set_ip(2, "8.8.8.8".to_owned());
    draft.set_comment(0, "Main ".to_owned());
    assert!(draft.rows()[2].is_changed() && !draft.rows()[0].is_changed());
    draft.undo(2);
    assert!(!draft.is_changed());
    draft.free(1);
    draft.set_comment(0, "Other".to_owned());
    draft.discard();
    assert_eq!(draft, self::draft());
}

#[test]
fn the_same_address_written_otherwise_is_no_change() {
    let mut draft = Draft::of(&[slot(1, "2001:DB8:0::1", "")]);
    draft.set_ip(0, " 2001:db8::1 ".to_owned());
    assert!(!draft.is_changed());
}

#[test]
fn whether_a_slot_is_as_shown() {
    let draft = draft();
    let shows = |number, ip, comment| draft.shows(Some(number), ip, comment);
    assert!(shows(1, Some("192.0.2.100"), "Main") && shows(3, None, "anything"));
    assert!(!shows(1, Some("192.0.2.100"), "Other") && !shows(2, None, "") && !shows(4, None, ""));
    let numberless = Draft::of(&[slot(None, "192.0.2.7", "a")]);
    assert!(numberless.shows(None, Some("192.0.2.7"), "a") && !numberless.shows(None, Some("192.0.2.8"), "a"));
}

#[test]
fn found_by_number_and_by_address() {
    let draft = draft();
    assert_eq!(draft.find(" 2 "), Some(1));
    assert_eq!(draft.find("192.0.2.101"), Some(1));
    assert_eq!(draft.find("::ffff:192.0.2.100"), Some(0));
    for text in ["4", "192.0.2.9", "x", ""] {
        assert_eq!(draft.find(text), None, "{text}");
    }
}

#[test]
fn what_is_wrong_is_said_of_the_row_that_was_changed() {
    let mut draft = draft();
    draft.set_ip(2, "192.0.2.100".to_owned());
    assert_eq!(draft.problems(), [None, None, Some(Problem::Twice(0))]);
    draft.set_ip(2, "300.1.1.1".to_owned());
    assert_eq!(draft.problems(), [None, None, Some(Problem::Address(BadAddress::NotAnAddress))]);
    draft.set_ip(2, "127.0.0.1".to_owned());
    assert_eq!(draft.problems(), [None, None, Some(Problem::Address(BadAddress::Loopback))]);
    draft.set_ip(2, String::new());
    draft.set_comment(2, "for later".to_owned());
    assert_eq!(draft.problems(), [None, None, Some(Problem::CommentAlone)]);
}

#[test]
fn two_new_ones_that_are_the_same_are_both_refused() {
    let mut draft = draft();
    draft.set_ip(1, "8.8.8.8".to_owned());
    draft.set_ip(2, "::ffff:8.8.8.8".to_owned());
    assert_eq!(draft.problems(), [None, Some(Problem::Twice(2)), Some(Problem::Twice(1))]);
}

#[test]
fn an_address_that_makes_way_may_move() {
    let mut draft = draft();
    draft.set_ip(2, "192.0.2.100".to_owned());
    draft.free(0);
    assert_eq!(draft.problems(), [None, None, None]);
}

#[test]
fn slots_without_a_number_can_only_be_freed() {
    let mut draft = Draft::of(&[slot(None, "192.0.2.7", "a"), slot(None, "", "")]);
    draft.free(0);
    draft.set_ip(1, "8.8.8.8".to_owned());
    assert_eq!(draft.problems(), [None, Some(Problem::NoNumber)]);
    assert_eq!(draft.first_free(), None);
}

#[test]
fn what_soax_itself_has_in_a_slot_is_not_judged() {
    let mut draft = Draft::of(&[slot(1, "127.0.0.1", "")]);
    draft.set_comment(0, "theirs".to_owned());
    assert_eq!(draft.problems(), [None]);
}
