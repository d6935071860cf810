//! Any text where a person types or pastes it, or a link or the browser's storage holds it: the first byte chooses where.

use api::{Money, Secret};
use desk::{
    preferences::{Preferences, relay_origin},
    roster::Filter,
    route::Route,
    targeting::{Shelf, read_pasted, why_not},
    whitelist::{Draft, read_address},
};
use proxy6::{AnyRequest, Credentials};
use soax::partner::ip_list::Slot;

const METHODS: [&str; 12] = [
    "account",
    "buy",
    "check",
    "delete",
    "getcount",
    "getcountry",
    "getprice",
    "getproxy",
    "ipauth",
    "prolong",
    "setdescr",
    "settype",
];

/// Panics where a text is not taken as it should be.
pub fn check(data: &[u8]) {
    let [place, text @ ..] = data else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    match place % 9 {
        0 => link(text),
        1 => shelf(text),
        2 => targeting(text),
        3 => whitelist(text),
        4 => address(text),
        5 => preferences(text),
        6 => amount(text),
        7 => query(text),
        _ => filter(text),
    }
}

fn link(text: &str) {
    let Some(route) = Route::parse(text) else { return };
    assert_eq!(Route::parse(&route.hash()).as_ref(), Some(&route), "{}", route.hash());
}

fn shelf(text: &str) {
    let typed = Shelf::read(text);
    // Spaces around what is typed are not kept.
    let kept = Shelf::read(&typed.text());
    assert_eq!((kept.saved.len(), kept.recent.len()), (typed.saved.len(), typed.recent.len()));
    assert_eq!(Shelf::read(&kept.text()), kept);
}

fn targeting(text: &str) {
    if read_pasted(text).is_empty() {
        let _ = why_not(text);
    }
}

fn slots() -> Draft {
    let slot = |number| Slot { number: Some(number), ip: None, comment: String::new() };
    Draft::of(&[1, 2, 3].map(slot))
}

fn whitelist(text: &str) {
    let mut pasted = slots();
    let told = pasted.paste(text);
    let said = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).count();
    assert_eq!(told.placed + told.already + told.refused.len() + told.no_room.len(), said, "every line is told of");

    let mut imported = slots();
    if imported.import(text).is_ok() {
        let mut again = slots();
        let told = again.import(&imported.csv()).expect("our own file");
        assert!(told.refused.is_empty(), "{:?}", told.refused);
        assert_eq!(again, imported);
    } else {
        assert_eq!(imported, slots(), "nothing is changed by what is no such file");
    }
}

fn address(text: &str) {
    if let Ok(address) = read_address(text) {
        assert_eq!(read_address(&address.to_string()), Ok(address));
    }
    if let Ok(origin) = relay_origin(text, "http://127.0.0.1:8787", None) {
        assert_eq!(relay_origin(&origin, "http://127.0.0.1:8787", None), Ok(origin));
    }
}

fn preferences(text: &str) {
    let kept = Preferences::restore(|_| Some(text.to_owned()));
    let stored = kept.store();
    let again =
        Preferences::restore(|name| stored.iter().find(|(own, _)| *own == name).map(|(_, value)| value.clone()));
    assert_eq!(again, kept);
}

fn amount(text: &str) {
    if let Ok(amount) = text.parse::<Money>() {
        assert_eq!(amount.to_string().parse(), Ok(amount));
    }
}

fn filter(text: &str) {
    if let Ok(filter) = Filter::parse(text) {
        assert_eq!(Filter::parse(&filter.to_string()).as_ref(), Ok(&filter), "{filter}");
    }
    let readable = Filter::parse_readable(text);
    assert_eq!(Filter::parse(&readable.to_string()).as_ref(), Ok(&readable), "{readable}");
}

/// What a request read from a query calls is that request again.
fn query(text: &str) {
    let credentials = Credentials { key: Secret::new("px6-test-key") };
    for method in METHODS {
        if let Ok(request) = AnyRequest::parse(method, text) {
            let call = request.call(&credentials);
            let url = call.url("https://proxy6.net");
            let query = url.expose().split_once('?').map_or("", |(_, query)| query);
            assert_eq!(AnyRequest::parse(method, query).as_ref(), Ok(&request), "{method}?{query}");
        }
    }
}
