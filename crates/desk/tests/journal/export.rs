//! The entries as files.

use crate::example::{NOW, account, buy, ids, money};
use api::Currency;
use desk::journal::{Answered, Before, Effect, Entry, EntryId, Price, csv, json_lines};

fn bought(comment: &str) -> Entry {
    let before = Before {
        balance: Some(money("48.80")),
        currency: Some(Currency::RUB),
        price: Some(Price::exactly(money("6.30"))),
        ..Before::default()
    };
    let request = buy(1, Some(comment));
    let mut entry = Entry::intend(EntryId::new([7; 16]), account(), request, None, before, NOW * 1_000);
    entry.sent(NOW * 1_000 + 20);
    let price = Some(money("6.30"));
    entry.answered(Answered::Done(Effect { proxies: ids(&[15]), price, ..Effect::default() }), NOW * 1_000 + 812);
    entry
}

#[test]
fn a_table_for_spreadsheets_in_which_nothing_is_a_formula() {
    // The comment's equals sign stands inside the parameters, which begin with a word.
    let table = csv(&[bought("=HYPERLINK(\"x\")")]);
    let mut lines = table.split("\r\n");
    assert_eq!(
        lines.next(),
        Some("id,provider,account,kind,parameters,outcome,intended_at,sent_at,ended_at,spent,currency")
    );
    let line = lines.next().unwrap();
    assert!(
        line.starts_with("\"07070707070707070707070707070707\",\"proxy6\",\"1\",\"buy\",\"count=1&period=7&country=ru")
    );
    assert!(
        line.ends_with(",\"done\",\"1783684800000\",\"1783684800020\",\"1783684800812\",\"6.3\",\"RUB\""),
        "{line}"
    );
    assert!(line.split("\",\"").all(|cell| !cell.starts_with(['=', '+', '-', '@'])), "{line}");
    assert_eq!(lines.next(), Some(""));
}

#[test]
fn json_lines_are_the_records_and_are_read_back() {
    let entries = [bought("shop"), bought("other")];
    let lines = json_lines(&entries);
    let read: Vec<Entry> = lines.lines().map(|line| Entry::from_record(line).unwrap()).collect();
    assert_eq!(read, entries);
}

#[test]
fn a_request_is_shown_with_its_key_masked() {
    assert_eq!(bought("shop").masked_request(), "GET /api/•••/buy?count=1&period=7&country=ru&descr=shop");
    assert_eq!(bought("shop").reply(), r#"{"done":{"effect":{"proxies":["15"],"price":"6.3"},"known_by":"answer"}}"#);
}
