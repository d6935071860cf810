//! What the page shows of the list: filtered and sorted, as of now. The filter and the order are kept in the address.

use crate::browser::{clock, intl, task::Task};
use crate::effects::effect;
use crate::router::router;
use crate::session::{
    journal,
    proxy6::Proxy6,
    roster::{RosterSignal, roster},
    words::words,
};
use api::Country;
use desk::calendar::{Day, Zone};
use desk::roster::{
    BadFacet, Column, Context, Facet, FacetName, Filter, Group, GroupBy, Lexicon, Roster, RowView, SortKey, State, View,
};
use desk::route::Page;
use desk::text::Language;
use leptos::prelude::*;
use proxy6::ProxyId;
use std::collections::HashSet;

/// The provider's times are to the second; words such as "in 3 hours" need no more than this.
const TICK: u32 = 30_000;
/// How long the typing rests before the address follows it.
const REST: u32 = 300;

/// The list as the page shows it.
#[derive(Clone, Copy)]
pub struct List {
    /// All proxies, and which of them are selected.
    pub roster: RosterSignal,
    /// The account in use.
    pub proxy6: Memo<Option<Proxy6>>,
    /// The filter's text.
    pub text: RwSignal<String>,
    /// By what it is sorted.
    pub sort: RwSignal<Vec<SortKey>>,
    /// By what it is grouped: the word in the address and in the form, empty for nothing.
    pub group: RwSignal<String>,
    /// The proxies whose password is on show.
    pub revealed: RwSignal<HashSet<ProxyId>>,
    /// The countries of the proxies.
    pub countries: Memo<Vec<Country>>,
    now: RwSignal<i64>,
    filter: Memo<Filter>,
    view: Memo<View>,
    within: Memo<usize>,
    zone: StoredValue<Zone>,
    lexicon: Memo<Lexicon>,
}

impl List {
    /// Puts the context in place, for as long as the page lives.
    pub fn provide() -> Self {
        let (router, roster, words) = (router(), roster(), words());
        let text = RwSignal::new(router.setting("filter").unwrap_or_default());
        let sort = RwSignal::new(sort_keys(&router.setting("sort").unwrap_or_default()));
        let group = RwSignal::new(router.setting("group").unwrap_or_default());
        let now = RwSignal::new(clock::now_seconds());
        let zone = StoredValue::new(journal::zone());
        // The browser takes its time to name a country: only those that there are.
        let countries = Memo::new(move |_| roster.with(Roster::countries));
        // Names have no equality; they change with the language and the countries alone.
        let lexicon = Memo::new_with_compare(move |_| lexicon(words.language(), &countries.get()), |_, _| true);
        let filter = Memo::new(move |_| text.with(|text| Filter::parse_readable(text)));
        let view = Memo::new(move |_| {
            let (now, sort) = (now.get(), sort.get());
            let names =
                filter.with(|filter| !filter.is_empty()) || sort.iter().any(|key| key.column == Column::Country);
            let show = |lexicon: &Lexicon| {
                zone.with_value(|zone| {
                    let context = Context { now, zone, lexicon };
                    roster.with(|roster| filter.with(|filter| View::new(roster, filter, &sort, context)))
                })
            };
            if names { lexicon.with(show) } else { show(&Lexicon::default()) }
        });
        let within = Memo::new(move |_| {
            roster.with(|all| view.with(|view| roster.with_selection(|selection| selection.within(all, view))))
        });
        let revealed = RwSignal::new(HashSet::new());
        let list = Self {
            roster,
            proxy6: Proxy6::followed(),
            text,
            sort,
            group,
            revealed,
            countries,
            now,
            filter,
            view,
            within,
            zone,
            lexicon,
        };
        get_words_ready();
        list.keep_time();
        list.keep_address();
        provide_context(list);
        list
    }

    fn keep_time(self) {
        let ticking = Task::spawn(async move {
            loop {
                clock::sleep(TICK).await;
                self.now.set(clock::now_seconds());
            }
        });
        let ticking = StoredValue::new_local(Some(ticking));
        on_cleanup(move || ticking.set_value(None));
    }

    fn keep_address(self) {
        let router = router();
        let keeping: StoredValue<Option<Task>, LocalStorage> = StoredValue::new_local(None);
        effect(move || {
            self.filter.track();
            let sort: Vec<String> = self.sort.with(|sort| sort.iter().map(ToString::to_string).collect());
            let group = self.group.get();
            keeping.set_value(Some(Task::spawn(async move {
                clock::sleep(REST).await;
                let settings =
                    vec![("filter", untrack(|| self.shared_filter())), ("sort", sort.join(",")), ("group", group)];
                router.keep(Page::Proxies, settings);
            })));
        });
        // A link to this page that is followed on this page.
        Effect::new(move |before: Option<()>| {
            let route = router.route().filter(|route| route.page == Page::Proxies);
            if let Some(route) = route.filter(|_| before.is_some()) {
                let setting = |name| route.setting(name).unwrap_or_default();
                self.text.set(setting("filter").to_owned());
                self.sort.set(sort_keys(setting("sort")));
                self.group.set(setting("group").to_owned());
            }
        });
    }

    /// Whether what changes anything may be sent; reactive.
    pub fn may_change(self) -> bool {
        self.roster.saved_at().is_none() && self.proxy6.with(|proxy6| proxy6.as_ref().is_some_and(Proxy6::may_change))
    }

    /// What is wrong with the filter, reactively.
    pub fn bad_facet(self) -> Option<BadFacet> {
        self.text.with(|text| Filter::parse(text).err())
    }

    /// The filter, reactively.
    pub fn filter(self) -> Filter {
        self.filter.get()
    }

    /// The filter, once.
    pub fn filter_untracked(self) -> Filter {
        self.filter.get_untracked()
    }

    /// The filter's text without what is a login; reactive in the filter.
    pub fn shared_filter(self) -> String {
        self.filter.with(|filter| self.roster.with_untracked(|roster| filter.without_logins(roster))).to_string()
    }

    /// Follows the filter.
    pub fn track_filter(self) {
        self.filter.track();
    }

    /// Whether the filter has this very facet; reactive.
    pub fn has_facet(self, facet: &Facet) -> bool {
        self.filter.with(|filter| filter.facets().any(|own| own == facet))
    }

    /// A click on a facet.
    pub fn toggle(self, facet: Facet) {
        let mut filter = self.filter.get_untracked();
        filter.toggle(facet);
        self.text.set(filter.to_string());
    }

    /// Now, in seconds since 1970; reactive.
    pub fn now(self) -> i64 {
        self.now.get()
    }

    /// Now, once.
    pub fn now_untracked(self) -> i64 {
        self.now.get_untracked()
    }

    /// The day in the person's own zone.
    pub fn today(self) -> Day {
        self.day(clock::now_seconds())
    }

    /// The day of a moment (seconds since 1970) in the person's own zone.
    pub fn day(self, moment: i64) -> Day {
        self.zone.with_value(|zone| Day::at(moment, zone))
    }

    /// How many are shown; reactive.
    pub fn shown(self) -> usize {
        self.view.with(View::len)
    }

    /// The proxy at a place of the view; reactive.
    pub fn at<T>(self, place: usize, read: impl FnOnce(RowView<'_>) -> T) -> Option<T> {
        self.roster.with(|roster| self.view.with(|view| view.get(roster, place).map(read)))
    }

    /// Where a proxy stands in the view; reactive.
    pub fn place(self, id: ProxyId) -> Option<usize> {
        let row = self.roster.with(|roster| roster.number_of(id))?;
        self.view.with(|view| view.rows().iter().position(|number| *number == row))
    }

    /// By what it is grouped; reactive.
    pub fn group_by(self) -> Option<GroupBy> {
        self.group.with(|group| GROUPS.into_iter().find_map(|(by, word)| (word == group).then_some(by)))
    }

    /// The groups of what would be shown without the facet that they are about; reactive.
    pub fn groups(self, by: GroupBy) -> Vec<Group> {
        let (now, filter) = (self.now.get(), self.filter.get().without(facet_of(by)));
        self.zone.with_value(|zone| {
            self.lexicon.with(|lexicon| {
                let context = Context { now, zone, lexicon };
                self.roster.with(|roster| {
                    let view = View::new(roster, &filter, &[sort_of(by)], context);
                    Group::of(roster, &view, by, context)
                })
            })
        })
    }

    /// Selects or deselects; with Shift the whole range from the one before.
    pub fn select(self, id: ProxyId, through: bool) {
        self.roster.select(|selection| {
            if through {
                self.roster.with_untracked(|roster| {
                    self.view.with_untracked(|view| selection.toggle_through(roster, view, id));
                });
            } else {
                selection.toggle(id);
            }
        });
    }

    /// Selects all that the view shows.
    pub fn select_all(self) {
        self.roster.select(|selection| {
            self.roster.with_untracked(|roster| self.view.with_untracked(|view| selection.select_all(roster, view)));
        });
    }

    /// Deselects all that the view shows.
    pub fn deselect_all(self) {
        self.roster.select(|selection| {
            self.roster.with_untracked(|roster| {
                self.view.with_untracked(|view| view.iter(roster).for_each(|row| selection.set(row.id(), false)));
            });
        });
    }

    /// Selects within the view what was not selected, and the other way round.
    pub fn invert(self) {
        self.roster.select(|selection| {
            self.roster.with_untracked(|roster| self.view.with_untracked(|view| selection.invert(roster, view)));
        });
    }

    /// How many are selected within the view; reactive.
    pub fn selected_within(self) -> usize {
        self.within.get()
    }

    /// How many are selected; reactive.
    pub fn selected(self) -> usize {
        self.roster.with_selection(|selection| selection.len())
    }
}

/// The browser takes its time before it writes its first name of a country, its first number and day; it does while the list is
/// waited for.
fn get_words_ready() {
    let words = words();
    let getting = StoredValue::new_local(None);
    effect(move || {
        let _ = words.language();
        getting.set_value(Some(Task::spawn(async move {
            clock::sleep(0).await;
            untrack(|| {
                if let Ok(country) = "us".parse() {
                    words.country(country);
                }
                // Grouped; shorter ones the browser is not asked about.
                words.number(1_000);
                words.day(0);
            });
        })));
    });
    on_cleanup(move || getting.set_value(None));
}

fn sort_keys(text: &str) -> Vec<SortKey> {
    text.split(',').filter_map(|key| key.parse().ok()).collect()
}

/// By what the list can be grouped, and the word for it in the address and in the form.
pub const GROUPS: [(GroupBy, &str); 3] =
    [(GroupBy::Country, "country"), (GroupBy::Comment, "comment"), (GroupBy::ExpiryDay, "day")];

fn facet_of(by: GroupBy) -> FacetName {
    match by {
        GroupBy::Country => FacetName::Country,
        GroupBy::Comment => FacetName::Comment,
        GroupBy::ExpiryDay => FacetName::Expires,
    }
}

fn sort_of(by: GroupBy) -> SortKey {
    SortKey::ascending(match by {
        GroupBy::Country => Column::Country,
        GroupBy::Comment => Column::Comment,
        GroupBy::ExpiryDay => Column::Expires,
    })
}

/// These countries by their names in the language of the page and in the others, and the words for states.
fn lexicon(language: Language, countries: &[Country]) -> Lexicon {
    let mut lexicon = Lexicon::default();
    for &country in countries {
        let own = intl::country(language, country);
        if own.eq_ignore_ascii_case(country.lower()) {
            continue;
        }
        let others = Language::ALL.into_iter().filter(|other| *other != language);
        let names: Vec<String> =
            std::iter::once(own).chain(others.map(|other| intl::country(other, country))).collect();
        lexicon.name_country(country, names.iter().map(String::as_str));
    }
    for state in State::ALL {
        lexicon.name_state(state, (language.messages().proxies.state)(state));
    }
    lexicon
}

/// The context, for a component's first line.
pub fn list() -> List {
    expect_context()
}
