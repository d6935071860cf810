//! The proxies that are to be deleted: each of them, how long it would still live, and what that is worth.

use super::{list::List, row::colour};
use crate::browser::task::Task;
use crate::lasting::Lasting;
use crate::session::{
    standing::standing,
    words::{Words, words},
};
use crate::transport::Urgency;
use crate::ui::virtual_table::{Column, Part, RowParts, Rows, VirtualTable};
use api::{Currency, Money};
use desk::{
    bulk::{PRICED_FOR, Worth},
    roster::Roster,
};
use leptos::prelude::*;
use proxy6::{Count, Period, ProxyId, getprice};
use std::sync::Arc;

/// What is said before, and the list.
#[component]
pub fn DoomedProxies(
    /// Where they stand.
    #[prop(into)]
    roster: Lasting<Roster>,
    /// Which they are.
    ids: Arc<[ProxyId]>,
    /// The page.
    list: List,
) -> impl IntoView {
    let words = words();
    let live = roster.with_untracked(|roster| {
        let now = list.now_untracked();
        let live = |proxy: &desk::roster::RowView<'_>| proxy.expires().is_some_and(|expires| expires > now);
        ids.iter().filter_map(|id| roster.get(*id)).filter(live).count() as u64
    });
    let value = Value::ask(list, roster, &ids);
    let column = |id, title: fn(&desk::text::proxies::Proxies) -> &'static str, width, part| Column {
        id,
        title: Signal::derive(move || title(&words.proxies).to_owned()),
        width,
        sorted: None,
        tick_all: None,
        parts: vec![part],
    };
    let columns = StoredValue::new(vec![
        column("proxies-endpoint", |words| words.endpoint, 180, Part::text("endpoint")),
        column("proxies-expires", |words| words.expires, 100, Part::text("left")),
        column("proxies-worth", |words| words.worth, 80, Part::text("worth")),
        column("proxies-comment", |words| words.comment, 120, Part::text("comment")),
    ]);
    let rows = Arc::new(Doomed { ids, roster, list, value, words });
    view! {
        <p>
            {move || words.proxies.no_way_back} " "
            {move || (live > 0).then(|| (words.proxies.still_working)(live))} " "
            {move || (live > 0).then(|| value.told(words))}
        </p>
        <div class="card proxies-doomed">
            <VirtualTable
                label=Signal::derive(move || words.proxies.to_be_deleted.to_owned())
                columns=Signal::derive(move || columns.get_value())
                rows
                row_height=28_u32
            />
        </div>
    }
}

/// What the days that are left are worth.
#[derive(Clone, Copy)]
struct Value {
    /// `None` until the prices have come; without any where they do not.
    worth: RwSignal<Option<Worth>>,
    total: Memo<Option<Money>>,
    currency: Memo<Option<Currency>>,
}

impl Value {
    fn ask(list: List, roster: Lasting<Roster>, ids: &Arc<[ProxyId]>) -> Self {
        let standing = standing();
        let currency = Memo::new(move |_| standing.current().map(|envelope| envelope.currency));
        let worth = RwSignal::new(None::<Worth>);
        let versions = roster.with_untracked(|roster| Worth::versions(ids.iter().filter_map(|id| roster.get(*id))));
        let asking = list.proxy6.get_untracked().map(|proxy6| {
            Task::spawn(async move {
                let mut prices = Vec::new();
                for version in versions {
                    let (count, period) = (Count::new(1).ok(), Period::new(PRICED_FOR).ok());
                    let Some((count, period)) = count.zip(period) else { continue };
                    let request = getprice::Request { count, period, version: Some(version) };
                    // Where no price comes, the dialog says so; the deletion does not depend on it.
                    if let Ok(answer) = proxy6.ask(&request, Urgency::Person).await {
                        prices.push((version, answer.content.price));
                    }
                }
                let _ = worth.try_set(Some(Worth::new(prices)));
            })
        });
        let asking = StoredValue::new_local(asking);
        on_cleanup(move || asking.set_value(None));
        let now = list.now_untracked();
        let ids = Arc::clone(ids);
        let total = Memo::new(move |_| {
            worth.with(|worth| {
                let worth = worth.as_ref()?;
                let of = |id: &ProxyId| {
                    roster.with(|roster| {
                        let proxy = roster.get(*id)?;
                        worth.of(proxy.version(), proxy.expires()? - now)
                    })
                };
                ids.iter().try_fold(Money::ZERO, |sum, id| sum.plus(of(id)?))
            })
        });
        Self { worth, total, currency }
    }

    fn told(self, words: Words) -> String {
        match (self.worth.with(Option::is_some), self.total.get(), self.currency.get()) {
            (_, Some(total), Some(currency)) => {
                (words.proxies.worth_left)(&words.money(total.to_hundredths(), currency))
            }
            (false, ..) => words.proxies.asking_worth.to_owned(),
            (true, ..) => words.proxies.worth_unknown.to_owned(),
        }
    }
}

/// The proxies that are to be deleted.
struct Doomed {
    ids: Arc<[ProxyId]>,
    roster: Lasting<Roster>,
    list: List,
    value: Value,
    words: Words,
}

impl Rows for Doomed {
    fn count(&self) -> usize {
        self.ids.len()
    }

    fn key(&self, place: usize) -> Option<u64> {
        self.ids.get(place).map(|id| id.get())
    }

    fn place(&self, key: u64) -> Option<usize> {
        self.ids.iter().position(|id| id.get() == key)
    }

    fn paint(&self, place: usize, row: &RowParts) {
        let Some(id) = self.ids.get(place) else { return };
        self.roster.with(|roster| {
            let Some(proxy) = roster.get(*id) else { return };
            row.text("endpoint", &format!("{}:{}", proxy.host(), proxy.port()));
            row.text("comment", proxy.comment());
            match proxy.time_left(self.list.now()) {
                Some(left) => row.text_as("left", &(self.words.proxies.time_left)(left), colour(left)),
                None => row.text_as("left", "–", ""),
            }
            let left = proxy.expires().map(|expires| expires - self.list.now());
            let worth = left.and_then(|left| self.value.worth.with(|worth| worth.as_ref()?.of(proxy.version(), left)));
            let told = worth
                .zip(self.value.currency.get())
                .map(|(worth, currency)| self.words.money(worth.to_hundredths(), currency));
            row.text("worth", &told.unwrap_or_else(|| "–".to_owned()));
        });
    }
}
