//! The list as a file, out and in again.

use crate::browser::{blob, clock, download};
use crate::session::{
    announcer::announcer,
    whitelist::{Owner, whitelists},
    words::words,
};
use crate::ui::dialog::Dialog;
use desk::whitelist::{BadLine, Imported, NotCsv};
use leptos::prelude::*;

/// The two buttons, and the dialog with what was not taken over.
#[component]
pub fn Transfer(
    /// Whose list it is.
    owner: Owner,
) -> impl IntoView {
    let (words, whitelists, announcer) = (words(), whitelists(), announcer());
    let refused = RwSignal::new(Vec::<(usize, BadLine)>::new());
    let open = RwSignal::new(false);
    let export = move |_| {
        let Some(text) = untrack(|| whitelists.with(owner, |sheet| sheet.draft.csv())) else { return };
        let name = format!("whitelist-{}.csv", clock::now_seconds());
        untrack(|| match download::offer(&name, "text/csv", &text) {
            Ok(()) => announcer.result(words.whitelist.exported),
            Err(_) => announcer.failure(words.whitelist.not_exported),
        });
    };
    let take = move |text: blob::Text| {
        leptos::task::spawn_local(async move {
            let Ok(text) = text.whole().await else {
                return announcer.failure(untrack(|| words.whitelist.unreadable_file));
            };
            let mut imported = Err(NotCsv::NoHeader);
            whitelists.change(owner, |sheet| imported = sheet.draft.import(&text));
            untrack(|| match imported {
                Ok(Imported { taken, refused: lines }) => {
                    announcer.result((words.whitelist.imported)(taken as u64));
                    open.set(!lines.is_empty());
                    refused.set(lines);
                }
                Err(why) => announcer.failure((words.whitelist.not_csv)(why)),
            });
        });
    };
    view! {
        <button type="button" on:click=export>{move || words.whitelist.export}</button>
        <label class="button">
            <input
                type="file"
                accept=".csv,text/csv,text/plain"
                class="visually-hidden"
                on:change:target=move |event| {
                    let field = event.target();
                    if let Some((_, text)) = field.files().as_ref().and_then(blob::of_files) {
                        take(text);
                    }
                    // So that the same file can be opened again.
                    field.set_value("");
                }
            />
            <span>{move || words.whitelist.import}</span>
        </label>
        <Dialog open title=Signal::derive(move || words.whitelist.imported_title.to_owned())>
            <ul class="whitelist-findings">
                {move || {
                    let told = |(line, why)| (words.whitelist.line_refused)(line, (words.whitelist.bad_line)(why));
                    refused.get().into_iter().map(|line| view! { <li>{told(line)}</li> }).collect_view()
                }}
            </ul>
        </Dialog>
    }
}
