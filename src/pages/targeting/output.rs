//! Copying and downloading the lines: one at once, a hundred thousand piece by piece.

use super::{
    kept::Kept,
    outcome::{Outcome, Ready},
};
use crate::browser::{clock, download::Pieces, page, task::Task};
use crate::session::{
    announcer::{Announcer, announcer},
    words::{Words, words},
};
use crate::ui::{
    copy::{CopyButton, copy_and_tell},
    qr_code::{QrButton, QrPicture},
};
use connection::{Format, Writer};
use desk::route::{Page, Route};
use desk::targeting::{Form, Refused};
use leptos::prelude::*;

/// So long (milliseconds) the page may stand still; then the browser has its turn.
const AT_A_TIME: i64 = 8;
/// The clock is not asked at every line.
const BETWEEN_LOOKS: u32 = 16;

/// Where the lines go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Goal {
    Clipboard,
    File,
}

/// The two buttons, and how far it is.
#[component]
pub fn Output(
    /// What comes of the fields.
    outcome: Outcome,
    /// Where used targets are remembered.
    kept: Kept,
) -> impl IntoView {
    let (words, announcer) = (words(), announcer());
    // How many are made, of how many; while it is going on.
    let progress = RwSignal::new(None::<(u32, u32)>);
    let task = StoredValue::new_local(None::<Task>);
    let writable = Memo::new(move |_| outcome.ready().is_some_and(|ready| ready.line.is_ok()));
    let off = move || !writable.get() || progress.with(Option::is_some);
    let make = move |goal: Goal| {
        let Some(ready) = untrack(|| outcome.ready()).filter(|_| progress.with_untracked(Option::is_none)) else {
            return;
        };
        kept.remember(ready.form.clone());
        progress.set(Some((0, ready.count)));
        task.set_value(Some(Task::spawn(async move {
            match goal {
                Goal::Clipboard => copy(&ready, progress, announcer, words).await,
                Goal::File => save(&ready, progress, announcer, words).await,
            }
            progress.set(None);
        })));
    };
    let pictured = RwSignal::new(false);
    // One string fits into a code: as the link that Telegram takes where that is chosen, else as a URL.
    let one = Memo::new(move |_| {
        let ready = outcome.ready().filter(|ready| ready.count == 1)?;
        let format = if ready.lines.gateway.format == Format::Telegram { Format::Telegram } else { Format::Url };
        let address = format!("{}:{}", ready.endpoint.host, ready.endpoint.port);
        Some((address, connection::write(format, &ready.endpoint).ok()?))
    });
    let cancel = move |_| {
        task.set_value(None);
        progress.set(None);
        announcer.result(words.targeting.stopped);
    };
    let told = move || {
        let number = |count: u32| words.number(count.into());
        progress.get().map(|(done, all)| (words.targeting.making)(&number(done), &number(all)))
    };
    // What takes no time is not worth telling.
    let long = Memo::new(move |_| progress.with(|progress| progress.is_some_and(|(done, all)| done > 0 && all > 1)));
    view! {
        <div class="row">
            <button type="button" class="main" disabled=off on:click=move |_| make(Goal::Clipboard)>{move || words.shell.copy}</button>
            <button type="button" disabled=off on:click=move |_| make(Goal::File)>{move || words.shell.download}</button>
            <CopyButton
                text=move |()| link(&untrack(|| outcome.form()))
                label=Signal::derive(move || words.targets.copy_link.to_owned())
            />
            <QrButton open=pictured off=Signal::derive(move || one.with(Option::is_none)) />
            <Show when=move || long.get()>
                <label class="targeting-progress">
                    <span>{told}</span>
                    <progress
                        max=move || progress.get().map(|(_, all)| all.to_string())
                        value=move || progress.get().map(|(done, _)| done.to_string())
                    />
                </label>
                <button type="button" on:click=cancel>{move || words.shell.cancel}</button>
            </Show>
        </div>
        <QrPicture open=pictured text=one />
        <p class="soft">{move || words.targets.link_explained}</p>
    }
}

/// A link that brings the same settings to anybody who opens it.
fn link(form: &Form) -> String {
    let filled = form.link().into_iter().filter(|(_, value)| !value.is_empty());
    let settings = filled.map(|(name, value)| (name.to_owned(), value)).collect();
    page::link(&Route { page: Page::Targeting, settings }.hash())
}

async fn copy(ready: &Ready, progress: RwSignal<Option<(u32, u32)>>, announcer: Announcer, words: Words) {
    if ready.count == 1 {
        if let Ok(line) = connection::write(ready.lines.gateway.format, &ready.endpoint) {
            copy_and_tell(line, announcer, words);
        }
        return;
    }
    let mut text = String::new();
    match write(ready, progress, |piece| text.push_str(piece)).await {
        Ok(()) => copy_and_tell(text, announcer, words),
        Err(refused) => announcer.failure(explained(refused, words)),
    }
}

async fn save(ready: &Ready, progress: RwSignal<Option<(u32, u32)>>, announcer: Announcer, words: Words) {
    // Straight to the browser: a hundred thousand lines need not stand in our own memory at once.
    let pieces = Pieces::new();
    let written = write(ready, progress, |piece| pieces.push(piece)).await;
    if let Err(refused) = written {
        return announcer.failure(explained(refused, words));
    }
    let name = format!("soax-{}.{}", clock::now_seconds(), ready.lines.gateway.format.extension());
    untrack(|| match pieces.offer(&name, "text/plain") {
        Ok(()) => announcer.result((words.targeting.lines_downloaded)(ready.count.into())),
        Err(_) => announcer.failure(words.targeting.download_failed),
    });
}

/// Writes all lines, piece by piece, and lets the browser do its own work in between.
async fn write(
    ready: &Ready,
    progress: RwSignal<Option<(u32, u32)>>,
    mut take: impl FnMut(&str),
) -> Result<(), Refused> {
    let mut writer = Writer::new(ready.lines.gateway.format);
    let mut began = clock::now_millis();
    for index in 0..ready.count {
        ready.lines.push(index, &mut writer)?;
        if index % BETWEEN_LOOKS == 0 && clock::now_millis() - began >= AT_A_TIME {
            take(&writer.take());
            progress.set(Some((index + 1, ready.count)));
            clock::sleep(0).await;
            began = clock::now_millis();
        }
    }
    take(&writer.finish());
    Ok(())
}

fn explained(refused: Refused, words: Words) -> String {
    untrack(|| match refused {
        Refused::Target(refused) => (words.targeting.cannot_carry)(refused),
        Refused::Format(refused) => (words.formats.cannot_carry)(refused),
    })
}
