//! A request to any method, read back from its URL.

use crate::{
    BadRequest, Credentials, account, buy, check, delete, function::Function, getcount, getcountry, getprice, getproxy,
    ipauth, prolong, query::Query, setdescr, settype,
};
use api::{Call, Effect, Parameter};

/// A request to any method. The relay reads it from what the app sends and makes the same call again, so that nothing
/// but a documented request ever reaches Proxy6.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnyRequest {
    /// The call without a method.
    Account(account::Request),
    /// `buy`
    Buy(buy::Request),
    /// `check`
    Check(check::Request),
    /// `delete`
    Delete(delete::Request),
    /// `getcount`
    GetCount(getcount::Request),
    /// `getcountry`
    GetCountry(getcountry::Request),
    /// `getprice`
    GetPrice(getprice::Request),
    /// `getproxy`
    GetProxy(getproxy::Request),
    /// `ipauth`
    IpAuth(ipauth::Request),
    /// `getprice` without parameters.
    PriceTable(getprice::TableRequest),
    /// `prolong`
    Prolong(prolong::Request),
    /// `setdescr`
    SetDescr(setdescr::Request),
    /// `settype`
    SetType(settype::Request),
}

impl AnyRequest {
    /// Reads a request from its method's name (`account` for the call without a method) and its query, which stands
    /// without the question mark.
    ///
    /// # Errors
    /// [`BadRequest`], which names the parameter and holds no value.
    pub fn parse(function: &str, query: &str) -> Result<Self, BadRequest> {
        let parameters = &mut Query::parse(query)?;
        let request = match function {
            "account" => Self::Account(account::Request::from_query(parameters)?),
            "buy" => Self::Buy(buy::Request::from_query(parameters)?),
            "check" => Self::Check(check::Request::from_query(parameters)?),
            "delete" => Self::Delete(delete::Request::from_query(parameters)?),
            "getcount" => Self::GetCount(getcount::Request::from_query(parameters)?),
            "getcountry" => Self::GetCountry(getcountry::Request::from_query(parameters)?),
            "getprice" if parameters.is_empty() => Self::PriceTable(getprice::TableRequest),
            "getprice" => Self::GetPrice(getprice::Request::from_query(parameters)?),
            "getproxy" => Self::GetProxy(getproxy::Request::from_query(parameters)?),
            "ipauth" => Self::IpAuth(ipauth::Request::from_query(parameters)?),
            "prolong" => Self::Prolong(prolong::Request::from_query(parameters)?),
            "setdescr" => Self::SetDescr(setdescr::Request::from_query(parameters)?),
            "settype" => Self::SetType(settype::Request::from_query(parameters)?),
            _ => return Err(BadRequest::UnknownFunction),
        };
        parameters.finish()?;
        Ok(request)
    }

    /// The call in the form that the document gives it.
    pub fn call(&self, credentials: &Credentials) -> Call {
        let (function, query) = self.parts();
        function.call(credentials, query)
    }

    /// What the call does at Proxy6.
    pub fn effect(&self) -> Effect {
        self.parts().0.effect
    }

    fn parts(&self) -> (Function, Vec<Parameter>) {
        match self {
            Self::Account(request) => (account::FUNCTION, request.query()),
            Self::Buy(request) => (buy::FUNCTION, request.query()),
            Self::Check(request) => (check::FUNCTION, request.query()),
            Self::Delete(request) => (delete::FUNCTION, request.query()),
            Self::GetCount(request) => (getcount::FUNCTION, request.query()),
            Self::GetCountry(request) => (getcountry::FUNCTION, request.query()),
            Self::GetPrice(request) => (getprice::FUNCTION, request.query()),
            Self::GetProxy(request) => (getproxy::FUNCTION, request.query()),
            Self::IpAuth(request) => (ipauth::FUNCTION, request.query()),
            Self::PriceTable(request) => (getprice::FUNCTION, request.query()),
            Self::Prolong(request) => (prolong::FUNCTION, request.query()),
            Self::SetDescr(request) => (setdescr::FUNCTION, request.query()),
            Self::SetType(request) => (settype::FUNCTION, request.query()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::AnyRequest;
    use api::Effect;

    #[test]
    fn what_each_method_does() {
        for (function, query, effect) in [
            ("account", "", Effect::Reads),
            ("getprice", "count=1&period=7", Effect::Reads),
            ("getprice", "", Effect::Reads),
            ("getcount", "country=ru", Effect::Reads),
            ("getcountry", "", Effect::Reads),
            ("getproxy", "", Effect::Reads),
            ("check", "ids=15", Effect::Reads),
            ("settype", "ids=15&type=http", Effect::Changes),
            ("setdescr", "ids=15&new=a", Effect::Changes),
            ("delete", "ids=15", Effect::Changes),
            ("ipauth", "ip=delete", Effect::Changes),
            ("buy", "count=1&period=7&country=ru", Effect::Spends),
            ("prolong", "period=7&ids=15", Effect::Spends),
        ] {
            let request = AnyRequest::parse(function, query).unwrap();
            assert_eq!(request.effect(), effect, "{function}");
        }
    }
}
