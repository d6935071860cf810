//! Adding an account: its keys go to memory.

use crate::session::{
    accounts::{Proxy6Account, SoaxPackage, accounts},
    announcer::announcer,
    connection::connection,
    words::words,
};
use crate::ui::field::{Choice, TextField};
use api::Secret;
use connection::Format;
use desk::accounts::Colour;
use desk::preferences::Mode;
use desk::targeting::package_number;
use leptos::prelude::*;
use soax::{
    ConnectionType,
    targeting::{Dialect, package::Lengths},
};

const PROXY6: &str = "proxy6";
const SOAX: &str = "soax";

/// Host and port as one typed text; `None` where it is not both.
fn gateway_of(text: &str) -> Option<(String, u16)> {
    let (host, port) = text.trim().rsplit_once(':')?;
    let plain = |host: &str| !host.is_empty() && !host.contains([' ', '/', '@', ':']);
    plain(host).then_some((host.to_owned(), port.parse().ok().filter(|port| *port != 0)?))
}

/// Where a provider shows the key, and where money is added. Proxy6 has both behind one menu; the addresses within are not
/// documented.
pub fn site(soax: bool) -> &'static str {
    // `soax.md`, "Dashboard"; `proxy6.txt`, "For developers (API)".
    if soax { "https://soax.com/dashboard" } else { "https://proxy6.net/" }
}

/// The form.
#[component]
pub fn AddAccount() -> impl IntoView {
    let (words, accounts, announcer, connection) = (words(), accounts(), announcer(), connection());
    let provider = RwSignal::new(PROXY6.to_owned());
    let name = RwSignal::new(String::new());
    let key = RwSignal::new(String::new());
    let package_key = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let connection_type = RwSignal::new("wifi".to_owned());
    let gateway = RwSignal::new("proxy.soax.com:5000".to_owned());
    // Nothing is complained of before the first try.
    let tried = RwSignal::new(false);
    let is_soax = move || provider.with(|provider| provider == SOAX);
    let key_complaint = move |key: RwSignal<String>| {
        let text = key.get();
        match text.trim() {
            "" if tried.get() => words.settings.key_missing,
            "" => "",
            text if text.contains([' ', '/', '\t', '\n', '?', '#']) => words.settings.key_malformed,
            _ => "",
        }
    };
    let gateway_complaint = move || match gateway.with(|text| gateway_of(text)) {
        None => words.settings.gateway_malformed,
        Some(_) => "",
    };
    let add = move || {
        tried.set(true);
        let sound = untrack(|| {
            key_complaint(key).is_empty()
                && !(is_soax() && !(key_complaint(package_key).is_empty() && gateway_complaint().is_empty()))
        });
        if !sound {
            return;
        }
        let typed = |signal: RwSignal<String>| signal.get_untracked().trim().to_owned();
        let api_key = Secret::new(typed(key));
        let told = if untrack(is_soax) {
            let Some((host, port)) = gateway.with_untracked(|text| gateway_of(text)) else { return };
            let own = if typed(name).is_empty() { typed(package_key) } else { typed(name) };
            accounts.add_soax(SoaxPackage {
                number: 0,
                name: own.clone(),
                colour: Colour::None,
                api_key,
                package_key: Secret::new(typed(package_key)),
                password: Secret::new(password.get_untracked()),
                connection_type: if typed(connection_type) == "mobile" {
                    ConnectionType::Mobile
                } else {
                    ConnectionType::Wifi
                },
                host,
                port,
                package_number: package_number(&typed(package_key)).to_owned(),
                dialect: Dialect::default(),
                format: Format::ColonSeparated,
                session_lengths: Lengths::Hour,
            });
            own
        } else {
            let own = if typed(name).is_empty() { "Proxy6".to_owned() } else { typed(name) };
            accounts.add_proxy6(Proxy6Account {
                number: 0,
                name: own.clone(),
                colour: Colour::None,
                key: api_key,
                low_balance: None,
            });
            own
        };
        for field in [name, key, package_key, password] {
            field.set(String::new());
        }
        tried.set(false);
        announcer.result(untrack(|| (words.settings.account_added)(&told)));
    };
    let label = move |text: fn(&desk::text::settings::Settings) -> &'static str| {
        Signal::derive(move || text(&words.settings).to_owned())
    };
    view! {
        <Show when=move || connection.mode() != Mode::Sandbox>
            <form
                class="card"
                aria-labelledby="settings-add"
                on:submit=move |event| {
                    event.prevent_default();
                    add();
                }
            >
                <header><h2 id="settings-add">{move || words.shell.add_account}</h2></header>
                <div class="content settings-form">
                    <Choice
                        label=label(|own| own.provider)
                        value=provider
                        options=Signal::stored(vec![(PROXY6.to_owned(), "Proxy6".to_owned()), (SOAX.to_owned(), "SOAX".to_owned())])
                    />
                    <TextField label=label(|own| own.name) value=name hint=label(|own| own.name_hint) />
                    <TextField
                        label=label(|own| own.api_key)
                        value=key
                        kind="password"
                        complaint=Signal::derive(move || key_complaint(key).to_owned())
                        hint=Signal::derive(move || {
                            if is_soax() { words.settings.where_soax_key } else { words.settings.where_proxy6_key }.to_owned()
                        })
                    />
                    <p class="row">
                        <a href=move || site(is_soax()) target="_blank" rel="noreferrer">
                            {move || (words.settings.to_site)(if is_soax() { "soax.com" } else { "proxy6.net" })}
                        </a>
                    </p>
                    <Show when=is_soax>
                        <TextField
                            label=label(|own| own.package_key)
                            value=package_key
                            kind="password"
                            complaint=Signal::derive(move || key_complaint(package_key).to_owned())
                            hint=label(|own| own.package_key_hint)
                        />
                        <TextField label=label(|own| own.password) value=password kind="password" hint=label(|own| own.password_hint) />
                        <Choice
                            label=label(|own| own.connection_type)
                            value=connection_type
                            options=Signal::derive(move || vec![
                                ("wifi".to_owned(), words.settings.wifi.to_owned()),
                                ("mobile".to_owned(), words.settings.mobile.to_owned()),
                            ])
                        />
                        <TextField
                            label=label(|own| own.gateway)
                            value=gateway
                            complaint=Signal::derive(move || gateway_complaint().to_owned())
                            hint=label(|own| own.gateway_hint)
                        />
                    </Show>
                    <div class="row"><button type="submit" class="main">{move || words.shell.add_account}</button></div>
                </div>
            </form>
        </Show>
    }
}
