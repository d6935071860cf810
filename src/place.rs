//! The place of the page: its code is fetched when it is first shown, and its heading takes the focus.

use crate::browser::page;
use crate::pages::{self, Missing, Render};
use crate::router::router;
use crate::session::words::words;
use desk::route::Page;
use leptos::prelude::*;

/// The code of the pages asked for so far.
#[derive(Clone, Copy)]
pub struct PageCode(RwSignal<Vec<(Page, Result<Render, Missing>)>>);

/// How far a page's code has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Awaited,
    Here,
    Missing,
}

impl PageCode {
    /// Puts the context in place.
    pub fn provide() -> Self {
        let code = Self(RwSignal::new(Vec::new()));
        provide_context(code);
        code
    }

    /// Fetches a page's code, unless it is here. What failed is tried again.
    pub fn fetch(self, page: Page) {
        if self.0.with_untracked(|known| known.iter().any(|(known, code)| *known == page && code.is_ok())) {
            return;
        }
        self.0.update(|known| known.retain(|(known, _)| *known != page));
        leptos::task::spawn_local(async move {
            let code = pages::fetch(page).await;
            self.0.update(|known| {
                known.retain(|(known, _)| *known != page);
                known.push((page, code));
            });
        });
    }

    fn code(self, page: Page) -> Option<Result<Render, Missing>> {
        self.0.with(|known| known.iter().find(|(known, _)| *known == page).map(|(_, code)| *code))
    }

    fn stage(self, page: Page) -> Stage {
        match self.code(page) {
            None => Stage::Awaited,
            Some(Ok(_)) => Stage::Here,
            Some(Err(Missing)) => Stage::Missing,
        }
    }
}

/// The page of the route, its place while its code is awaited, or why it does not come.
#[component]
pub fn Place() -> impl IntoView {
    let (router, code) = (router(), page_code());
    let shown = Memo::new(move |_| router.page());
    let stage = Memo::new(move |_| shown.get().map(|page| (page, code.stage(page))));
    Effect::new(move || shown.get().into_iter().for_each(|page| code.fetch(page)));
    // The first page keeps the browser's own focus; later ones announce themselves through their heading.
    Effect::new(move |before: Option<(Option<Page>, bool)>| {
        let page = shown.get();
        let moved = before.is_some_and(|(before, moved)| moved || before != page);
        if before.is_some_and(|(before, _)| before != page) {
            page::scroll_to_top();
        }
        if moved && stage.get().is_none_or(|(_, stage)| stage != Stage::Awaited) {
            request_animation_frame(|| page::focus("main h1"));
        }
        (page, moved)
    });
    move || match stage.get() {
        None => view! { <NoSuchPage /> }.into_any(),
        Some((page, Stage::Awaited)) => view! { <Awaited page /> }.into_any(),
        Some((page, Stage::Missing)) => view! { <NotFetched page /> }.into_any(),
        Some((page, Stage::Here)) => match untrack(|| code.code(page)) {
            Some(Ok(render)) => render(),
            _ => ().into_any(),
        },
    }
}

#[component]
fn Awaited(page: Page) -> impl IntoView {
    let words = words();
    view! {
        <h1 tabindex="-1">{move || (words.shell.page)(page)}</h1>
        <p class="awaited soft" aria-busy="true">{move || words.shell.loading}</p>
    }
}

#[component]
fn NotFetched(page: Page) -> impl IntoView {
    let (words, code) = (words(), page_code());
    view! {
        <h1 tabindex="-1">{move || (words.shell.page)(page)}</h1>
        <div class="failure" role="alert">
            <p>{move || words.shell.page_not_fetched}</p>
            <div class="row">
                <button type="button" on:click=move |_| code.fetch(page)>{move || words.shell.try_again}</button>
                <button type="button" class="quiet" data-reload="">{move || words.shell.reload}</button>
            </div>
        </div>
    }
}

#[component]
fn NoSuchPage() -> impl IntoView {
    let words = words();
    view! {
        <h1 tabindex="-1">{move || words.shell.no_such_page}</h1>
        <p><a href="#/">{move || words.shell.back_home}</a></p>
    }
}

/// The context, for a component's first line.
pub fn page_code() -> PageCode {
    expect_context()
}
