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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    fn request() -> Request {
        Request { country: "us".parse().unwrap(), connection_type: None, region: None, city: None }
    }

    #[test]
    fn the_form_of_the_documents_client() {
        assert_eq!(
            testing::url(&testing::call(&request())),
            "https://api.soax.com/api/get-country-isp\
             ?api_key=YOUR_API_KEY&package_key=YOUR_PACKAGE_KEY&country_iso=us"
        );
        let narrowed =
            Request { region: Some("California".to_owned()), city: Some("Los Angeles".to_owned()), ..request() };
        assert_eq!(
            testing::call(&narrowed).relay_path(),
            "/soax/geo/get-country-isp?country_iso=us&region=California&city=Los%20Angeles"
        );
    }

    #[test]
    fn with_the_common_parameter() {
        let request = Request { connection_type: Some(ConnectionType::Mobile), ..request() };
        assert_eq!(testing::call(&request).relay_path(), "/soax/geo/get-country-isp?country_iso=us&conn_type=mobile");
    }

    #[test]
    fn objects_named_by_their_kind() {
        let places = testing::read(&request(), r#"{"data": [{"isp": "verizon", "region": "texas"}]}"#).unwrap();
        assert_eq!(places, [Place { name: "verizon".to_owned(), code: None }]);
    }
}
