//! A program that sends a request through the package and shows the exit address: in the language of one's choice.

use super::{kept::Kept, outcome::Outcome};
use crate::session::words::words;
use crate::ui::{copy::CopyButton, field::Choice};
use api::Secret;
use connection::{CannotCarry, Client, Endpoint};
use leptos::prelude::*;
use soax::targeting::Dialect;

/// Stands for a password on show.
const MASK: &str = "••••••••";

/// The card.
#[component]
pub fn Snippet(
    /// What comes of the fields.
    outcome: Outcome,
    /// Where used targets are remembered.
    kept: Kept,
) -> impl IntoView {
    let words = words();
    let chosen = RwSignal::new(Client::Curl.as_str().to_owned());
    let client = Memo::new(move |_| chosen.with(|name| name.parse().unwrap_or(Client::Curl)));
    let clients = Client::ALL.map(|client| (client.as_str().to_owned(), client.name().to_owned())).to_vec();
    let shown = Memo::new(move |_| {
        let ready = outcome.ready()?;
        Some(masked(client.get(), &ready.endpoint, ready.dialect()))
    });
    let complaint = move || match shown.get() {
        Some(Err(refused)) => (words.formats.cannot_carry)(refused),
        _ => String::new(),
    };
    let needs = move || {
        let needs = outcome.ready().map(|ready| client.get().needs(&ready.endpoint)).unwrap_or_default();
        if needs.is_empty() { String::new() } else { (words.targets.needs)(needs) }
    };
    let writable = Memo::new(move |_| shown.with(|shown| matches!(shown, Some(Ok(_)))));
    view! {
        <section class="card" aria-labelledby="targeting-check">
            <header><h2 id="targeting-check">{move || words.targeting.check}</h2></header>
            <div class="content">
                <p class="soft">{move || words.targeting.check_explained}</p>
                <Choice
                    label=Signal::derive(move || words.targets.program.to_owned())
                    value=chosen
                    options=Signal::stored(clients)
                    hint=Signal::derive(needs)
                    complaint=Signal::derive(complaint)
                />
                <Show when=move || writable.get()>
                    <pre class="string targeting-snippet" tabindex="0" role="group" aria-label=move || words.targeting.check>
                        {move || shown.get().and_then(Result::ok)}
                    </pre>
                    <div class="row">
                        <CopyButton
                            text=move |()| {
                                let Some(ready) = untrack(|| outcome.ready()) else { return String::new() };
                                kept.remember(ready.form);
                                client.get_untracked().snippet(&ready.endpoint).unwrap_or_default()
                            }
                            label=Signal::derive(move || words.targets.copy_snippet.to_owned())
                        />
                    </div>
                </Show>
            </div>
        </section>
    }
}

/// The program with its password masked. In `legacy` the password is the targeting string, and no secret.
fn masked(client: Client, endpoint: &Endpoint, dialect: Dialect) -> Result<String, CannotCarry> {
    // Whatever is wrong with the password is wrong with the program.
    let whole = client.snippet(endpoint)?;
    let secret = endpoint.password.as_ref().is_some_and(|password| !password.is_empty());
    if dialect == Dialect::Legacy || !secret {
        return Ok(whole);
    }
    let stand_in = "proxydeck0password0stand0in";
    let program = client.snippet(&Endpoint { password: Some(Secret::new(stand_in)), ..endpoint.clone() })?;
    Ok(program.replace(stand_in, MASK))
}
