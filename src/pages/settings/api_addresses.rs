//! Which addresses may use the Proxy6 key (`ipauth`): the whole list at once, since it cannot be read back.

use crate::session::{
    announcer::announcer,
    journal::{Attended, Recipient, journal, report},
    proxy6::Proxy6,
    words::words,
};
use crate::ui::{dialog::Dialog, field::next_id};
use desk::journal::Request;
use leptos::prelude::*;
use proxy6::ipauth::{self, Addresses};
use std::net::IpAddr;

/// The typed addresses; the first word that is none is the error.
fn typed(text: &str) -> Result<Vec<IpAddr>, String> {
    let words = text.split(|character: char| character.is_whitespace() || character == ',');
    words.filter(|word| !word.is_empty()).map(|word| word.parse().map_err(|_| word.to_owned())).collect()
}

/// The card.
#[component]
pub fn ApiAddresses() -> impl IntoView {
    let (words, journal, announcer) = (words(), journal(), announcer());
    let proxy6 = Proxy6::followed();
    let text = RwSignal::new(String::new());
    // Nothing is complained of before the first try.
    let tried = RwSignal::new(false);
    let asking = RwSignal::new(false);
    let wanted = RwSignal::new(ipauth::Request::Clear);
    let pending = RwSignal::new(false);
    let complaint = move || match text.with(|text| typed(text)) {
        Err(word) => (words.api_addresses.malformed)(&word),
        Ok(none) if none.is_empty() && tried.get() => words.api_addresses.none.to_owned(),
        Ok(_) => String::new(),
    };
    let ask = move |request: ipauth::Request| {
        wanted.set(request);
        asking.set(true);
    };
    let bind = move |_| {
        tried.set(true);
        if let Some(addresses) = text.with_untracked(|text| typed(text)).ok().and_then(|all| Addresses::new(all).ok()) {
            ask(ipauth::Request::Bind(addresses));
        }
    };
    let send = move |_| {
        asking.set(false);
        let Some(recipient) = proxy6.get_untracked().and_then(Recipient::proxy6) else { return };
        let request = wanted.get_untracked();
        let done = match &request {
            ipauth::Request::Bind(_) => untrack(|| words.api_addresses.bound),
            ipauth::Request::Clear => untrack(|| words.api_addresses.cleared),
        };
        pending.set(true);
        leptos::task::spawn_local(async move {
            let ending = journal.send(recipient, vec![Request::IpAuth(request)], Attended::confirmed()).await;
            match untrack(|| report::complaint(&ending, &words)) {
                None => announcer.result(done),
                Some(complaint) => announcer.failure(complaint),
            }
            // The page may have been left meanwhile.
            let _ = pending.try_set(false);
        });
    };
    let off = move || pending.get() || !proxy6.get().is_some_and(|own| own.may_change());
    let told = move || match wanted.get() {
        ipauth::Request::Clear => words.api_addresses.confirm_clear.to_owned(),
        ipauth::Request::Bind(addresses) => {
            let all: Vec<String> = addresses.as_slice().iter().map(IpAddr::to_string).collect();
            (words.api_addresses.confirm_bind)(&all.join(", "))
        }
    };
    let id = next_id("addresses");
    let (hint_id, complaint_id) = (format!("{id}-hint"), format!("{id}-complaint"));
    view! {
        <Show when=move || proxy6.get().is_some()>
            <section class="card" aria-labelledby="settings-addresses">
                <header><h2 id="settings-addresses">{move || words.api_addresses.title}</h2></header>
                <div class="content settings-form">
                    <p class="soft">{move || words.api_addresses.lead}</p>
                    <div class="field">
                        <label for=id.clone()>{move || words.api_addresses.field}</label>
                        <textarea
                            id=id.clone()
                            rows="3"
                            spellcheck="false"
                            autocomplete="off"
                            aria-describedby=format!("{hint_id} {complaint_id}")
                            aria-invalid=move || (!complaint().is_empty()).then_some("true")
                            prop:value=text
                            on:input:target=move |event| text.set(event.target().value())
                        ></textarea>
                        <p class="hint" id=hint_id.clone()>{move || words.api_addresses.hint}</p>
                        <p class="complaint" id=complaint_id.clone()>{complaint}</p>
                    </div>
                    <div class="row">
                        <button type="button" disabled=off on:click=bind>{move || words.api_addresses.bind}</button>
                        <button type="button" disabled=off on:click=move |_| ask(ipauth::Request::Clear)>
                            {move || words.api_addresses.clear}
                        </button>
                    </div>
                    <p class="soft">
                        {move || (!pending.get() && off()).then_some(words.shell.connection_untested)}
                    </p>
                </div>
            </section>
        </Show>
        <Dialog open=asking title=Signal::derive(move || words.api_addresses.title.to_owned())>
            <p>{told}</p>
            <p class="warn">{move || words.api_addresses.warning}</p>
            <div class="row">
                <button type="button" class="main" on:click=send>{move || words.api_addresses.confirm}</button>
                <button type="button" on:click=move |_| asking.set(false)>{move || words.shell.cancel}</button>
            </div>
        </Dialog>
    }
}
