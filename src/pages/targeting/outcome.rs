//! What comes of the fields: the login, the lines, or why there are none.

use super::fields::Fields;
use crate::browser::page;
use crate::session::{
    accounts::{Accounts, accounts},
    words::{Words, words},
};
use connection::Endpoint;
use desk::targeting::{Form, Gateway, Lines, Piece, SessionNames, pieces, profile};
use leptos::prelude::*;
use soax::{
    ConnectionType,
    targeting::{CannotCarry, Dialect, Field, Login, Profile, Target},
};

/// What comes of the fields.
#[derive(Clone, Debug, PartialEq)]
pub enum Made {
    /// There is no package, or a number is none.
    Nothing,
    /// The dialect cannot say it.
    Refused(CannotCarry),
    /// There is a string.
    Ready(Box<Ready>),
}

/// A string and its line.
#[derive(Clone, Debug, PartialEq)]
pub struct Ready {
    /// What stands in the fields.
    pub form: Form,
    /// All lines.
    pub lines: Lines,
    /// How many there are.
    pub count: u32,
    /// What the first one aims at.
    pub target: Target,
    /// The first one's login.
    pub login: Login,
    /// The first one's proxy.
    pub endpoint: Endpoint,
    /// The first line, taken apart; or why the format cannot write it.
    pub line: Result<Vec<Piece>, connection::CannotCarry>,
}

impl Ready {
    /// The dialect.
    pub fn dialect(&self) -> Dialect {
        self.lines.profile.dialect
    }
}

/// How the package is reached, as far as it is typed on this page.
#[derive(Clone, Copy)]
pub struct Reach {
    /// The host.
    pub host: RwSignal<String>,
    /// The port.
    pub port: RwSignal<String>,
    /// What the dialect `package` calls the package.
    pub number: RwSignal<String>,
}

impl Reach {
    /// The host, where it can be one.
    pub fn host(self) -> Option<String> {
        let host = self.host.get().trim().to_owned();
        let plain = |host: &str| host.chars().all(|letter| letter.is_ascii_alphanumeric() || "-.:_".contains(letter));
        (!host.is_empty() && plain(&host)).then_some(host)
    }

    /// The port, where it can be one.
    pub fn port(self) -> Option<u16> {
        self.port.with(|port| port.trim().parse().ok()).filter(|port| *port != 0)
    }
}

/// What comes of the fields, as it changes.
#[derive(Clone, Copy)]
pub struct Outcome {
    /// What comes of them.
    pub made: Memo<Made>,
    fields: Fields,
    reach: Reach,
    seed: [u8; 8],
    accounts: Accounts,
    words: Words,
}

impl Outcome {
    /// Follows the fields.
    pub fn new(fields: Fields, reach: Reach) -> Self {
        let accounts = accounts();
        let seed: [u8; 8] = page::random_bytes();
        let made = Memo::new(move |_| {
            let Some((package, (host, port))) = accounts.soax().zip(reach.host().zip(reach.port())) else {
                return Made::Nothing;
            };
            let form = fields.form();
            let Ok(count) = form.sessions() else { return Made::Nothing };
            let connection_type = package.connection_type;
            let names = names(&form, count, seed);
            let Some(target) = target(&form, connection_type, count, &names) else { return Made::Nothing };
            let number = reach.number.get();
            let (key, password) = (&package.package_key, &package.password);
            let lengths = package.session_lengths;
            let profile = profile(form.dialect, connection_type, key, number.trim(), password, lengths);
            let login = match profile.login(&target) {
                Ok(login) => login,
                Err(refused) => return Made::Refused(refused),
            };
            let gateway = Gateway { host, port, scheme: form.scheme, format: form.format };
            let endpoint = gateway.endpoint(&login, &target);
            let line = pieces(form.format, &endpoint, form.dialect, &login);
            let lines = Lines { profile, target: target.clone(), names, gateway };
            Made::Ready(Box::new(Ready { form, lines, count, target, login, endpoint, line }))
        });
        Self { made, fields, reach, seed, accounts, words: words() }
    }

    /// What there is, reactively.
    pub fn ready(self) -> Option<Box<Ready>> {
        self.made.with(|made| match made {
            Made::Ready(ready) => Some(ready.clone()),
            _ => None,
        })
    }

    /// What stands in the fields, reactively.
    pub fn form(self) -> Form {
        self.fields.form()
    }

    /// The target that the fields name, and the package as a dialect calls it; `None` where a number is none. Reactive.
    pub fn wanted(self, dialect: Dialect) -> Option<(Profile, Target)> {
        let package = self.accounts.soax()?;
        let form = self.fields.form();
        let count = form.sessions().ok()?;
        let target = target(&form, package.connection_type, count, &names(&form, count, self.seed))?;
        let number = self.reach.number.with(|number| number.trim().to_owned());
        let (key, password) = (&package.package_key, &package.password);
        let profile = profile(dialect, package.connection_type, key, &number, password, package.session_lengths);
        Some((profile, target))
    }

    /// Why the dialect cannot say what stands in this field; else empty.
    pub fn refused(self, field: Field) -> Signal<String> {
        Signal::derive(move || {
            self.made.with(|made| match made {
                Made::Refused(refused) if refused.field == field => (self.words.targeting.cannot_carry)(*refused),
                _ => String::new(),
            })
        })
    }

    /// Why the dialect cannot say it, where that is the matter of one of these fields; else empty.
    pub fn complaint(self, fields: &'static [Field]) -> Signal<String> {
        Signal::derive(move || {
            self.made.with(|made| match made {
                Made::Refused(refused) if fields.contains(&refused.field) => {
                    (self.words.targeting.cannot_carry)(*refused)
                }
                _ => String::new(),
            })
        })
    }
}

/// What the first of the sessions aims at; `None` where a number is none.
fn target(form: &Form, connection_type: ConnectionType, count: u32, names: &SessionNames) -> Option<Target> {
    let sticky = count > 1 || !form.session.trim().is_empty();
    form.target(connection_type, sticky.then(|| names.name(0))).ok()
}

/// The names of the sessions that a form asks for.
pub fn names(form: &Form, count: u32, seed: [u8; 8]) -> SessionNames {
    SessionNames::new(&form.session, count, seed)
}
