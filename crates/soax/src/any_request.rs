use crate::{
    BadRequest, Credentials, checker,
    geo::{cities, isps, operators, regions},
    parameters::Parameters,
    partner::{detach_ip, ip_list, update_ip},
};
use api::{Call, Effect, Endpoint, Service};

/// A request to any of SOAX's functions, as the relay reads it: service and function from its own path, the rest from
/// query and body. The keys are not among them; they come in headers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnyRequest {
    /// `get-country-regions`
    Regions(regions::Request),
    /// `get-country-cities`
    Cities(cities::Request),
    /// `get-country-operators`
    Operators(operators::Request),
    /// `get-country-isp`
    Isps(isps::Request),
    /// `ip-list`
    IpList(ip_list::Request),
    /// `update-ip`
    UpdateIp(update_ip::Request),
    /// `detach-ip`
    DetachIp(detach_ip::Request),
    /// `ipinfo`, the checker's
    IpInfo(checker::Request),
}

impl AnyRequest {
    /// Reads the request to `function` back out of the query and body that its [`Call`] has, account keys aside.
    ///
    /// # Errors
    /// [`BadRequest`] for whatever is not exactly one of our requests; it never holds a value.
    pub fn parse(service: Service, function: &str, query: &str, body: Option<&[u8]>) -> Result<Self, BadRequest> {
        let mut parameters = Parameters::of_query(query)?;
        let request = match (service, function) {
            (Service::SoaxGeo, regions::FUNCTION) => Self::Regions(regions::Request::parse(&mut parameters)?),
            (Service::SoaxGeo, cities::FUNCTION) => Self::Cities(cities::Request::parse(&mut parameters)?),
            (Service::SoaxGeo, operators::FUNCTION) => Self::Operators(operators::Request::parse(&mut parameters)?),
            (Service::SoaxGeo, isps::FUNCTION) => Self::Isps(isps::Request::parse(&mut parameters)?),
            (Service::SoaxPartner, ip_list::FUNCTION) => Self::IpList(ip_list::Request),
            (Service::SoaxPartner, update_ip::FUNCTION) => {
                Self::UpdateIp(update_ip::Request::parse(body.ok_or(BadRequest::MissingBody)?)?)
            }
            (Service::SoaxPartner, detach_ip::FUNCTION) => {
                Self::DetachIp(detach_ip::Request::parse(body.ok_or(BadRequest::MissingBody)?)?)
            }
            (Service::SoaxChecker, checker::FUNCTION) => Self::IpInfo(checker::Request),
            _ => return Err(BadRequest::UnknownFunction),
        };
        parameters.finish()?;
        if body.is_some_and(|body| !body.is_empty()) && !matches!(request, Self::UpdateIp(_) | Self::DetachIp(_)) {
            return Err(BadRequest::UnexpectedBody);
        }
        Ok(request)
    }

    /// The call in the form that SOAX documents.
    pub fn call(&self, credentials: &Credentials) -> Call {
        match self {
            Self::Regions(request) => request.call(credentials),
            Self::Cities(request) => request.call(credentials),
            Self::Operators(request) => request.call(credentials),
            Self::Isps(request) => request.call(credentials),
            Self::IpList(request) => request.call(credentials),
            Self::UpdateIp(request) => request.call(credentials),
            Self::DetachIp(request) => request.call(credentials),
            Self::IpInfo(request) => request.call(&()),
        }
    }

    /// What the call does at SOAX.
    pub fn effect(&self) -> Effect {
        match self {
            Self::UpdateIp(_) | Self::DetachIp(_) => Effect::Changes,
            Self::Regions(_) | Self::Cities(_) | Self::Operators(_) | Self::Isps(_) => Effect::Reads,
            Self::IpList(_) | Self::IpInfo(_) => Effect::Reads,
        }
    }
}
