//! The table of the page by itself, for `cargo xtask bench grid`: everything of it that works with the rows, and rows that come
//! from no provider.

use super::{Dialogs, filter, groups, list::List, selection_bar, table};
use crate::router::Router;
use crate::session::{self, preferences::PreferencesSignal, roster::roster};
use api::Secret;
use desk::roster::SortKey;
use leptos::prelude::*;
use proxy6::{Proxy, ProxyId, RowType, Version, VersionSeen};
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

/// As many as getproxy gives at once.
const PAGE: u32 = 1_000;
/// 2026-01-01, in unix seconds.
const BEGINNING: i64 = 1_767_225_600;
const DAY: i64 = 86_400;

thread_local! {
    static LIST: Cell<Option<List>> = const { Cell::new(None) };
    static OWNER: RefCell<Option<Owner>> = const { RefCell::new(None) };
}

/// Has panics told in the console, and puts in place what lives as long as the app.
pub fn start() {
    console_error_panic_hook::set_once();
    mount_to_body(|| {
        session::provide();
        Router::provide();
        let preferences: PreferencesSignal = expect_context();
        preferences.change(|chosen| chosen.dense_rows = true);
        OWNER.set(Owner::current());
    });
}

/// Takes rows into the list as the app does, page by page, none of which stays, and builds the page without its table. The
/// app's list lives longer than its table, as the array lives that other tables are given. Returns how many milliseconds the
/// list took to take the rows in.
#[wasm_bindgen]
pub fn prepare(rows: u32, page: HtmlElement) -> f64 {
    within(|| {
        let (list, mut chance, mut taken) = (roster(), Chance::new(), 0.0);
        list.change(|list| {
            let refresh = list.begin_refresh();
            for first in (0..rows).step_by(PAGE as usize) {
                let last = rows.min(first + PAGE);
                let page: Vec<Proxy> = (first..last).map(|number| proxy(number, &mut chance)).collect();
                let begun = now();
                list.extend(&page);
                taken += now() - begun;
            }
            let _nothing_was_removed_meanwhile = list.finish_refresh(refresh);
        });
        mount_to(page, WithoutTable).forget();
        taken
    })
    .unwrap_or_default()
}

/// Shows the table, with the rows close together.
#[wasm_bindgen]
pub fn mount(element: HtmlElement) {
    within(|| mount_to(element, table::ProxyTable).forget());
}

/// Sets the filter's text.
#[wasm_bindgen]
pub fn filter(text: String) {
    with_list((), |list| list.text.set(text));
}

/// Sorts, by the word that stands for it in the address; by nothing where that is empty.
#[wasm_bindgen]
pub fn sort(word: &str) {
    let keys: Vec<SortKey> = word.parse().into_iter().collect();
    with_list((), |list| list.sort.set(keys));
}

/// How many rows fit the filter.
#[wasm_bindgen]
pub fn count() -> usize {
    with_list(0, |list| untrack(|| list.shown()))
}

fn within<T>(work: impl FnOnce() -> T) -> Option<T> {
    let owner = OWNER.with_borrow(Clone::clone)?;
    Some(owner.with(work))
}

fn with_list<T>(otherwise: T, work: impl FnOnce(List) -> T) -> T {
    LIST.get().map_or(otherwise, work)
}

fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

#[component]
fn WithoutTable() -> impl IntoView {
    provide_context(Dialogs::closed());
    LIST.set(Some(List::provide()));
    OWNER.set(Owner::current());
    view! {
        <filter::FilterField />
        <groups::Groups />
        <selection_bar::SelectionBar />
    }
}

/// The same numbers in the same order as those that the other tables' rows are made of (`bench/grid/src/rows.js`).
struct Chance(u32);

impl Chance {
    fn new() -> Self {
        Self(12_345)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (u64::from(self.0) * bound) >> 32
    }
}

fn proxy(number: u32, chance: &mut Chance) -> Proxy {
    let user = format!("user{}", chance.below(1_000_000));
    let password = Secret::new(format!("{:x}", chance.below(u32::MAX.into())));
    let address = [1 + chance.below(223), chance.below(255), chance.below(255), chance.below(255)];
    let address = address.map(|part| part.to_string()).join(".");
    let port = 1_024 + chance.below(60_000);
    let active = chance.below(10) > 0;
    let country = ["us", "de", "fr", "gb", "jp", "br", "in", "nl"].get(chance.below(8) as usize);
    let comment = format!("City {}", chance.below(997));
    let bought = BEGINNING + DAY * (31 * chance.below(9).cast_signed() + 10 + chance.below(9).cast_signed());
    Proxy {
        id: ProxyId::new(10_000_000 + u64::from(number)),
        ip: address.clone(),
        host: address,
        port: u16::try_from(port).unwrap_or(u16::MAX),
        user,
        password,
        row_type: RowType::Http,
        country: country.and_then(|code| code.parse().ok()),
        date: None,
        date_end: None,
        bought: Some(bought),
        expires: Some(bought + 365 * DAY),
        comment,
        active,
        version: VersionSeen::Known(Version::Ipv4),
    }
}
