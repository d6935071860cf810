//! What only some dialects have a word for, as it was typed (`soax-in-practice.md`, "Targeting strings", row "further").

use super::{NotNumber, form::number};
use soax::targeting::{Field, Further, Network, OnError};

/// What stands in each of these fields, in the order of [`EXTRAS`]; a switch that is on holds [`ON`].
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Extras([String; 11]);

/// The fields, each with its name in a link.
pub const EXTRAS: [(Field, &str); 11] = [
    (Field::Asn, "asn"),
    (Field::Zip, "zip"),
    (Field::Network, "network"),
    (Field::RotateRequests, "rotate_requests"),
    (Field::OnError, "on_error"),
    (Field::BindNode, "bind_node"),
    (Field::BindSeconds, "bind_seconds"),
    (Field::IdleSeconds, "idle_seconds"),
    (Field::UniqueIp, "unique_ip"),
    (Field::Lookalike, "lookalike"),
    (Field::Wb, "wb"),
];

/// What a switch holds that is on.
pub const ON: &str = "1";

/// How a field is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Any text.
    Text,
    /// A whole number.
    Number,
    /// On or off.
    Switch,
    /// One of these words, or none.
    OneOf(&'static [&'static str]),
}

const NETWORKS: &[&str] = &["res", "mob", "res_mob"];
const ON_ERROR: &[&str] = &[
    "replace", "fail", "retry_1", "retry_2", "retry_3", "retry_4", "retry_5", "retry_6", "retry_7", "retry_8",
    "retry_9", "retry_10",
];

/// How one of the [`EXTRAS`] is filled.
pub fn kind(field: Field) -> Kind {
    match field {
        Field::Asn | Field::RotateRequests | Field::BindSeconds | Field::IdleSeconds => Kind::Number,
        Field::Network => Kind::OneOf(NETWORKS),
        Field::OnError => Kind::OneOf(ON_ERROR),
        Field::BindNode | Field::UniqueIp | Field::Lookalike | Field::Wb => Kind::Switch,
        _ => Kind::Text,
    }
}

impl Extras {
    /// What stands in each field, in the order of [`EXTRAS`].
    pub fn new(texts: [String; 11]) -> Self {
        Self(texts)
    }

    /// What stands in each field, in the order of [`EXTRAS`].
    pub fn texts(&self) -> &[String; 11] {
        &self.0
    }

    /// What stands in one field.
    pub fn text(&self, field: Field) -> &str {
        let at = EXTRAS.iter().position(|(own, _)| *own == field);
        at.and_then(|at| self.0.get(at)).map_or("", |text| text.trim())
    }

    /// Reads the settings of a link.
    pub(super) fn read<'r>(setting: impl Fn(&str) -> Option<&'r str>) -> Self {
        Self(EXTRAS.map(|(field, name)| {
            let text = setting(name).unwrap_or_default();
            let fits = match kind(field) {
                Kind::Text | Kind::Number => true,
                Kind::Switch => text == ON,
                Kind::OneOf(words) => words.contains(&text),
            };
            if fits { text.to_owned() } else { String::new() }
        }))
    }

    /// The settings of a link.
    pub(super) fn settings(&self) -> impl Iterator<Item = (&'static str, String)> {
        EXTRAS.iter().zip(&self.0).map(|((_, name), text)| (*name, text.trim().to_owned()))
    }

    /// The fields that say this.
    pub fn of(further: &Further) -> Self {
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        let switch = |on: bool| if on { ON.to_owned() } else { String::new() };
        Self(EXTRAS.map(|(field, _)| match field {
            Field::Asn => number(further.asn),
            Field::Zip => further.zip.clone().unwrap_or_default(),
            Field::Network => match further.network {
                None => String::new(),
                Some(Network::Residential) => "res".to_owned(),
                Some(Network::Mobile) => "mob".to_owned(),
                Some(Network::Either) => "res_mob".to_owned(),
            },
            Field::RotateRequests => number(further.rotate_requests),
            Field::OnError => match further.on_error {
                None => String::new(),
                Some(OnError::Replace) => "replace".to_owned(),
                Some(OnError::Fail) => "fail".to_owned(),
                Some(OnError::Retry(times)) => format!("retry_{times}"),
            },
            Field::BindNode => switch(further.bind_node),
            Field::BindSeconds => number(further.bind_seconds),
            Field::IdleSeconds => number(further.idle_seconds),
            Field::UniqueIp => switch(further.unique_ip),
            Field::Lookalike => switch(further.lookalike),
            Field::Wb => switch(further.wb),
            _ => String::new(),
        }))
    }

    /// The number in a field, where there is one.
    ///
    /// # Errors
    /// [`NotNumber`].
    pub fn number(&self, field: Field) -> Result<Option<u32>, NotNumber> {
        match self.text(field) {
            "" => Ok(None),
            text => number(text).map(Some),
        }
    }

    /// What the fields say.
    ///
    /// # Errors
    /// [`NotNumber`].
    pub fn further(&self) -> Result<Further, NotNumber> {
        let on = |field| self.text(field) == ON;
        Ok(Further {
            asn: self.number(Field::Asn)?,
            zip: Some(self.text(Field::Zip)).filter(|zip| !zip.is_empty()).map(str::to_owned),
            network: match self.text(Field::Network) {
                "res" => Some(Network::Residential),
                "mob" => Some(Network::Mobile),
                "res_mob" => Some(Network::Either),
                _ => None,
            },
            bind_seconds: self.number(Field::BindSeconds)?,
            idle_seconds: self.number(Field::IdleSeconds)?,
            unique_ip: on(Field::UniqueIp),
            lookalike: on(Field::Lookalike),
            wb: on(Field::Wb),
            rotate_requests: self.number(Field::RotateRequests)?,
            bind_node: on(Field::BindNode),
            on_error: match self.text(Field::OnError) {
                "replace" => Some(OnError::Replace),
                "fail" => Some(OnError::Fail),
                text => text.strip_prefix("retry_").map(number).transpose()?.map(OnError::Retry),
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Further {
        Further {
            asn: Some(64500),
            zip: Some("90001".to_owned()),
            network: Some(Network::Either),
            bind_seconds: Some(30),
            idle_seconds: Some(0),
            unique_ip: true,
            lookalike: true,
            wb: true,
            rotate_requests: Some(7),
            bind_node: true,
            on_error: Some(OnError::Retry(10)),
        }
    }

    #[test]
    fn fields_say_what_was_put_into_them() {
        assert_eq!(Extras::of(&all()).further(), Ok(all()));
        assert_eq!(Extras::of(&Further::default()), Extras::default());
        assert_eq!(Extras::default().further(), Ok(Further::default()));
        for (network, on_error) in [
            (Network::Residential, OnError::Replace),
            (Network::Mobile, OnError::Fail),
            (Network::Either, OnError::Retry(1)),
        ] {
            let further = Further { network: Some(network), on_error: Some(on_error), ..Further::default() };
            assert_eq!(Extras::of(&further).further(), Ok(further));
        }
    }

    #[test]
    fn a_link_with_nonsense_says_nothing() {
        let read = |name: &str, value| Extras::read(move |own| (own == name).then_some(value));
        for (name, value) in [("network", "5g"), ("wb", "yes"), ("on_error", "retry_11"), ("on_error", "retry_x")] {
            assert_eq!(read(name, value), Extras::default(), "{name}={value}");
        }
        assert_eq!(read("asn", "AS64500").number(Field::Asn), Err(NotNumber));
        assert_eq!(read("asn", "AS64500").further(), Err(NotNumber));
    }
}
