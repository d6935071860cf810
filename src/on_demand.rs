//! Pieces of the app whose code comes when it is first needed. `cargo xtask` puts them into files of their own (feature
//! `split`); in a build by trunk alone they are part of the one file, and come at once.

use crate::browser;
use crate::effects::effect;
use crate::session::words::words;
use desk::route::Page;
use leptos::{prelude::*, wasm_split::SplitLoaderError};
use std::pin::Pin;

/// Builds a view.
pub type Render = fn() -> AnyView;

/// The code did not come.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the code could not be fetched")]
pub struct Missing;

impl From<SplitLoaderError> for Missing {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

type Fetching = Pin<Box<dyn Future<Output = Result<Render, Missing>>>>;

/// A piece of the app. Fetching it again after it came costs nothing, and after it failed tries again.
#[derive(Clone, Copy)]
pub struct Piece(fn() -> Fetching);

impl Piece {
    /// A piece that is fetched so.
    pub const fn new(fetch: fn() -> Fetching) -> Self {
        Self(fetch)
    }

    /// Fetches it.
    ///
    /// # Errors
    /// [`Missing`].
    pub async fn fetch(self) -> Result<Render, Missing> {
        (self.0)().await
    }

    /// Fetches it before it is needed. That it fails is told where it is needed.
    pub fn expect(self) {
        leptos::task::spawn_local(async move {
            let _ = (self.0)().await;
        });
    }
}

/// A function whose code is in a file of its own: `in file: fn name(argument: Type) -> Type { … }`. It is called with `await`,
/// and gives [`Missing`] where the file does not come. What several files share goes into one more for each set of them, so
/// the fewer files the better. A file is named after the pages it is for, by which it is found before the app runs.
macro_rules! on_demand {
    (in $file:ident: fn $name:ident($($argument:ident: $kind:ty),*) -> $result:ty $body:block) => {
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($file, wasm_split_path = leptos::wasm_split, fallible)]
        #[allow(unused_braces, reason = "a body may be one expression, which the macro cannot tell from others")]
        fn $name($($argument: $kind),*) -> Result<$result, $crate::on_demand::Missing> {
            Ok($body)
        }

        #[cfg(not(feature = "split"))]
        async fn $name($($argument: $kind),*) -> Result<$result, $crate::on_demand::Missing> {
            Ok($body)
        }
    };
}
pub(crate) use on_demand;

/// Declares pieces: `name in file: Component;`.
macro_rules! pieces {
    ($($piece:ident in $file:ident: $view:path;)*) => {
        $(
            fn $piece() -> $crate::on_demand::Piece {
                $crate::on_demand::on_demand! {
                    in $file: fn $piece() -> $crate::on_demand::Render { || $view().into_any() }
                }
                $crate::on_demand::Piece::new(|| Box::pin($piece()))
            }
        )*
    };
}
pub(crate) use pieces;

/// How far a piece has come.
#[derive(Clone, Copy)]
enum Stage {
    Awaited,
    Here(Render),
    Missing,
}

/// A piece that is nowhere until it was wanted once and its code has come. That the code does not come is told elsewhere.
#[component]
pub fn Late(
    /// The piece.
    piece: Piece,
    /// Whether there is anything to show.
    wanted: Memo<bool>,
) -> impl IntoView {
    let render = RwSignal::new(None::<Render>);
    effect(move || {
        if wanted.get() && render.with_untracked(Option::is_none) {
            leptos::task::spawn_local(async move {
                render.set(piece.fetch().await.ok());
            });
        }
    });
    move || render.get().map(|render| render())
}

/// A piece in its place: what stands there until it comes, and why it does not.
#[component]
pub fn OnDemand(
    /// The piece.
    piece: Piece,
    /// Where it is a page: its heading is there before it.
    #[prop(optional)]
    page: Option<Page>,
    /// It is there, or it does not come.
    #[prop(optional)]
    settled: Option<Callback<()>>,
    /// It stands below what its page is for, and is fetched once that is painted.
    #[prop(optional)]
    below: bool,
) -> impl IntoView {
    let words = words();
    let stage = RwSignal::new(Stage::Awaited);
    let fetch = move || {
        leptos::task::spawn_local(async move {
            // Whoever leaves meanwhile takes the signal along.
            let _ = stage.try_set((piece.0)().await.map_or(Stage::Missing, Stage::Here));
        });
    };
    if below {
        browser::page::after_paint(fetch);
    } else {
        fetch();
    }
    effect(move || {
        if let (Stage::Here(_) | Stage::Missing, Some(settled)) = (stage.get(), settled) {
            settled.run(());
        }
    });
    let heading = move || page.map(|page| view! { <h1 tabindex="-1">{move || (words.shell.page)(page)}</h1> });
    move || match stage.get() {
        Stage::Here(render) => render(),
        Stage::Awaited => view! {
            {heading()}
            <p class="awaited" class:page=page.is_some() aria-busy="true">{move || words.shell.loading}</p>
        }
        .into_any(),
        Stage::Missing => view! {
            {heading()}
            <div class="failure" role="alert">
                <p>{move || words.shell.code_not_fetched}</p>
                <div class="row">
                    <button type="button" on:click=move |_| { stage.set(Stage::Awaited); fetch(); }>
                        {move || words.shell.try_again}
                    </button>
                    <button type="button" class="quiet" data-reload="">{move || words.shell.reload}</button>
                </div>
            </div>
        }
        .into_any(),
    }
}
