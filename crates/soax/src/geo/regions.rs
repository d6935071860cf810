//! `GET /api/get-country-regions` (`soax.md`, "GET /get-country-regions").

use super::{Place, call, places};
use crate::{BadRequest, ConnectionType, Credentials, Failure, parameters::Parameters};
use api::{Call, Country, Endpoint, Reply};

pub(crate) const FUNCTION: &str = "get-country-regions";

/// Asks for the regions of a country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `country_iso`
    pub country: Country,
    /// `conn_type`; must be the package's.
    pub connection_type: ConnectionType,
    /// `provider`: only regions in which this internet provider or operator has addresses.
    pub provider: Option<String>,
}

impl Request {
    pub(crate) fn parse(parameters: &mut Parameters) -> Result<Self, BadRequest> {
        Ok(Self {
            country: parameters.required("country_iso")?,
            connection_type: parameters.required("conn_type")?,
            provider: parameters.filter("provider")?,
        })
    }
}

impl Endpoint for Request {
    type Credentials = Credentials;
    type Response = Vec<Place>;
    type Failure = Failure;

    fn call(&self, credentials: &Credentials) -> Call {
        let filters = [("provider", self.provider.as_deref())];
        call(FUNCTION, credentials, self.country, Some(self.connection_type), &filters)
    }

    fn read(&self, reply: &Reply) -> Result<Vec<Place>, Failure> {
        places(reply, "region")
    }
}
