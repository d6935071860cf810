//! What stands in the fields, as it was typed.

use super::Extras;
use crate::route::Route;
use api::Country;
use connection::{Format, Scheme};
use soax::{
    ConnectionType,
    targeting::{Carrier, Dialect, Session, Target},
};

/// As many sessions as one list may have.
pub const MOST_SESSIONS: u32 = 100_000;

/// The fields. All of it may stand in a link: there is no key, password or login among it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The country.
    pub country: Option<Country>,
    /// The region, as typed or taken from the list.
    pub region: String,
    /// The city.
    pub city: String,
    /// The internet provider or, in a mobile package, the operator.
    pub carrier: String,
    /// The session's identifier, or the pattern of many; empty for a new address on every request.
    pub session: String,
    /// The session's length in seconds; empty leaves it to SOAX.
    pub seconds: String,
    /// How many sessions.
    pub sessions: String,
    /// What only some dialects have a word for.
    pub extras: Extras,
    /// How the string is written.
    pub dialect: Dialect,
    /// How the line is written.
    pub format: Format,
    /// The protocol, where the format says one.
    pub scheme: Scheme,
}

/// A text that is no whole number of the range that is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no whole number of that range")]
pub struct NotNumber;

impl Default for Form {
    fn default() -> Self {
        Self {
            country: None,
            region: String::new(),
            city: String::new(),
            carrier: String::new(),
            session: String::new(),
            seconds: String::new(),
            sessions: "1".to_owned(),
            extras: Extras::default(),
            dialect: Dialect::default(),
            format: Format::ColonSeparated,
            scheme: Scheme::Http,
        }
    }
}

impl Form {
    /// An empty form, written as a package's lines usually are.
    pub fn of_package(dialect: Dialect, format: Format) -> Self {
        Self { dialect, format, ..Self::default() }
    }

    /// Reads the fields out of a link. What it does not name, or names wrongly, is as in `usual`.
    pub fn read(route: &Route, usual: &Self) -> Self {
        let text = |name| route.setting(name).unwrap_or_default().to_owned();
        let known = |name, otherwise: String| route.setting(name).map_or(otherwise, str::to_owned);
        let word = |name| route.setting(name).unwrap_or_default();
        Self {
            country: word("country").parse().ok(),
            region: text("region"),
            city: text("city"),
            carrier: text("carrier"),
            session: text("session"),
            seconds: text("seconds"),
            sessions: known("sessions", usual.sessions.clone()),
            extras: Extras::read(|name| route.setting(name)),
            dialect: word("dialect").parse().unwrap_or(usual.dialect),
            format: word("format").parse().unwrap_or(usual.format),
            scheme: word("scheme").parse().unwrap_or(usual.scheme),
        }
    }

    /// The fields as settings of a link that brings the same form to everybody, whatever their packages usually write.
    pub fn link(&self) -> Vec<(&'static str, String)> {
        let mut settings = self.settings();
        for (name, value) in &mut settings {
            match *name {
                "dialect" => *value = self.dialect.as_str().to_owned(),
                "format" => *value = self.format.as_str().to_owned(),
                _ => {}
            }
        }
        settings
    }

    /// The fields as settings of a link; those that are as in an empty form are empty.
    pub fn settings(&self) -> Vec<(&'static str, String)> {
        let empty = Self::default();
        let unless = |same: bool, text: &str| if same { String::new() } else { text.to_owned() };
        let mut settings = vec![
            ("country", self.country.map(|country| country.to_string()).unwrap_or_default()),
            ("region", self.region.trim().to_owned()),
            ("city", self.city.trim().to_owned()),
            ("carrier", self.carrier.trim().to_owned()),
            ("session", self.session.trim().to_owned()),
            ("seconds", self.seconds.trim().to_owned()),
            ("sessions", unless(self.sessions.trim() == empty.sessions, self.sessions.trim())),
            ("dialect", unless(self.dialect == empty.dialect, self.dialect.as_str())),
            ("format", unless(self.format == empty.format, self.format.as_str())),
            ("scheme", unless(self.scheme == empty.scheme, self.scheme.as_str())),
        ];
        settings.extend(self.extras.settings());
        settings
    }

    /// The form that says what a string says: one session, and in that dialect; how lines are written stays.
    #[must_use]
    pub fn saying(&self, target: &Target, dialect: Dialect) -> Self {
        let text = |name: &Option<String>| name.clone().unwrap_or_default();
        let session = target.session.as_ref();
        Self {
            country: target.country,
            region: text(&target.region),
            city: text(&target.city),
            carrier: target.carrier.as_ref().map(|carrier| carrier.name().to_owned()).unwrap_or_default(),
            session: session.map(|session| session.id.clone()).unwrap_or_default(),
            seconds: session.and_then(|session| session.seconds).map(|seconds| seconds.to_string()).unwrap_or_default(),
            sessions: "1".to_owned(),
            extras: Extras::of(&target.further),
            dialect,
            ..self.clone()
        }
    }

    /// The session's length.
    ///
    /// # Errors
    /// [`NotNumber`]; what a dialect makes of the number is the dialect's to say.
    pub fn seconds(&self) -> Result<Option<u32>, NotNumber> {
        match self.seconds.trim() {
            "" => Ok(None),
            text => number(text).map(Some),
        }
    }

    /// How many sessions: 1 to [`MOST_SESSIONS`].
    ///
    /// # Errors
    /// [`NotNumber`].
    pub fn sessions(&self) -> Result<u32, NotNumber> {
        number(self.sessions.trim()).ok().filter(|count| (1..=MOST_SESSIONS).contains(count)).ok_or(NotNumber)
    }

    /// The target for a package of that type, in the session of that name.
    ///
    /// # Errors
    /// [`NotNumber`] where the length is none, or another number.
    pub fn target(&self, connection_type: ConnectionType, session: Option<String>) -> Result<Target, NotNumber> {
        let filled = |text: &str| Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned);
        let seconds = self.seconds()?;
        Ok(Target {
            country: self.country,
            region: filled(&self.region),
            city: filled(&self.city),
            carrier: filled(&self.carrier).map(|name| Carrier::of_package(connection_type, name)),
            session: session.map(|id| Session { id, seconds }),
            further: self.extras.further()?,
        })
    }
}

pub(super) fn number(text: &str) -> Result<u32, NotNumber> {
    let digits = Some(text).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    digits.and_then(|digits| digits.parse().ok()).ok_or(NotNumber)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::Page;

    fn read(hash: &str) -> Form {
        Form::read(&Route::parse(hash).unwrap(), &Form::default())
    }

    fn written(form: &Form) -> String {
        let filled = form.settings().into_iter().filter(|(_, value)| !value.is_empty());
        let settings = filled.map(|(name, value)| (name.to_owned(), value)).collect();
        Route { page: Page::Targeting, settings }.hash()
    }

    #[test]
    fn a_link_brings_the_form_back() {
        let hash = "#/targeting?country=us&region=New%20York&city=Winston-Salem&carrier=AT%26T&session=job-%7Bn:04%7D\
                    &seconds=600&sessions=100&dialect=rules&format=url&scheme=socks5";
        let form = read(hash);
        assert_eq!(form.country, "us".parse().ok());
        assert_eq!((form.region.as_str(), form.carrier.as_str()), ("New York", "AT&T"));
        assert_eq!((form.session.as_str(), form.sessions(), form.seconds()), ("job-{n:04}", Ok(100), Ok(Some(600))));
        assert_eq!((form.dialect, form.format, form.scheme), (Dialect::Rules, Format::Url, Scheme::Socks5));
        assert_eq!(written(&form), hash);
        let further = "#/targeting?asn=64500&network=res_mob&on_error=retry_3&lookalike=1";
        assert_eq!(written(&read(further)), further);
        assert_eq!(written(&Form::default()), "#/targeting");
        assert_eq!(read("#/targeting?country=xyz&dialect=x&format=&scheme=gopher"), Form::default());
    }

    #[test]
    fn what_a_link_leaves_open_is_as_the_package_usually_has_it() {
        let usual = Form::of_package(Dialect::Rules, Format::Url);
        let read = |hash| Form::read(&Route::parse(hash).unwrap(), &usual);
        assert_eq!(read("#/targeting"), usual);
        assert_eq!(read("#/targeting?dialect=legacy").dialect, Dialect::Legacy);
        let shared = Form::default().link();
        let named = |name| shared.iter().find(|(own, _)| *own == name).map(|(_, value)| value.as_str());
        assert_eq!((named("dialect"), named("format")), (Some("documented"), Some("colon-separated")));
    }

    #[test]
    fn a_string_that_was_taken_apart_stands_in_the_fields() {
        let read =
            Dialect::Package.read("package-12345-country-us-city-los+angeles-sessionid-a1-sessionlength-600-opt-wb");
        let pasted = read.unwrap();
        let form = Form { sessions: "9".to_owned(), region: "Texas".to_owned(), ..Form::default() };
        let form = form.saying(&pasted.target, pasted.dialect);
        assert_eq!(
            written(&form),
            "#/targeting?country=us&city=los%20angeles&session=a1&seconds=600&dialect=package&wb=1"
        );
        assert_eq!(form.target(ConnectionType::Wifi, Some("a1".to_owned())), Ok(pasted.target));
    }

    #[test]
    fn numbers() {
        let of = |seconds: &str, sessions: &str| {
            let form = Form { seconds: seconds.to_owned(), sessions: sessions.to_owned(), ..Form::default() };
            (form.seconds(), form.sessions())
        };
        assert_eq!(of("", "1"), (Ok(None), Ok(1)));
        assert_eq!(of(" 0 ", " 100000 "), (Ok(Some(0)), Ok(100_000)));
        for wrong in ["-1", "+1", "1.5", "ten", "99999999999"] {
            assert_eq!(of(wrong, wrong), (Err(NotNumber), Err(NotNumber)), "{wrong}");
        }
        for wrong in ["", "0", "100001"] {
            assert_eq!(of("", wrong).1, Err(NotNumber), "{wrong}");
        }
    }

    #[test]
    fn the_carrier_is_of_the_packages_kind() {
        let form = Form { carrier: " AT&T ".to_owned(), ..Form::default() };
        let carrier = |connection_type| form.target(connection_type, None).unwrap().carrier;
        assert_eq!(carrier(ConnectionType::Wifi), Some(Carrier::Isp("AT&T".to_owned())));
        assert_eq!(carrier(ConnectionType::Mobile), Some(Carrier::Operator("AT&T".to_owned())));
    }
}
