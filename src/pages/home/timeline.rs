//! The next thirty days as a picture: a bar for each day on which something expires.

use crate::browser::intl;
use crate::session::{journal::zone, roster::roster, words::words};
use desk::overview::{DayCount, timeline};
use leptos::prelude::*;

const DAYS: u32 = 30;
/// In the picture's own units.
const HEIGHT: u64 = 64;
const STEP: u64 = 10;

/// The picture; a table for those who cannot see it.
#[component]
pub fn Timeline(
    /// Seconds since 1970.
    now: i64,
) -> impl IntoView {
    let (words, roster) = (words(), roster());
    let zone = zone();
    let days = Memo::new(move |_| roster.with(|roster| timeline(roster, now, &zone, DAYS)));
    let most = move || days.with(|days| days.iter().map(|own| own.count).max().unwrap_or_default()).max(1);
    let bar = move |(place, own): (usize, DayCount)| {
        // A day with anything at all is seen.
        let height = if own.count == 0 { 1 } else { (own.count * HEIGHT / most()).max(4) };
        let told = (words.home.timeline_told)(&intl::calendar_day(words.language(), own.day.number()), own.count);
        let class = match (own.count, place) {
            (0, _) => "none",
            (_, 0..3) => "soon",
            _ => "later",
        };
        view! {
            <rect class=class x=place as u64 * STEP + 1 y=HEIGHT - height width=STEP - 2 height=height rx="1">
                <title>{told}</title>
            </rect>
        }
    };
    let day = move |place: usize| {
        days.with(|days| days.get(place).map(|own| intl::calendar_day(words.language(), own.day.number())))
    };
    view! {
        <figure class="home-timeline">
            <figcaption class="soft">{move || words.home.timeline}</figcaption>
            <svg viewBox=format!("0 0 {} {HEIGHT}", u64::from(DAYS) * STEP) preserveAspectRatio="none" aria-hidden="true">
                {move || days.get().into_iter().enumerate().map(bar).collect_view()}
            </svg>
            <div class="home-axis soft" aria-hidden="true">
                <span>{move || day(0)}</span>
                <span>{move || day(14)}</span>
                <span>{move || day(29)}</span>
            </div>
            <ul class="visually-hidden" aria-label=move || words.home.timeline>
                {move || {
                    let told = |own: DayCount| {
                        (words.home.timeline_told)(&intl::calendar_day(words.language(), own.day.number()), own.count)
                    };
                    let any = days.get().into_iter().filter(|own| own.count > 0).map(told).collect::<Vec<_>>();
                    let any = if any.is_empty() { vec![words.home.nothing_expires.to_owned()] } else { any };
                    any.into_iter().map(|told| view! { <li>{told}</li> }).collect_view()
                }}
            </ul>
        </figure>
    }
}
