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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn the_documents_example_url() {
        let request = Request { country: "US".parse().unwrap(), connection_type: ConnectionType::Wifi, provider: None };
        assert_eq!(
            testing::url(&testing::call(&request)),
            "https://api.soax.com/api/get-country-regions\
             ?api_key=YOUR_API_KEY&package_key=YOUR_PACKAGE_KEY&country_iso=us&conn_type=wifi"
        );
    }

    #[test]
    fn the_documented_filter() {
        let request = Request {
            country: "de".parse().unwrap(),
            connection_type: ConnectionType::Mobile,
            provider: Some("Deutsche Telekom".to_owned()),
        };
        assert_eq!(
            testing::call(&request).relay_path(),
            "/soax/geo/get-country-regions?country_iso=de&conn_type=mobile&provider=Deutsche%20Telekom"
        );
        let unfiltered = Request { provider: Some(String::new()), ..request };
        assert_eq!(
            testing::call(&unfiltered).relay_path(),
            "/soax/geo/get-country-regions?country_iso=de&conn_type=mobile"
        );
    }

    #[test]
    fn the_documents_example_reply() {
        let request = Request { country: "us".parse().unwrap(), connection_type: ConnectionType::Wifi, provider: None };
        let body = r#"{
  "success": true,
  "data": [
    {"name": "California", "code": "CA"},
    {"name": "Texas", "code": "TX"},
    {"name": "New York", "code": "NY"}
  ]
}"#;
        let expected = [("California", "CA"), ("Texas", "TX"), ("New York", "NY")];
        let expected =
            expected.map(|(name, code)| Place { name: name.to_owned(), code: Some(code.to_owned()) }).to_vec();
        assert_eq!(testing::read(&request, body), Ok(expected));
    }
}
