//! A connection string as a QR code, for the phone that is to use it. It holds the password: it is drawn when asked for, and says so.

use super::copy::CopyButton;
use crate::on_demand::on_demand;
use crate::session::words::words;
use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

/// The light modules around the code, without which scanners do not find it (ISO/IEC 18004: four).
const QUIET: i32 = 4;

/// The dark modules.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Drawing {
    /// How many modules a side has, with the quiet ones.
    side: i32,
    /// As SVG writes a path.
    path: String,
}

on_demand! {
    in qr: fn draw(text: String) -> Option<Drawing> { drawing(&text) }
}

/// `None` where the text is too long.
fn drawing(text: &str) -> Option<Drawing> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let all = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
    let dark = all.filter(|(x, y)| code.get_module(*x, *y));
    let path = dark.map(|(x, y)| format!("M{} {}h1v1h-1z", x + QUIET, y + QUIET)).collect();
    Some(Drawing { side: code.size() + 2 * QUIET, path })
}

/// Where the drawing is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Drawn {
    Awaited,
    Here(Drawing),
    /// More text than a code holds.
    TooLong,
    /// What draws it could not be fetched.
    Missing,
}

/// The button that shows the code, and takes it away again.
#[component]
pub fn QrButton(
    /// Whether the code is on show.
    open: RwSignal<bool>,
    /// Whether there is nothing that a code could hold.
    #[prop(into)]
    off: Signal<bool>,
) -> impl IntoView {
    let words = words();
    view! {
        <button
            type="button"
            disabled=off
            aria-expanded=move || if open.get() { "true" } else { "false" }
            on:click=move |_| open.update(|open| *open = !*open)
        >
            {move || words.qr_code.button}
        </button>
    }
}

/// The code, while it is on show.
#[component]
pub fn QrPicture(
    /// Whether it is on show.
    open: RwSignal<bool>,
    /// Whose it is, without a secret, and the string; `None` where there is none.
    text: Memo<Option<(String, String)>>,
) -> impl IntoView {
    view! {
        <Show when=move || open.get()>
            {move || text.get().map(|(whose, text)| view! { <Code whose text /> })}
        </Show>
    }
}

#[component]
fn Code(whose: String, text: String) -> impl IntoView {
    let words = words();
    let drawn = RwSignal::new(Drawn::Awaited);
    let wanted = text.clone();
    leptos::task::spawn_local(async move {
        let drawing = match draw(wanted).await {
            Ok(Some(drawing)) => Drawn::Here(drawing),
            Ok(None) => Drawn::TooLong,
            Err(_) => Drawn::Missing,
        };
        // Whoever closes it meanwhile takes the signal along.
        let _ = drawn.try_set(drawing);
    });
    let picture = move || match drawn.get() {
        Drawn::Awaited => view! { <p class="soft" aria-busy="true">{words.shell.loading}</p> }.into_any(),
        Drawn::TooLong => view! { <p class="bad" role="alert">{words.qr_code.too_long}</p> }.into_any(),
        Drawn::Missing => view! { <p class="bad" role="alert">{words.shell.code_not_fetched}</p> }.into_any(),
        Drawn::Here(Drawing { side, path }) => view! {
            <svg viewBox=format!("0 0 {side} {side}") role="img" aria-label=(words.qr_code.label)(&whose)>
                <rect width=side height=side />
                <path d=path />
            </svg>
        }
        .into_any(),
    };
    view! {
        <figure class="qr-code">
            <div>{picture}</div>
            <figcaption class="stack">
                <p>{move || words.qr_code.how}</p>
                <p class="warn">{move || words.qr_code.holds_password}</p>
                <div class="row">
                    <CopyButton
                        text=Callback::new(move |()| text.clone())
                        label=Signal::derive(move || words.qr_code.copy.to_owned())
                    />
                </div>
            </figcaption>
        </figure>
    }
}
