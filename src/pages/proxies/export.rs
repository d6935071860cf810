//! Exporting the selected proxies: in which format, what it looks like, what it cannot carry.

use super::{
    copying,
    list::list,
    writing::{Stage, Whole, Writing},
};
use crate::browser::download;
use crate::lasting::Lasting;
use crate::session::{announcer::announcer, preferences::PreferencesSignal, roster::roster, words::words};
use crate::ui::{
    copy::copy_held_and_tell,
    dialog::Dialog,
    field::Choice,
    qr_code::{QrButton, QrPicture},
};
use connection::Format;
use leptos::prelude::*;

/// As many proxies as the preview shows.
const SHOWN: usize = 5;

/// The dialog.
#[component]
pub fn ExportDialog(
    /// Whether it is on show.
    open: Lasting<bool>,
) -> impl IntoView {
    let (words, roster) = (words(), roster());
    let selected = move || roster.with_selection(|selection| selection.len() as u64);
    view! {
        <Dialog open title=Signal::derive(move || (words.proxies.export_so_many)(selected()))>
            <Form />
        </Dialog>
    }
}

#[component]
fn Form() -> impl IntoView {
    let (words, list, announcer, roster) = (words(), list(), announcer(), roster());
    let preferences: PreferencesSignal = expect_context();
    let kept = untrack(|| preferences.with(|chosen| chosen.export_format.clone()));
    let chosen = RwSignal::new(kept.unwrap_or_else(|| Format::ColonSeparated.as_str().to_owned()));
    let revealed = RwSignal::new(false);
    let format = Memo::new(move |_| chosen.with(|name| name.parse().unwrap_or(Format::ColonSeparated)));
    Effect::new(move |before: Option<()>| {
        let name = chosen.get();
        if before.is_some() {
            preferences.change(|chosen| chosen.export_format = Some(name));
        }
    });
    let preview = move || {
        roster.with(|all| {
            roster.with_selection(|selection| {
                copying::first_lines(selection.iter(all).take(SHOWN), format.get(), !revealed.get())
            })
        })
    };
    let writing = Writing::new(format);
    let download = move || {
        let Some(Whole { text, count, .. }) = untrack(|| writing.whole()) else { return };
        let name = format!("proxies-{}-{count}.{}", list.today(), format.get_untracked().extension());
        match download::offer_held(&name, "text/plain;charset=utf-8", &text) {
            Ok(()) => announcer.result(untrack(|| (words.proxies.downloaded)(&name))),
            Err(_) => announcer.failure(untrack(|| words.proxies.download_failed)),
        }
    };
    let pictured = RwSignal::new(false);
    // One proxy fits into a code: as the link that Telegram takes where that is chosen, else as a URL.
    let one = Memo::new(move |_| {
        let is_one = roster.with_selection(|selection| selection.len() == 1);
        let id = is_one.then(|| roster.selected()).and_then(|ids| ids.first().copied())?;
        let format = if format.get() == Format::Telegram { Format::Telegram } else { Format::Url };
        let address = roster.with(|all| all.get(id).map(|proxy| format!("{}:{}", proxy.host(), proxy.port())))?;
        Some((address, copying::line(list, id, format)?.ok()?))
    });
    let copy = move || {
        if let Some(Whole { text, .. }) = untrack(|| writing.whole()) {
            copy_held_and_tell(text, announcer, words);
        }
    };
    let nothing = move || writing.whole().is_none_or(|whole| whole.count == 0);
    let told = move || match writing.stage() {
        Stage::Working(progress) => (words.proxies.being_written)(&words.number(progress.done)),
        Stage::Done(whole) => (words.proxies.in_text)(whole.count),
        Stage::Failed => String::new(),
    };
    let remarks = move || {
        let Whole { left_out, warnings, .. } = writing.whole()?;
        let left_out = left_out.into_iter().map(|(why, count)| {
            view! { <li class="warn">{(words.proxies.left_out)(count)} " " {copying::why(why, words)}</li> }
        });
        let warnings =
            warnings.into_iter().map(|warning| view! { <li class="warn">{(words.formats.warning)(warning)}</li> });
        Some((left_out.collect_view(), warnings.collect_view()))
    };
    view! {
        <Choice
            label=Signal::derive(move || words.proxies.format.to_owned())
            value=chosen
            options=Signal::derive(move || {
                Format::ALL.map(|format| (format.as_str().to_owned(), words.formats.listed(format))).to_vec()
            })
            hint=Signal::derive(move || (words.formats.proof)(format.get().proof()))
        />
        <div class="proxies-preview">
            <pre class="string scroll" tabindex="0" role="group" aria-label=move || words.proxies.preview>{preview}</pre>
        </div>
        <label class="checkbox">
            <input type="checkbox" prop:checked=revealed on:change:target=move |event| revealed.set(event.target().checked()) />
            <span>{move || words.proxies.show_passwords}</span>
        </label>
        <ul class="stack" aria-live="polite">{remarks}</ul>
        <Show when=move || matches!(writing.stage(), Stage::Failed)>
            <div class="row" role="alert">
                <p class="warn">{move || words.proxies.not_written}</p>
                <button type="button" on:click=move |_| writing.again()>{move || words.shell.try_again}</button>
            </div>
        </Show>
        <div class="row">
            <span class="soft push">{told}</span>
            <QrButton open=pictured off=Signal::derive(move || one.with(Option::is_none)) />
            <button type="button" disabled=nothing on:click=move |_| download()>{move || words.shell.download}</button>
            <button type="button" class="main" disabled=nothing on:click=move |_| copy()>{move || words.shell.copy}</button>
        </div>
        <QrPicture open=pictured text=one />
    }
}
