//! The dialect of SOAX's platform of 2026 (`soax-in-practice.md`, column `rules`; developers.soax.com, "Authentication" and
//! "Error Codes & Fixes").
//!
//! ```text
//! username = rule *( "-" rule )         ; each rule once, at least one of them targeting
//! rule     = "country-"  ( 2ALPHA / "any" )                     ; targeting; lower case
//!          / "region-"   name                                   ; targeting; lower case, "_" for a space
//!          / "city-"     name                                   ; targeting
//!          / "isp-"      name                                   ; targeting; with network-mob it is the operator
//!          / "asn-"      1*DIGIT                                ; targeting
//!          / "zip-"      name                                   ; targeting
//!          / "network-"  ( "res" / "mob" / "res_mob" )          ; targeting
//!          / "session-"  1*32( ALPHA / DIGIT / "_" )
//!          / "rotate-"   ( "timed_" seconds / "requests_" 1*DIGIT )   ; seconds: 1 to 604800, a week
//!          / "bind-node"                                        ; excludes rotate, onerror-replace, prefer-lookalike
//!          / "onerror-"  ( "replace" / "fail" / "retry_" times )      ; times: 1 to 10
//!          / "prefer-lookalike"
//! ```
//!
//! Everything is split at `-`, so no value may hold one: a hyphenated place cannot be said. Nor may it hold `_`, which is
//! the space, nor a colon, which ends a user name. Written in the order above, and `country-any` where nothing else is
//! targeted; read in any order. The password is the package key; no package is named.

use super::{
    CannotCarry, Carrier, Field, Further, Network, NotTargeting, OnError, Segment, Session, Target, Why,
    dialect::sayable,
    pairs::{Pairs, pair, session, two_by_two},
    text::{between, lower, number},
};
use std::{fmt, str::FromStr};

pub(super) const SAYS: &[Field] = &[
    Field::Country,
    Field::Region,
    Field::City,
    Field::Isp,
    Field::Operator,
    Field::Asn,
    Field::Zip,
    Field::Network,
    Field::SessionId,
    Field::SessionSeconds,
    Field::RotateRequests,
    Field::BindNode,
    Field::OnError,
    Field::Lookalike,
];

const SEPARATORS: &[char] = &['-', '_', ':'];
const LONGEST_SESSION_ID: usize = 32;
const WEEK: u32 = 604_800;
const MOST_RETRIES: u32 = 10;

/// A user name in this dialect: what can be written, and so nothing that cannot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserName {
    target: Target,
}

impl UserName {
    /// Aims at a target.
    ///
    /// # Errors
    /// [`CannotCarry`] for a name that is empty or holds `-`, `_`, `:` or a control character, for a session's identifier
    /// or a number out of its range, for what excludes something else, and for what the dialect has no word for.
    pub fn new(target: &Target) -> Result<Self, CannotCarry> {
        sayable(target, SAYS)?;
        compatible(target)?;
        if let Some(session) = &target.session {
            check(session)?;
        }
        if let Some(requests) = target.further.rotate_requests {
            between(Field::RotateRequests, requests, 1, u32::MAX)?;
        }
        if let Some(OnError::Retry(times)) = target.further.on_error {
            between(Field::OnError, times, 1, MOST_RETRIES)?;
        }
        let mut target = target.spelled(|field, name| lower(field, name, SEPARATORS))?;
        if let Some(Carrier::Operator(_)) = target.carrier {
            target.further.network = Some(Network::Mobile);
        }
        Ok(Self { target })
    }

    /// What it aims at, with names in lower case; an operator comes with [`Network::Mobile`].
    pub fn target(&self) -> &Target {
        &self.target
    }

    /// The string part by part.
    pub fn parts(&self) -> Vec<Segment> {
        let Target { country, region, city, carrier, session, further } = &self.target;
        let said = |field, key, value| pair("-", field, key, value);
        let name = |name: &Option<String>| name.as_deref().map(underscored);
        let word = |set: bool, word: &str| set.then(|| word.to_owned());
        let carrier =
            carrier.as_ref().and_then(|carrier| said(carrier.field(), "isp", Some(underscored(carrier.name()))));
        let network = further.network.map(|network| match network {
            Network::Residential => "res".to_owned(),
            Network::Mobile => "mob".to_owned(),
            Network::Either => "res_mob".to_owned(),
        });
        let seconds = session.as_ref().and_then(|session| session.seconds).map(|seconds| format!("timed_{seconds}"));
        let requests = further.rotate_requests.map(|requests| format!("requests_{requests}"));
        let on_error = further.on_error.map(|on_error| match on_error {
            OnError::Replace => "replace".to_owned(),
            OnError::Fail => "fail".to_owned(),
            OnError::Retry(times) => format!("retry_{times}"),
        });
        let targeting = [
            said(Field::Country, "country", country.map(|country| country.to_string())),
            said(Field::Region, "region", name(region)),
            said(Field::City, "city", name(city)),
            carrier,
            said(Field::Asn, "asn", further.asn.map(|asn| asn.to_string())),
            said(Field::Zip, "zip", name(&further.zip)),
            said(Field::Network, "network", network),
        ];
        let further = [
            said(Field::SessionId, "session", session.as_ref().map(|session| session.id.clone())),
            said(Field::SessionSeconds, "rotate", seconds),
            said(Field::RotateRequests, "rotate", requests),
            said(Field::BindNode, "bind", word(further.bind_node, "node")),
            said(Field::OnError, "onerror", on_error),
            said(Field::Lookalike, "prefer", word(further.lookalike, "lookalike")),
        ];
        let mut parts: Vec<_> = targeting.into_iter().flatten().collect();
        if parts.is_empty() {
            parts.extend(said(Field::Country, "country", Some(ANY.to_owned())));
        }
        parts.extend(further.into_iter().flatten());
        if let Some(first) = parts.first_mut() {
            // The separator before nothing.
            first.text = first.text.trim_start_matches('-').to_owned();
        }
        parts
    }
}

/// The country, where none is wanted but something has to be said.
const ANY: &str = "any";

fn compatible(target: &Target) -> Result<(), CannotCarry> {
    let Target { carrier, session, further, .. } = target;
    let carrier = carrier.as_ref().map(Carrier::field);
    let timed = session.as_ref().is_some_and(|session| session.seconds.is_some());
    let replaces = further.on_error == Some(OnError::Replace);
    let requests = further.rotate_requests.is_some();
    let mobile = further.network == Some(Network::Mobile);
    for (field, excluded, both) in [
        (Field::Isp, Field::Network, carrier == Some(Field::Isp) && mobile),
        (Field::Operator, Field::Network, carrier == Some(Field::Operator) && further.network.is_some() && !mobile),
        (Field::RotateRequests, Field::SessionSeconds, requests && timed),
        (Field::BindNode, Field::SessionSeconds, further.bind_node && timed),
        (Field::BindNode, Field::RotateRequests, further.bind_node && requests),
        (Field::BindNode, Field::OnError, further.bind_node && replaces),
        (Field::BindNode, Field::Lookalike, further.bind_node && further.lookalike),
    ] {
        if both {
            return Err(CannotCarry { field, why: Why::Excludes(excluded) });
        }
    }
    Ok(())
}

fn check(session: &Session) -> Result<(), CannotCarry> {
    let refused = |why| Err(CannotCarry { field: Field::SessionId, why });
    let allowed = |character: &char| character.is_ascii_alphanumeric() || *character == '_';
    if session.id.is_empty() {
        return refused(Why::Empty);
    }
    if let Some(character) = session.id.chars().find(|character| !allowed(character)) {
        return refused(Why::Holds(character));
    }
    if session.id.len() > LONGEST_SESSION_ID {
        return refused(Why::LongerThan(LONGEST_SESSION_ID));
    }
    session.seconds.map_or(Ok(()), |seconds| between(Field::SessionSeconds, seconds, 1, WEEK))
}

fn underscored(name: &str) -> String {
    name.replace(' ', "_")
}

fn field(key: &str, value: &str) -> Option<Field> {
    Some(match (key, value) {
        ("country", _) => Field::Country,
        ("region", _) => Field::Region,
        ("city", _) => Field::City,
        ("isp", _) => Field::Isp,
        ("asn", _) => Field::Asn,
        ("zip", _) => Field::Zip,
        ("network", _) => Field::Network,
        ("session", _) => Field::SessionId,
        ("rotate", _) if value.starts_with("requests_") => Field::RotateRequests,
        ("rotate", _) => Field::SessionSeconds,
        ("bind", "node") => Field::BindNode,
        ("onerror", _) => Field::OnError,
        ("prefer", "lookalike") => Field::Lookalike,
        _ => return None,
    })
}

impl fmt::Display for UserName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts().iter().try_for_each(|part| formatter.write_str(&part.text))
    }
}

impl FromStr for UserName {
    type Err = NotTargeting;

    fn from_str(text: &str) -> Result<Self, NotTargeting> {
        let pairs = Pairs::read(two_by_two(text), 1, field)?;
        let name = |field| pairs.get(field).map(|text| text.replace('_', " "));
        // `retry_3`, `timed_600`
        let counted = |field, word: &str| {
            let malformed = NotTargeting::Malformed(field);
            let count = |text: &str| number(field, text.strip_prefix(word).ok_or(malformed)?);
            pairs.get(field).map(count).transpose()
        };
        let network = match pairs.get(Field::Network) {
            None => None,
            Some("res") => Some(Network::Residential),
            Some("mob") => Some(Network::Mobile),
            Some("res_mob") => Some(Network::Either),
            Some(_) => return Err(NotTargeting::Malformed(Field::Network)),
        };
        let on_error = match pairs.get(Field::OnError) {
            None => None,
            Some("replace") => Some(OnError::Replace),
            Some("fail") => Some(OnError::Fail),
            Some(_) => counted(Field::OnError, "retry_")?.map(OnError::Retry),
        };
        let target = Target {
            country: if pairs.get(Field::Country) == Some(ANY) { None } else { pairs.country()? },
            region: name(Field::Region),
            city: name(Field::City),
            carrier: name(Field::Isp).map(|name| match network {
                Some(Network::Mobile) => Carrier::Operator(name),
                _ => Carrier::Isp(name),
            }),
            session: session(pairs.get(Field::SessionId), counted(Field::SessionSeconds, "timed_")?)?,
            further: Further {
                asn: pairs.number(Field::Asn)?,
                zip: name(Field::Zip),
                network,
                lookalike: pairs.has(Field::Lookalike),
                rotate_requests: counted(Field::RotateRequests, "requests_")?,
                bind_node: pairs.has(Field::BindNode),
                on_error,
                ..Further::default()
            },
        };
        Ok(Self::new(&target)?)
    }
}

#[cfg(test)]
mod tests;
