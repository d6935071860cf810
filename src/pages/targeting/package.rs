//! The package in use, what its password is not, and what SOAX says of its connection type.

use super::live_list::LiveList;
use crate::effects::effect;
use crate::session::{
    accounts::{SoaxPackage, accounts},
    announcer::announcer,
    trouble::Trouble,
    words::words,
};
use crate::ui::{failure::Failure, field::Choice};
use leptos::prelude::*;
use soax::{ConnectionType, Failure as SoaxFailure};

/// The other one.
pub fn other(connection_type: ConnectionType) -> ConnectionType {
    match connection_type {
        ConnectionType::Wifi => ConnectionType::Mobile,
        ConnectionType::Mobile => ConnectionType::Wifi,
    }
}

/// Which package.
#[component]
pub fn PackageChoice() -> impl IntoView {
    let (words, accounts) = (words(), accounts());
    let chosen = RwSignal::new(String::new());
    // It can be chosen on other pages too.
    effect(move || chosen.set(accounts.soax().map(|package| package.number.to_string()).unwrap_or_default()));
    effect(move || {
        let number = chosen.with(|number| number.parse::<u32>().ok());
        let in_use = untrack(|| accounts.soax()).map(|package| package.number);
        if let Some(number) = number.filter(|number| in_use != Some(*number)) {
            accounts.use_soax(number);
        }
    });
    let named = |package: SoaxPackage| (package.number.to_string(), package.name);
    let kind = move || accounts.soax().map(|package| (words.targeting.connection_type)(package.connection_type));
    view! {
        <Choice
            label=Signal::derive(move || words.targeting.package.to_owned())
            value=chosen
            options=Signal::derive(move || accounts.all_soax().into_iter().map(named).collect::<Vec<_>>())
            hint=Signal::derive(move || kind().unwrap_or_default().to_owned())
        />
    }
}

/// Why lists did not come: each cause once, with a way out where SOAX complains of the connection type.
#[component]
pub fn ListTroubles(
    /// The lists.
    lists: [LiveList; 3],
) -> impl IntoView {
    let (words, accounts, announcer) = (words(), accounts(), announcer());
    let troubles = Memo::new(move |_| {
        let mut troubles: Vec<Trouble> = Vec::new();
        for trouble in lists.into_iter().filter_map(LiveList::trouble) {
            if !troubles.contains(&trouble) {
                troubles.push(trouble);
            }
        }
        // With the wrong connection type the carriers are refused in other words: one cause is enough.
        if let Some(first) = troubles.iter().position(is_about_type) {
            troubles = vec![troubles.swap_remove(first)];
        }
        troubles
    });
    let again = Callback::new(move |()| lists.into_iter().for_each(LiveList::read_again));
    let switch = move |_| {
        let Some(package) = accounts.soax() else { return };
        let now = other(package.connection_type);
        accounts.change_soax(package.number, |package| package.connection_type = now);
        announcer.result((words.targeting.switched)(now));
    };
    move || {
        let told = move |trouble: Trouble| {
            let offered = is_about_type(&trouble).then(|| {
                let now = move || accounts.soax().map(|package| other(package.connection_type));
                view! {
                    <div class="row">
                        <p>{move || words.targeting.other_type}</p>
                        <button type="button" class="main" on:click=switch>
                            {move || now().map(words.targeting.switch_to)}
                        </button>
                    </div>
                }
            });
            view! {
                <Failure trouble again />
                {offered}
            }
        };
        troubles.get().into_iter().map(told).collect_view()
    }
}

fn is_about_type(trouble: &Trouble) -> bool {
    matches!(trouble, Trouble::Soax(SoaxFailure::Refused(refusal)) if refusal.is_about_connection_type())
}
