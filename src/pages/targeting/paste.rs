//! A pasted string, taken apart into the fields.

use super::fields::Fields;
use crate::effects::effect;
use crate::session::{
    accounts::{SoaxPackage, accounts},
    announcer::announcer,
    words::words,
};
use crate::ui::field::TextField;
use desk::targeting::{read_pasted, why_not};
use leptos::prelude::*;
use soax::targeting::{Dialect, Recognised};

/// The card.
#[component]
pub fn PasteCard(
    /// What stands in the fields.
    fields: Fields,
) -> impl IntoView {
    let (words, accounts, announcer) = (words(), accounts(), announcer());
    let typed = RwSignal::new(String::new());
    // Every way to read it, once it was asked for; one of several has to be chosen.
    let readings = RwSignal::new(None::<Vec<Recognised>>);
    let notes = RwSignal::new(Vec::<String>::new());
    let take = move |read: Recognised| {
        let mut told = Vec::new();
        let in_use = untrack(|| accounts.soax());
        let named = read.package.clone();
        let is_named = |own: &SoaxPackage| match &named {
            Some(name) if read.dialect == Dialect::Package => own.package_number == *name,
            Some(name) => own.package_key.expose() == name,
            None => true,
        };
        let mut package = in_use.clone();
        if !in_use.as_ref().is_some_and(is_named) {
            match untrack(|| accounts.all_soax()).into_iter().find(is_named) {
                Some(other) => {
                    accounts.use_soax(other.number);
                    told.push((words.targets.package_used)(&other.name));
                    package = Some(other);
                }
                None => told.extend(named.as_deref().map(words.targets.other_package)),
            }
        }
        let package_type = package.map(|package| package.connection_type);
        if read.connection_type.is_some_and(|own| package_type.is_some_and(|other| other != own)) {
            told.push(words.targets.other_type.to_owned());
        }
        readings.set(None);
        typed.set(String::new());
        notes.set(told);
        announcer.result((words.targets.taken_apart)((words.targeting.dialect_name)(read.dialect)));
        leptos::task::spawn_local(async move {
            // Another package brings its own dialect and its own carriers; the string has the last word.
            leptos::task::tick().await;
            untrack(|| fields.fill(fields.form().saying(&read.target, read.dialect), words));
        });
    };
    let take_apart = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        notes.set(Vec::new());
        let found = typed.with_untracked(|typed| read_pasted(typed));
        untrack(|| match <[Recognised; 1]>::try_from(found) {
            Ok([read]) => take(read),
            Err(several) => readings.set(Some(several)),
        });
    };
    let complaint = move || {
        let unknown = readings.with(|readings| readings.as_ref().is_some_and(Vec::is_empty));
        if !unknown {
            return String::new();
        }
        let nearly = |(dialect, why)| {
            (words.targets.nearly)((words.targeting.dialect_name)(dialect), &(words.targeting.not_targeting)(why))
        };
        let near = typed.with(|typed| why_not(typed)).into_iter().map(nearly);
        std::iter::once(words.targets.not_recognised.to_owned()).chain(near).collect::<Vec<_>>().join(" ")
    };
    // What is typed on is another string.
    effect(move || {
        typed.track();
        readings.set(None);
    });
    let choices = move || readings.get().filter(|readings| readings.len() > 1);
    view! {
        <section class="card" aria-labelledby="targeting-paste">
            <header><h2 id="targeting-paste">{move || words.targets.paste}</h2></header>
            <div class="content">
                <p class="soft">{move || words.targets.paste_explained}</p>
                <form class="targeting-id" on:submit=take_apart>
                    <TextField
                        label=Signal::derive(move || words.targets.pasted_string.to_owned())
                        value=typed
                        complaint=Signal::derive(complaint)
                    />
                    <button type="submit" disabled=move || typed.with(|typed| typed.trim().is_empty())>
                        {move || words.targets.take_apart}
                    </button>
                </form>
                {move || choices().map(|choices| {
                    let choice = move |read: Recognised| {
                        let name = (words.targeting.dialect_name)(read.dialect);
                        let shown = summary(&read);
                        view! {
                            <div class="row">
                                <button type="button" on:click=move |_| take(read.clone())>{(words.targets.read_as)(name)}</button>
                                <span class="soft">{shown}</span>
                            </div>
                        }
                    };
                    view! {
                        <div class="stack" role="alert">
                            <p>{words.targets.which_dialect}</p>
                            {choices.into_iter().map(choice).collect_view()}
                        </div>
                    }
                })}
                <Show when=move || !notes.with(Vec::is_empty)>
                    <div role="alert">
                        {move || notes.get().into_iter().map(|note| view! { <p class="warn">{note}</p> }).collect_view()}
                    </div>
                </Show>
            </div>
        </section>
    }
}

/// What a reading makes of the string: names and numbers, in the order in which the fields stand.
fn summary(read: &Recognised) -> String {
    let target = &read.target;
    let said = [
        read.package.clone(),
        target.country.map(|country| country.upper()),
        target.region.clone(),
        target.city.clone(),
        target.carrier.as_ref().map(|carrier| carrier.name().to_owned()),
        target.session.as_ref().map(|session| session.id.clone()),
        target.further.zip.clone(),
    ];
    said.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
