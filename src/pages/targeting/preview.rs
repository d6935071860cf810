//! The string as it grows: every part in its colour, and in words.

use super::{
    kept::Kept,
    outcome::{Made, Outcome, Ready},
    output::Output,
};
use crate::session::{
    accounts::accounts,
    words::{Words, words},
};
use desk::targeting::{Extras, Kind, Part, Piece, kind};
use desk::text::targeting::Meaning;
use leptos::prelude::*;
use soax::targeting::{Carrier, Dialect, Field, Segment, Target};

/// The card.
#[component]
pub fn Preview(
    /// What comes of the fields.
    outcome: Outcome,
    /// Where used targets are remembered.
    kept: Kept,
) -> impl IntoView {
    let (words, accounts) = (words(), accounts());
    let passwordless = move || {
        let needed =
            outcome.ready().is_some_and(|ready| ready.dialect() != Dialect::Legacy && ready.login.password.is_empty());
        needed && accounts.soax().is_some()
    };
    let refusal = move || {
        outcome.made.with(|made| match made {
            // Every other field has its own place for it.
            Made::Refused(refused) if matches!(refused.field, Field::Package | Field::ConnectionType) => {
                (words.targeting.cannot_carry)(*refused)
            }
            _ => words.targeting.not_yet.to_owned(),
        })
    };
    view! {
        <section class="card" aria-labelledby="targeting-preview">
            <header>
                <h2 id="targeting-preview">{move || words.targeting.preview}</h2>
                <span class="tag">{move || outcome.ready().map(|ready| (words.targeting.dialect_name)(ready.dialect()))}</span>
            </header>
            <div class="content">
                {move || match outcome.ready() {
                    Some(ready) => shown(&ready, words).into_any(),
                    None => view! { <p class="soft targeting-empty">{refusal}</p> }.into_any(),
                }}
                <Show when=passwordless>
                    <p class="warn">{move || words.targeting.no_password}</p>
                </Show>
                <Output outcome kept />
            </div>
        </section>
    }
}

fn shown(ready: &Ready, words: Words) -> impl IntoView + use<> {
    let said: Vec<Piece> =
        ready.login.parts.iter().map(|part| Piece { part: Part::Said(part.field), text: part.text.clone() }).collect();
    let said_by =
        if ready.dialect() == Dialect::Legacy { words.targeting.password_says_it } else { words.targeting.user_name };
    let more = u64::from(ready.count.saturating_sub(1));
    let line = ready.line.as_ref().ok().map(|pieces| {
        view! {
            <div>
                <h3>{words.targeting.whole_line}</h3>
                <p class="string targeting-line">{coloured(pieces)}</p>
                {(more > 0).then(|| view! { <p class="soft">{(words.targeting.and_so_on)(more, &words.number(more))}</p> })}
            </div>
        }
    });
    let explained = ready.login.parts.iter().filter_map(|part| explanation(part, &ready.target, words));
    view! {
        <div>
            <h3>{said_by}</h3>
            <p class="string targeting-name">{coloured(&said)}</p>
        </div>
        {line}
        <div>
            <h3>{words.targeting.parts}</h3>
            <dl class="targeting-parts">{explained.collect_view()}</dl>
        </div>
    }
}

fn coloured(pieces: &[Piece]) -> impl IntoView + use<> {
    let piece = |piece: &Piece| {
        let class = match piece.part {
            Part::Frame | Part::Password => "targeting-frame",
            Part::Said(field) => class_of(field),
        };
        view! { <span class=class>{piece.text.clone()}</span> }
    };
    pieces.iter().map(piece).collect_view()
}

fn class_of(field: Field) -> &'static str {
    match field {
        Field::Country => "targeting-country",
        Field::Region => "targeting-region",
        Field::City => "targeting-city",
        Field::Isp | Field::Operator => "targeting-carrier",
        Field::SessionId | Field::SessionSeconds => "targeting-session",
        _ => "targeting-package",
    }
}

/// One part and what it says; none for an empty part of `legacy`.
fn explanation(part: &Segment, target: &Target, words: Words) -> Option<impl IntoView + use<>> {
    let text = part.text.trim_start_matches(['_', '-', ';']).to_owned();
    let extra = || of_extra(part.field, target, words);
    let said = meaning(part.field, target, words).map(|meaning| (words.targeting.meaning)(&meaning)).or_else(extra);
    let said = said.filter(|_| !text.is_empty())?;
    Some(view! {
        <div>
            <dt class=class_of(part.field)>{text}</dt>
            <dd>{said}</dd>
        </div>
    })
}

/// What a part says that only some dialects have: as the fields say it.
fn of_extra(field: Field, target: &Target, words: Words) -> Option<String> {
    let extras = Extras::of(&target.further);
    let (label, value) = ((words.targeting.extra)(field), extras.text(field));
    Some(match kind(field) {
        _ if value.is_empty() => return None,
        Kind::Switch => label.to_owned(),
        Kind::Text | Kind::Number => format!("{label}: {value}"),
        Kind::OneOf(_) => format!("{label}: {}", (words.targeting.extra_choice)(field, value)),
    })
}

fn meaning(field: Field, target: &Target, words: Words) -> Option<Meaning> {
    let carrier = || target.carrier.as_ref().map(Carrier::name).map(str::to_owned);
    Some(match field {
        Field::Package => Meaning::Package,
        Field::ConnectionType => Meaning::ConnectionType(accounts().soax()?.connection_type),
        Field::Country => Meaning::Country(words.country(target.country?)),
        Field::Region => Meaning::Region(target.region.clone()?),
        Field::City => Meaning::City(target.city.clone()?),
        Field::Isp => Meaning::Isp(carrier()?),
        Field::Operator => Meaning::Operator(carrier()?),
        Field::SessionId => Meaning::Session,
        Field::SessionSeconds => Meaning::Seconds(target.session.as_ref()?.seconds?),
        _ => return None,
    })
}
