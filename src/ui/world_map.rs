//! A map of the world on which countries are shaded, told of and picked. One stop for the Tab key; arrows walk from country to country.

use crate::browser::page;
use crate::effects::effect;
use api::Country;
use desk::world_map::{Direction, Place, Shade, WorldMap};
use leptos::{ev, html, prelude::*};
use std::sync::Arc;

/// What of the map is on show: left, top and width, in hundredths of its width. The height follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    left: i32,
    top: i32,
    width: i32,
    /// Where most countries are, from the left, in hundredths of what is on show.
    heart: i32,
}

impl Section {
    /// All of it.
    pub const WORLD: Self = Self { left: 0, top: 0, width: 100, heart: 49 };
    /// Europe, where countries are small and many.
    pub const EUROPE: Self = Self { left: 42, top: 4, width: 24, heart: 34 };

    fn on(self, map: &WorldMap) -> [i32; 4] {
        let part = |of: i32, hundredths: i32| of * hundredths / 100;
        [
            part(map.width, self.left),
            part(map.width, self.top),
            part(map.width, self.width),
            part(map.height, self.width),
        ]
    }
}

/// The map. Its space is taken from the start, whatever is on show.
#[component]
pub fn Atlas(
    /// The shapes.
    map: Arc<WorldMap>,
    /// Which part of it is on show.
    section: RwSignal<Section>,
    /// The countries that can be picked.
    countries: Memo<Vec<Country>>,
    /// How a country is shaded.
    shade: Callback<Country, Shade>,
    /// What is told of a country: its name, and what else there is to know.
    tell: Callback<Country, (String, String)>,
    /// Which country is picked.
    picked: Memo<Option<Country>>,
    /// Picks a country.
    pick: Callback<Country>,
    /// The accessible name.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let map = StoredValue::new(map);
    let view_box = Memo::new(move |_| map.with_value(|map| section.get().on(map)));
    let offered = Memo::new(move |_| {
        let countries = countries.get();
        let is_offered = |place: &&Place| place.country.is_some_and(|country| countries.contains(&country));
        map.with_value(|map| map.places.iter().filter(is_offered).cloned().collect::<Vec<_>>())
    });
    let land = map.with_value(|map| map.places.iter().map(|place| place.outline.as_str()).collect::<String>());
    // Whichever came last is told of; where the pointer leaves, it is what has the focus again.
    let (pointer_on, focus_on) = (RwSignal::new(None::<Country>), RwSignal::new(None::<Country>));
    let pointed = Memo::new(move |_| pointer_on.get().or_else(|| focus_on.get()));
    // Where the Tab key arrives.
    let stop = Memo::new(move |_| {
        let is_there = |country: &Country| offered.with(|all| all.iter().any(|place| place.country == Some(*country)));
        let first = || offered.with(|all| all.first().and_then(|place| place.country));
        pointed.get().filter(is_there).or_else(|| picked.get().filter(is_there)).or_else(first)
    });
    let outline_of = move |country: Option<Country>| {
        let place =
            |all: &Vec<Place>| all.iter().find(|place| place.country == country).map(|place| place.outline.clone());
        country.and_then(|_| offered.with(place))
    };
    let walk = move |from: Country, direction: Direction| {
        offered.with_untracked(|all| {
            let here = all.iter().find(|place| place.country == Some(from))?;
            here.next(direction, all).and_then(|next| next.country)
        })
    };
    let frame = NodeRef::<html::Div>::new();
    // Where the window is narrow, the map is wider than its frame.
    effect(move || {
        let heart = section.get().heart;
        if let Some(frame) = frame.get() {
            frame.set_scroll_left(frame.scroll_width() * heart / 100 - frame.client_width() / 2);
        }
    });
    let told = move || {
        let country = pointed.get()?;
        let place = offered.with(|all| all.iter().find(|place| place.country == Some(country)).cloned())?;
        let [left, top, width, height] = view_box.get();
        let percent = |offset: i32, of: i32| format!("{}%", f64::from(offset) * 100.0 / f64::from(of));
        let (x, y) = (percent(place.x - left, width), percent(place.y - top, height));
        // What is scrolled out of the frame on either side.
        let frame = frame.get()?;
        let before = frame.scroll_left();
        let after = frame.scroll_width() - frame.client_width() - before;
        let is_low = place.y - top > height / 4;
        let (name, more) = tell.run(country);
        Some(view! {
            <p
                class="atlas-told"
                class:below=!is_low
                style:--x=x
                style:--y=y
                style:--before=format!("{before}px")
                style:--after=format!("{after}px")
                aria-hidden="true"
            >
                <strong>{name}</strong>
                <span>{more}</span>
            </p>
        })
    };
    let one = move |place: Place| {
        let country = place.country?;
        let dot = place.is_small.then(|| {
            let at = format!("M{} {}h0", place.x, place.y);
            view! { <path class="reach" d=at.clone() /><path class="dot" d=at /> }
        });
        let key = move |event: ev::KeyboardEvent| {
            let direction = match event.key().as_str() {
                "Enter" | " " => {
                    event.prevent_default();
                    return pick.run(country);
                }
                "ArrowLeft" => Direction::West,
                "ArrowRight" => Direction::East,
                "ArrowUp" => Direction::North,
                "ArrowDown" => Direction::South,
                _ => return,
            };
            event.prevent_default();
            if let Some(next) = walk(country, direction) {
                page::focus(&format!("#atlas-{next}"));
            }
        };
        let leave = move |signal: RwSignal<Option<Country>>| {
            if signal.try_get_untracked().flatten() == Some(country) {
                signal.set(None);
            }
        };
        // A country that is no longer offered is neither left nor blurred.
        on_cleanup(move || {
            leave(pointer_on);
            leave(focus_on);
        });
        let point = move || {
            if pointer_on.get_untracked() != Some(country) {
                pointer_on.set(Some(country));
            }
        };
        let label = move || {
            let (name, more) = tell.run(country);
            format!("{name}: {more}")
        };
        Some(view! {
            <g
                id=format!("atlas-{country}")
                role="button"
                tabindex=move || if stop.get() == Some(country) { "0" } else { "-1" }
                aria-label=label
                aria-pressed=move || if picked.get() == Some(country) { "true" } else { "false" }
                data-shade=move || shade.run(country).name()
                // A mouse enters where the map moves below it too, which is nobody's pointing: keys may have moved it.
                on:pointermove=move |_| point()
                on:pointerenter=move |event| if event.pointer_type() != "mouse" { point() }
                on:pointerleave=move |_| leave(pointer_on)
                on:focus=move |_| {
                    pointer_on.set(None);
                    focus_on.set(Some(country));
                }
                on:blur=move |_| leave(focus_on)
                on:click=move |_| pick.run(country)
                on:keydown=key
            >
                <path d=place.outline />
                {dot}
            </g>
        })
    };
    view! {
        <div class="atlas" node_ref=frame>
            <div>
                <svg
                    viewBox=move || view_box.get().map(|number| number.to_string()).join(" ")
                    role="group"
                    aria-label=label
                >
                    <path class="land" d=land />
                    <For each=move || offered.get() key=|place| place.country let:place>{one(place)}</For>
                    <path class="picked" d=move || outline_of(picked.get()) />
                    <path class="pointed" d=move || outline_of(pointed.get()) />
                </svg>
                {told}
            </div>
        </div>
    }
}
