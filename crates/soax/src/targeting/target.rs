use super::{CannotCarry, Why};
use crate::ConnectionType;
use api::Country;

/// What to aim at, in no dialect yet. Names are as SOAX's Geo Data API gives them; a dialect does its own casing.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Target {
    /// The country.
    pub country: Option<Country>,
    /// The region or state.
    pub region: Option<String>,
    /// The city.
    pub city: Option<String>,
    /// The internet provider or the mobile operator. Never both: a package has the one or the other.
    pub carrier: Option<Carrier>,
    /// The session; `None` for a new address on every request.
    pub session: Option<Session>,
    /// What only some dialects can say.
    pub further: Further,
}

/// Whose network to come out of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// An internet provider: wifi packages only.
    Isp(String),
    /// A mobile operator: mobile packages only.
    Operator(String),
}

/// A session: requests with the same identifier come out of the same address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its identifier, chosen by the user.
    pub id: String,
    /// Its length in seconds; `None` leaves it to SOAX, 0 means a new address on every request.
    pub seconds: Option<u32>,
}

/// What only the dialects `package` and `rules` can say (`soax-in-practice.md`, "Targeting strings", row "further").
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Further {
    /// `rules`: the number of the autonomous system to come out of.
    pub asn: Option<u32>,
    /// `rules`: the postal code.
    pub zip: Option<String>,
    /// `rules`: the kind of network.
    pub network: Option<Network>,
    /// `package`: for how many seconds after the last request that succeeded the node is kept although requests fail;
    /// without it, for the whole session (helpcenter.soax.com, article 9939557).
    pub bind_seconds: Option<u32>,
    /// `package`: after how many seconds without a request the node is given up.
    pub idle_seconds: Option<u32>,
    /// `package`: only addresses that were not used before.
    pub unique_ip: bool,
    /// `package` and `rules`: replace a node by one like it.
    pub lookalike: bool,
    /// `package`: SOAX's option `wb`.
    pub wb: bool,
    /// `rules`: a new address after so many requests.
    pub rotate_requests: Option<u32>,
    /// `rules`: never replace the node; requests fail when it has gone.
    pub bind_node: bool,
    /// `rules`: what to do when the node fails.
    pub on_error: Option<OnError>,
}

/// A kind of network, in `rules`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Network {
    /// `res`: residential.
    Residential,
    /// `mob`: mobile.
    Mobile,
    /// `res_mob`: either.
    Either,
}

/// What to do when a node fails, in `rules`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OnError {
    /// `replace`: take another node.
    Replace,
    /// `fail`: hand the error back.
    Fail,
    /// `retry_N`: try the same node so many times, then take another; 1 to 10.
    Retry(u32),
}

/// What a part of a targeting string says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// Which package pays.
    Package,
    /// The package's connection type.
    ConnectionType,
    /// The country.
    Country,
    /// The region or state.
    Region,
    /// The city.
    City,
    /// The internet provider.
    Isp,
    /// The mobile operator.
    Operator,
    /// The session's identifier.
    SessionId,
    /// The session's length in seconds.
    SessionSeconds,
    /// [`Further::asn`]
    Asn,
    /// [`Further::zip`]
    Zip,
    /// [`Further::network`]
    Network,
    /// [`Further::bind_seconds`]
    BindSeconds,
    /// [`Further::idle_seconds`]
    IdleSeconds,
    /// [`Further::unique_ip`]
    UniqueIp,
    /// [`Further::lookalike`]
    Lookalike,
    /// [`Further::wb`]
    Wb,
    /// [`Further::rotate_requests`]
    RotateRequests,
    /// [`Further::bind_node`]
    BindNode,
    /// [`Further::on_error`]
    OnError,
}

impl Field {
    /// The next wider area, to fall back to where this one cannot be had.
    pub const fn wider(self) -> Option<Self> {
        match self {
            Self::City => Some(Self::Region),
            Self::Region => Some(Self::Country),
            _ => None,
        }
    }
}

impl Carrier {
    /// Which kind it is: [`Field::Isp`] or [`Field::Operator`].
    pub const fn field(&self) -> Field {
        match self {
            Self::Isp(_) => Field::Isp,
            Self::Operator(_) => Field::Operator,
        }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        match self {
            Self::Isp(name) | Self::Operator(name) => name,
        }
    }

    /// A carrier of the kind that a package of this connection type has.
    pub fn of_package(connection_type: ConnectionType, name: String) -> Self {
        match connection_type {
            ConnectionType::Wifi => Self::Isp(name),
            ConnectionType::Mobile => Self::Operator(name),
        }
    }
}

impl Target {
    /// What it says anything about.
    pub fn fields(&self) -> Vec<Field> {
        let Self { country, region, city, carrier, session, further } = self;
        let said = [
            (Field::Country, country.is_some()),
            (Field::Region, region.is_some()),
            (Field::City, city.is_some()),
            (Field::Isp, matches!(carrier, Some(Carrier::Isp(_)))),
            (Field::Operator, matches!(carrier, Some(Carrier::Operator(_)))),
            (Field::SessionId, session.is_some()),
            (Field::SessionSeconds, session.as_ref().is_some_and(|session| session.seconds.is_some())),
            (Field::Asn, further.asn.is_some()),
            (Field::Zip, further.zip.is_some()),
            (Field::Network, further.network.is_some()),
            (Field::BindSeconds, further.bind_seconds.is_some()),
            (Field::IdleSeconds, further.idle_seconds.is_some()),
            (Field::UniqueIp, further.unique_ip),
            (Field::Lookalike, further.lookalike),
            (Field::Wb, further.wb),
            (Field::RotateRequests, further.rotate_requests.is_some()),
            (Field::BindNode, further.bind_node),
            (Field::OnError, further.on_error.is_some()),
        ];
        said.into_iter().filter_map(|(field, said)| said.then_some(field)).collect()
    }

    /// The same, saying nothing about `field`.
    #[must_use]
    pub fn without(mut self, field: Field) -> Self {
        match field {
            Field::Country => self.country = None,
            Field::Region => self.region = None,
            Field::City => self.city = None,
            Field::Isp | Field::Operator => self.carrier = None,
            Field::SessionId => self.session = None,
            Field::SessionSeconds => {
                if let Some(session) = &mut self.session {
                    session.seconds = None;
                }
            }
            Field::Asn => self.further.asn = None,
            Field::Zip => self.further.zip = None,
            Field::Network => self.further.network = None,
            Field::BindSeconds => self.further.bind_seconds = None,
            Field::IdleSeconds => self.further.idle_seconds = None,
            Field::UniqueIp => self.further.unique_ip = false,
            Field::Lookalike => self.further.lookalike = false,
            Field::Wb => self.further.wb = false,
            Field::RotateRequests => self.further.rotate_requests = None,
            Field::BindNode => self.further.bind_node = false,
            Field::OnError => self.further.on_error = None,
            // No part of a target.
            Field::Package | Field::ConnectionType => {}
        }
        self
    }

    /// The same with a carrier of the kind that the package has: `package` writes both kinds alike, so that a string in it
    /// does not say which it is.
    #[must_use]
    pub fn of_package(self, connection_type: ConnectionType) -> Self {
        let carrier = self.carrier.map(|carrier| Carrier::of_package(connection_type, carrier.name().to_owned()));
        Self { carrier, ..self }
    }

    /// Whether a package of this connection type has such a carrier (`soax-in-practice.md`, "Geo Data API").
    ///
    /// # Errors
    /// [`CannotCarry`] for an operator in a wifi package, and for an internet provider in a mobile one.
    pub fn fits(&self, connection_type: ConnectionType) -> Result<(), CannotCarry> {
        let field = match (self.carrier.as_ref().map(Carrier::field), connection_type) {
            (Some(field @ Field::Isp), ConnectionType::Mobile)
            | (Some(field @ Field::Operator), ConnectionType::Wifi) => field,
            _ => return Ok(()),
        };
        Err(CannotCarry { field, why: Why::OtherConnectionType })
    }

    /// The same with every name in a dialect's spelling.
    pub(super) fn spelled(
        &self,
        spell: impl Fn(Field, &str) -> Result<String, CannotCarry>,
    ) -> Result<Self, CannotCarry> {
        let name = |field, name: &Option<String>| name.as_deref().map(|name| spell(field, name)).transpose();
        Ok(Self {
            region: name(Field::Region, &self.region)?,
            city: name(Field::City, &self.city)?,
            carrier: match &self.carrier {
                Some(Carrier::Isp(isp)) => Some(Carrier::Isp(spell(Field::Isp, isp)?)),
                Some(Carrier::Operator(operator)) => Some(Carrier::Operator(spell(Field::Operator, operator)?)),
                None => None,
            },
            further: Further { zip: name(Field::Zip, &self.further.zip)?, ..self.further.clone() },
            ..self.clone()
        })
    }
}
