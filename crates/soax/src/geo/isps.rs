//! `GET /api/get-country-isp` (`soax.md`, "GET /get-country-isp"). For wifi packages only.

use super::{Place, call, places};
use crate::{BadRequest, ConnectionType, Credentials, Failure, parameters::Parameters};
use api::{Call, Country, Endpoint, Reply};

pub(crate) const FUNCTION: &str = "get-country-isp";

/// Asks for the internet providers of a country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `country_iso`
    pub country: Country,
    /// `conn_type`. The document lists it among the parameters of all functions, but requires it for regions and cities
    /// only ("Общие параметры"), and its client leaves it out here: the function itself says which type it is for.
    /// So `None` is the documented form.
    pub connection_type: Option<ConnectionType>,
    /// `region`: only internet providers with addresses in this region ("Python Client Example").
    pub region: Option<String>,
    /// `city`: only internet providers with addresses in this city ("Python Client Example").
    pub city: Option<String>,
}

impl Request {
    pub(crate) fn parse(parameters: &mut Parameters) -> Result<Self, BadRequest> {
        Ok(Self {
            country: parameters.required("country_iso")?,
            connection_type: parameters.optional("conn_type")?,
            region: parameters.filter("region")?,
            city: parameters.filter("city")?,
        })
    }
}

impl Endpoint for Request {
    type Credentials = Credentials;
    type Response = Vec<Place>;
    type Failure = Failure;

    fn call(&self, credentials: &Credentials) -> Call {
        let filters = [("region", self.region.as_deref()), ("city", self.city.as_deref())];
        call(FUNCTION, credentials, self.country, self.connection_type, &filters)
    }

    fn read(&self, reply: &Reply) -> Result<Vec<Place>, Failure> {
        places(reply, "isp")
    }
}
