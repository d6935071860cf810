//! The hash of the address as a signal of [`Route`]; the title follows it.

use crate::browser::page;
use crate::effects::effect;
use crate::lasting::Lasting;
use crate::session::words::words;
use desk::route::{Page, Route};
use leptos::prelude::*;

/// Where we are.
#[derive(Clone, Copy)]
pub struct Router {
    route: Lasting<Option<Route>>,
}

impl Router {
    /// Puts the context in place and follows the address from now on.
    pub fn provide() -> Self {
        let router = Self { route: Lasting::new(Route::parse(&page::hash())) };
        page::on_hash_change(move || {
            let now = Route::parse(&page::hash());
            if router.route.with_untracked(|route| *route != now) {
                router.route.set(now);
            }
        });
        provide_context(router);
        let words = words();
        let shown = Memo::new(move |_| router.page());
        effect(move || {
            let title = match shown.get() {
                Some(page) => (words.shell.page)(page),
                None => words.shell.no_such_page,
            };
            page::set_title(&format!("{title} · Proxydeck"));
        });
        router
    }

    /// The page, reactively; `None` where the address names none.
    pub fn page(self) -> Option<Page> {
        self.route.with(|route| route.as_ref().map(|route| route.page))
    }

    /// One setting of the address, once.
    pub fn setting(self, name: &str) -> Option<String> {
        self.route.with_untracked(|route| route.as_ref()?.setting(name).map(str::to_owned))
    }

    /// The whole route, reactively.
    pub fn route(self) -> Option<Route> {
        self.route.get()
    }

    /// Keeps the page's settings in the address, without an entry of the history. Settings that are empty are left out.
    pub fn keep(self, at: Page, settings: Vec<(&str, String)>) {
        let filled = settings.into_iter().filter(|(_, value)| !value.is_empty());
        let route = Route { page: at, settings: filled.map(|(name, value)| (name.to_owned(), value)).collect() };
        // A page that is just being left has no say about the address, not even before its change has been told.
        let is_here = |route: Option<&Route>| route.is_some_and(|route| route.page == at);
        if self.route.with_untracked(|route| is_here(route.as_ref())) && is_here(Route::parse(&page::hash()).as_ref()) {
            page::replace_hash(&route.hash());
            self.route.update_untracked(|own| *own = Some(route));
        }
    }

    /// Goes to a page.
    pub fn go(self, route: &Route) {
        page::go_to(&route.hash());
    }
}

/// The context, for a component's first line.
pub fn router() -> Router {
    expect_context()
}
