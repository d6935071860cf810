//! The order as somebody typed it, which may be none yet, and the text of it that outlives a reload.

use api::{Country, query};
use proxy6::{Count, Protocol, Version};

/// What stands in the fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// How many.
    pub count: String,
    /// For how many days.
    pub period: String,
    /// The version's number.
    pub version: String,
    /// A country's code or name.
    pub country: String,
    /// The word that Proxy6 has for the protocol.
    pub protocol: String,
    /// The comment.
    pub comment: String,
    /// Whether Proxy6 extends the proxies by itself.
    pub auto_renew: bool,
    /// Further countries of the same purchase, each with its count.
    pub further: Vec<(Country, Count)>,
}

impl Default for Typed {
    fn default() -> Self {
        Self {
            count: "1".to_owned(),
            period: "30".to_owned(),
            version: Version::default().to_string(),
            country: String::new(),
            protocol: Protocol::default().name().to_owned(),
            comment: String::new(),
            auto_renew: false,
            further: Vec::new(),
        }
    }
}

impl Typed {
    /// The text that is kept: each field that is not as at the beginning.
    pub fn text(&self) -> String {
        let usual = Self::default();
        let fields = [
            ("count", &self.count, &usual.count),
            ("period", &self.period, &usual.period),
            ("version", &self.version, &usual.version),
            ("country", &self.country, &usual.country),
            ("type", &self.protocol, &usual.protocol),
            ("comment", &self.comment, &usual.comment),
        ];
        let changed = fields.into_iter().filter(|(_, own, usual)| own != usual);
        let mut pairs: Vec<String> = changed.map(|(name, own, _)| format!("{name}={}", query::encode(own))).collect();
        pairs.extend(self.auto_renew.then(|| "renew=yes".to_owned()));
        pairs.extend(self.further.iter().map(|(country, count)| format!("further={country}{}", count.get())));
        pairs.join("&")
    }

    /// Reads what [`Typed::text`] wrote. What cannot be read is as at the beginning.
    pub fn read(text: &str) -> Self {
        let mut typed = Self::default();
        for (name, value) in query::parse(text).unwrap_or_default() {
            let value = value.unwrap_or_default();
            match name.as_str() {
                "count" => typed.count = value,
                "period" => typed.period = value,
                "version" => typed.version = value,
                "country" => typed.country = value,
                "type" => typed.protocol = value,
                "comment" => typed.comment = value,
                "renew" => typed.auto_renew = true,
                "further" => typed.further.extend(further(&value)),
                _ => {}
            }
        }
        typed
    }
}

fn further(text: &str) -> Option<(Country, Count)> {
    let (country, count) = text.split_at_checked(2)?;
    Some((country.parse().ok()?, Count::new(count.parse().ok()?).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_comes_back() {
        let typed = Typed {
            count: "5o".to_owned(),
            country: "Côte d’Ivoire".to_owned(),
            comment: "a=b & c%20".to_owned(),
            auto_renew: true,
            further: vec![("de".parse().unwrap(), Count::new(20).unwrap())],
            ..Typed::default()
        };
        assert_eq!(Typed::read(&typed.text()), typed);
        assert_eq!(Typed::read(&Typed::default().text()), Typed::default());
        assert_eq!(Typed::default().text(), "");
    }

    #[test]
    fn what_cannot_be_read_is_as_at_the_beginning() {
        assert_eq!(Typed::read("further=d&further=de0&further=dex&unknown=1&%ff"), Typed::default());
    }
}
