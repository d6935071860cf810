//! `GET /api/get-country-cities` (`soax.md`, "GET /get-country-cities").

use super::{Place, call, places};
use crate::{BadRequest, ConnectionType, Credentials, Failure, parameters::Parameters};
use api::{Call, Country, Endpoint, Reply};

pub(crate) const FUNCTION: &str = "get-country-cities";

/// Asks for the cities of a country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `country_iso`
    pub country: Country,
    /// `conn_type`; must be the package's.
    pub connection_type: ConnectionType,
    /// `provider`: only cities in which this internet provider or operator has addresses.
    pub provider: Option<String>,
    /// `region`: only cities of this region.
    pub region: Option<String>,
}

impl Request {
    pub(crate) fn parse(parameters: &mut Parameters) -> Result<Self, BadRequest> {
        Ok(Self {
            country: parameters.required("country_iso")?,
            connection_type: parameters.required("conn_type")?,
            provider: parameters.filter("provider")?,
            region: parameters.filter("region")?,
        })
    }
}

impl Endpoint for Request {
    type Credentials = Credentials;
    type Response = Vec<Place>;
    type Failure = Failure;

    fn call(&self, credentials: &Credentials) -> Call {
        let filters = [("provider", self.provider.as_deref()), ("region", self.region.as_deref())];
        call(FUNCTION, credentials, self.country, Some(self.connection_type), &filters)
    }

    fn read(&self, reply: &Reply) -> Result<Vec<Place>, Failure> {
        places(reply, "city")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    fn request() -> Request {
        Request { country: "us".parse().unwrap(), connection_type: ConnectionType::Wifi, provider: None, region: None }
    }

    #[test]
    fn the_documented_parameters_in_their_order() {
        let all = Request { provider: Some("Comcast".to_owned()), region: Some("New York".to_owned()), ..request() };
        assert_eq!(
            testing::url(&testing::call(&all)),
            "https://api.soax.com/api/get-country-cities?api_key=YOUR_API_KEY&package_key=YOUR_PACKAGE_KEY\
             &country_iso=us&conn_type=wifi&provider=Comcast&region=New%20York"
        );
    }

    #[test]
    fn the_documents_example_reply() {
        let body = r#"{
  "success": true,
  "data": [
    {"name": "Los Angeles"},
    {"name": "San Francisco"},
    {"name": "San Diego"}
  ]
}"#;
        let expected = ["Los Angeles", "San Francisco", "San Diego"];
        let expected = expected.map(|name| Place { name: name.to_owned(), code: None }).to_vec();
        assert_eq!(testing::read(&request(), body), Ok(expected));
    }

    #[test]
    fn a_city_is_not_taken_for_its_region() {
        let places = testing::read(&request(), r#"[{"region": "saxony", "city": "leipzig"}]"#).unwrap();
        assert_eq!(places, [Place { name: "leipzig".to_owned(), code: None }]);
    }
}
