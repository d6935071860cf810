//! How it is written: dialect, format, protocol, host and port.

use super::{
    fields::Fields,
    outcome::{Outcome, Reach},
};
use crate::effects::effect;
use crate::session::{accounts::accounts, words::words};
use crate::ui::field::{Checkbox, Choice, TextField};
use connection::{Format, Scheme};
use leptos::prelude::*;
use soax::targeting::{Dialect, Field, package::Lengths};

/// The protocols that SOAX's gateway speaks (`soax-in-practice.md`, "Targeting strings").
const SPOKEN: [Scheme; 4] = [Scheme::Http, Scheme::Https, Scheme::Socks5, Scheme::Socks5h];
/// Where every dialect but `rules` and `legacy` is spoken, unless the person knows better.
const USUAL_PORT: u16 = 5000;

impl Reach {
    /// Takes from the package in use how it is reached and written, and gives changes of that back to it.
    pub fn new(fields: Fields) -> Self {
        let accounts = accounts();
        let text = || RwSignal::new(String::new());
        let reach = Self { host: text(), port: text(), number: text() };
        let usual = |dialect: Dialect| dialect.port().unwrap_or(USUAL_PORT);
        untrack(|| {
            // A link brought another dialect than the package's.
            let (now, package) = (fields.form().dialect, accounts.soax());
            if let Some(own) = package.filter(|own| own.dialect != now && own.port == usual(own.dialect)) {
                accounts.change_soax(own.number, |own| (own.dialect, own.port) = (now, usual(now)));
            }
        });
        let gateway = Memo::new(move |_| accounts.soax().map(|own| (own.number, own.host, own.port)));
        let written =
            Memo::new(move |_| accounts.soax().map(|own| (own.number, own.package_number, own.dialect, own.format)));
        effect(move || {
            let Some((_, host, port)) = gateway.get() else { return };
            // Not under the fingers of somebody who types: " 5000" is 5000 already.
            if untrack(|| reach.host()).is_none_or(|typed| typed != host) {
                reach.host.set(host);
            }
            if untrack(|| reach.port()) != Some(port) {
                reach.port.set(port.to_string());
            }
        });
        Effect::new(move |before: Option<Option<u32>>| {
            let (package, number, dialect, format) = written.get()?;
            if untrack(|| reach.number.with(|typed| typed.trim() != number)) {
                reach.number.set(number);
            }
            // The first time the link has its say.
            if before.is_some_and(|before| before != Some(package)) {
                fields.dialect.set(dialect.as_str().to_owned());
                fields.format.set(format.as_str().to_owned());
            }
            Some(package)
        });
        effect(move || {
            let Some((host, port)) = reach.host().zip(reach.port()) else { return };
            let number = reach.number.with(|typed| typed.trim().to_owned());
            let form = fields.form();
            let Some(package) = untrack(|| accounts.soax()) else { return };
            let own = (&package.host, package.port, &package.package_number, package.dialect, package.format);
            if own != (&host, port, &number, form.dialect, form.format) {
                accounts.change_soax(package.number, |package| {
                    (package.host, package.port, package.package_number) = (host, port, number);
                    (package.dialect, package.format) = (form.dialect, form.format);
                });
            }
        });
        // Another dialect is spoken on another port; a port of the person's own stays.
        let dialect = Memo::new(move |_| fields.form().dialect);
        Effect::new(move |before: Option<(Option<u32>, Dialect)>| {
            let (package, now) = (untrack(|| written.get()).map(|(package, ..)| package), dialect.get());
            if let Some((_, before)) = before.filter(|before| before.0 == package && before.1 != now)
                && untrack(|| reach.port()) == Some(usual(before))
            {
                reach.port.set(usual(now).to_string());
            }
            (package, now)
        });
        reach
    }
}

/// The card.
#[component]
pub fn Writing(
    /// What stands in the fields.
    fields: Fields,
    /// How the package is reached.
    reach: Reach,
    /// What comes of it.
    outcome: Outcome,
) -> impl IntoView {
    let words = words();
    let dialect = Memo::new(move |_| fields.form().dialect);
    let dialects = move || {
        let name = |dialect: Dialect| (dialect.as_str().to_owned(), (words.targeting.dialect_name)(dialect).to_owned());
        Dialect::ALL.map(name).to_vec()
    };
    let formats = move || {
        Format::ALL.map(|format| (format.as_str().to_owned(), (words.formats.name)(format).to_owned())).to_vec()
    };
    let schemes =
        move || SPOKEN.map(|scheme| (scheme.as_str().to_owned(), (words.formats.scheme)(scheme).to_owned())).to_vec();
    let format_complaint = move || match outcome.ready().map(|ready| ready.line) {
        Some(Err(refused)) => (words.formats.cannot_carry)(refused),
        _ => String::new(),
    };
    let format_hint = move || {
        let many = outcome.ready().is_some_and(|ready| ready.count > 1);
        if many && fields.form().format.keeps_login_by_address() {
            words.targeting.one_login_by_address.to_owned()
        } else {
            String::new()
        }
    };
    let unless = move |sound: bool, complaint: &'static str| if sound { String::new() } else { complaint.to_owned() };
    let label = move |text: fn(&desk::text::targeting::Targeting) -> &'static str| {
        Signal::derive(move || text(&words.targeting).to_owned())
    };
    view! {
        <section class="card" aria-labelledby="targeting-writing">
            <header><h2 id="targeting-writing">{move || words.targeting.writing}</h2></header>
            <div class="content">
                <Choice
                    label=label(|own| own.dialect)
                    value=fields.dialect
                    options=Signal::derive(dialects)
                    hint=Signal::derive(move || (words.targeting.dialect_explained)(dialect.get()).to_owned())
                />
                <Show when=move || dialect.get() == Dialect::Package>
                    <TextField
                        label=label(|own| own.package_number)
                        value=reach.number
                        hint=label(|own| own.package_number_hint)
                        complaint=outcome.complaint(&[Field::Package])
                    />
                    <IspPackage />
                </Show>
                <div class="targeting-pair">
                    <Choice
                        label=label(|own| own.format)
                        value=fields.format
                        options=Signal::derive(formats)
                        hint=Signal::derive(format_hint)
                        complaint=Signal::derive(format_complaint)
                    />
                    <Choice label=label(|own| own.protocol) value=fields.scheme options=Signal::derive(schemes) />
                </div>
                <div class="targeting-pair">
                    <TextField
                        label=label(|own| own.host)
                        value=reach.host
                        complaint=Signal::derive(move || unless(reach.host().is_some(), words.targeting.not_host))
                    />
                    <TextField
                        label=label(|own| own.port)
                        value=reach.port
                        input_mode="numeric"
                        complaint=Signal::derive(move || unless(reach.port().is_some(), words.targeting.not_port))
                    />
                </div>
            </div>
        </section>
    }
}

/// Whether it is an ISP package, whose sessions may be longer.
#[component]
fn IspPackage() -> impl IntoView {
    let (words, accounts) = (words(), accounts());
    let is_isp = Memo::new(move |_| accounts.soax().map(|package| package.session_lengths == Lengths::Day));
    let ticked = RwSignal::new(is_isp.get_untracked().unwrap_or_default());
    effect(move || ticked.set(is_isp.get().unwrap_or_default()));
    effect(move || {
        let lengths = if ticked.get() { Lengths::Day } else { Lengths::Hour };
        let package = untrack(|| accounts.soax()).filter(|package| package.session_lengths != lengths);
        if let Some(package) = package {
            accounts.change_soax(package.number, |package| package.session_lengths = lengths);
        }
    });
    view! { <Checkbox label=Signal::derive(move || words.targeting.isp_package.to_owned()) value=ticked /> }
}
