//! Session: its identifier, its length, how many.

use super::{fields::Fields, outcome::Outcome};
use crate::browser::page;
use crate::session::words::words;
use crate::ui::field::TextField;
use desk::targeting::random_name;
use leptos::prelude::*;
use soax::targeting::Field;

/// The card.
#[component]
pub fn SessionCard(
    /// What stands in the fields.
    fields: Fields,
    /// What comes of it.
    outcome: Outcome,
) -> impl IntoView {
    let words = words();
    let form = Memo::new(move |_| fields.form());
    let id_hint = move || {
        let many = outcome.ready().filter(|ready| ready.count > 1);
        match many {
            Some(ready) => {
                let names = &ready.lines.names;
                (words.targeting.session_hint_many)(&names.name(0), &names.name(ready.count - 1))
            }
            None if fields.session.with(|id| id.trim().is_empty()) => words.targeting.session_hint_none.to_owned(),
            None => words.targeting.session_hint_one.to_owned(),
        }
    };
    let seconds_complaint = move || match form.with(|form| form.seconds()) {
        Ok(_) => outcome.complaint(&[Field::SessionSeconds]).get(),
        Err(_) => words.targeting.not_seconds.to_owned(),
    };
    let seconds_hint = move || {
        let sticky = form.with(|form| !form.session.trim().is_empty() || form.sessions().is_ok_and(|count| count > 1));
        match form.with(|form| form.seconds()) {
            Ok(Some(_)) if !sticky => words.targeting.seconds_without_session.to_owned(),
            Ok(Some(0)) => words.targeting.every_request.to_owned(),
            Ok(Some(seconds)) => (words.targeting.duration)(seconds),
            Ok(None) => words.targeting.seconds_hint_none.to_owned(),
            Err(_) => String::new(),
        }
    };
    let sessions_complaint = move || match form.with(|form| form.sessions()) {
        Ok(_) => String::new(),
        Err(_) => words.targeting.not_sessions.to_owned(),
    };
    let label = move |text: fn(&desk::text::targeting::Targeting) -> &'static str| {
        Signal::derive(move || text(&words.targeting).to_owned())
    };
    view! {
        <section class="card" aria-labelledby="targeting-session">
            <header><h2 id="targeting-session">{move || words.targeting.session}</h2></header>
            <div class="content">
                <div class="targeting-id">
                    <TextField
                        label=label(|own| own.session_id)
                        value=fields.session
                        hint=Signal::derive(id_hint)
                        complaint=outcome.complaint(&[Field::SessionId])
                    />
                    <button type="button" on:click=move |_| fields.session.set(random_name(page::random_bytes()))>
                        {move || words.targeting.new_id}
                    </button>
                </div>
                <div class="targeting-pair">
                    <TextField
                        label=label(|own| own.session_seconds)
                        value=fields.seconds
                        input_mode="numeric"
                        hint=Signal::derive(seconds_hint)
                        complaint=Signal::derive(seconds_complaint)
                    />
                    <TextField
                        label=label(|own| own.sessions)
                        value=fields.sessions
                        input_mode="numeric"
                        hint=label(|own| own.sessions_hint)
                        complaint=Signal::derive(sessions_complaint)
                    />
                </div>
            </div>
        </section>
    }
}
