//! The bar under the table: how much is not applied yet, and the way to apply it.

use super::{confirmation::Confirmation, own_address};
use crate::browser::task::Task;
use crate::session::{
    announcer::announcer,
    connection::connection,
    soax::Soax,
    whitelist::{Applying, Owner, whitelists},
    words::words,
};
use api::Effect as CallEffect;
use desk::whitelist::Problem;
use leptos::prelude::*;

/// The bar.
#[component]
pub fn ApplyBar(
    /// Whose list it is.
    owner: Owner,
    /// The package.
    soax: RwSignal<Option<Soax>>,
    /// Whether the list is being read, or changed.
    busy: Memo<bool>,
    /// Reads the list once more.
    test_again: Callback<()>,
) -> impl IntoView {
    let (words, whitelists, announcer, connection) = (words(), whitelists(), announcer(), connection());
    let open = RwSignal::new(false);
    let task = StoredValue::new_local(None::<Task>);
    let reading = RwSignal::new(false);
    let count = Memo::new(move |_| whitelists.with(owner, |sheet| sheet.draft.changes().len()).unwrap_or_default());
    let wrong = Memo::new(move |_| {
        let any = |problems: Vec<Option<Problem>>| problems.iter().any(Option::is_some);
        whitelists.with(owner, |sheet| any(sheet.draft.problems())) == Some(true)
    });
    let may_change = move || soax.with(|soax| soax.as_ref().is_some_and(Soax::may_change));
    // Not while it reads for the dialog: a button that is switched off loses the focus, and the dialog gives it back.
    let off = move || busy.get() || count.get() == 0 || wrong.get() || !may_change();
    // The list is read first: what is shown before it is applied is the difference to what SOAX has now.
    let review = move |_| {
        let Some(soax) = soax.get_untracked().filter(|_| !reading.get_untracked()) else { return };
        reading.set(true);
        task.set_value(Some(Task::spawn(async move {
            let read = whitelists.read(&soax).await;
            let removes = untrack(|| whitelists.with(owner, |sheet| sheet.draft.removes_any())) == Some(true);
            if removes && untrack(|| whitelists.own_address().is_none() && own_address::can_be_asked(connection)) {
                // Where it does not answer, the dialog says that the address is not known.
                let _ = whitelists.ask_own_address(&soax).await;
            }
            reading.set(false);
            untrack(|| match read {
                Ok(()) if count.get() == 0 => announcer.result(words.whitelist.nothing_left),
                Ok(()) => open.set(true),
                Err(trouble) => announcer.failure(trouble.explain(&words, CallEffect::Reads).sentence()),
            });
        })));
    };
    let discard = move |_| {
        let Some(before) = untrack(|| whitelists.with(owner, |sheet| sheet.draft.clone())) else { return };
        whitelists.change(owner, |sheet| sheet.draft.discard());
        announcer.result_with_undo(untrack(|| words.whitelist.discarded), move || {
            whitelists.change(owner, |sheet| sheet.draft.wish_again(&before));
        });
    };
    let state = move || match whitelists.applying(owner) {
        Some(Applying::Sending) => words.whitelist.applying.to_owned(),
        Some(Applying::Comparing) => words.whitelist.comparing.to_owned(),
        None if reading.get() => words.shell.loading.to_owned(),
        None if count.get() == 0 => words.whitelist.unchanged.to_owned(),
        None => (words.whitelist.changes)(count.get() as u64),
    };
    let why = move || {
        if count.get() > 0 && wrong.get() {
            words.whitelist.correct_first
        } else if !busy.get() && !may_change() {
            words.shell.connection_untested
        } else {
            ""
        }
    };
    let removes_own = move || {
        let own = whitelists.own_address()?;
        let removes = whitelists.with(owner, |sheet| sheet.draft.removes(own)) == Some(true);
        removes.then(|| (words.whitelist.removes_own)(&own.to_string()))
    };
    view! {
        <div class="whitelist-bar">
            <strong>{state}</strong>
            <span class="bad">{why}</span>
            <span class="warn">{removes_own}</span>
            <Show when=move || !busy.get() && !may_change()>
                <button type="button" on:click=move |_| test_again.run(())>{move || words.shell.test_again}</button>
            </Show>
            <div class="row push">
                <button type="button" disabled=move || busy.get() || count.get() == 0 on:click=discard>
                    {move || words.whitelist.discard}
                </button>
                <button type="button" class="main" disabled=off on:click=review>{move || words.whitelist.apply}</button>
            </div>
        </div>
        <Confirmation owner soax open />
    }
}
