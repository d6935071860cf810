//! The groups of the list with their counts. A press shows a group alone, another press all of them again.

use super::list::list;
use crate::browser::intl;
use crate::session::words::{Words, words};
use desk::roster::{Group, GroupKey};
use leptos::prelude::*;

/// As many groups as a person looks through; a filter finds the others.
const SHOWN: usize = 40;

/// The groups, where the list is grouped.
#[component]
pub fn Groups() -> impl IntoView {
    let (words, list) = (words(), list());
    move || {
        let by = list.group_by()?;
        let groups = list.groups(by);
        let more = groups.len().saturating_sub(SHOWN);
        let filter = list.filter();
        let group = |group: Group| {
            let facet = group.key.facet();
            let pressed = filter.facets().any(|own| *own == facet).to_string();
            let count = words.number(group.rows.len() as u64);
            view! {
                <button type="button" class="proxies-group" aria-pressed=pressed on:click=move |_| list.toggle(facet.clone())>
                    {name(&group.key, words)} " " <span class="soft">{count}</span>
                </button>
            }
        };
        let groups = groups.into_iter().take(SHOWN).map(group).collect_view();
        Some(view! {
            <div class="row" role="group" aria-label=(words.proxies.group_by_name)(by)>
                {groups}
                {(more > 0).then(|| view! { <span class="soft">{(words.proxies.more_groups)(more as u64)}</span> })}
            </div>
        })
    }
}

/// What a group has in common, in words.
pub fn name(key: &GroupKey, words: Words) -> String {
    match key {
        GroupKey::Country(Some(country)) => words.country(*country),
        GroupKey::Comment(comment) if !comment.is_empty() => comment.clone(),
        GroupKey::ExpiryDay(Some(day)) => intl::calendar_day(words.language(), day.number()),
        GroupKey::Country(None) => words.proxies.no_country.to_owned(),
        GroupKey::Comment(_) => words.proxies.no_comment.to_owned(),
        GroupKey::ExpiryDay(None) => words.proxies.no_expiry.to_owned(),
    }
}
