//! The calls that change something or cost money.

use super::{Answered, Provider};
use api::{Call, Endpoint, Reply, Secret, Service};
use proxy6::{Comment, Ids, ProxyId, setdescr};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// A journalled call. What is stored is the very request that is sent, and none of these types holds a key, a password or a
/// proxy's user: a record cannot either.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Proxy6 `buy`
    Buy(proxy6::buy::Request),
    /// Proxy6 `prolong`
    Prolong(proxy6::prolong::Request),
    /// Proxy6 `delete`
    Delete(proxy6::delete::Request),
    /// Proxy6 `settype`
    SetType(proxy6::settype::Request),
    /// Proxy6 `setdescr`
    SetComment(setdescr::Request),
    /// Proxy6 `ipauth`
    IpAuth(proxy6::ipauth::Request),
    /// SOAX `update-ip`
    UpdateIp(soax::partner::update_ip::Request),
    /// SOAX `detach-ip`
    DetachIp(soax::partner::detach_ip::Request),
}

/// Which call it is, without its parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `buy`
    Buy,
    /// `prolong`
    Prolong,
    /// `delete`
    Delete,
    /// `settype`
    SetType,
    /// `setdescr`
    SetComment,
    /// `ipauth`
    IpAuth,
    /// `update-ip`
    UpdateIp,
    /// `detach-ip`
    DetachIp,
}

/// The keys of an account.
#[derive(Clone, Copy, Debug)]
pub enum Credentials<'a> {
    /// Of a Proxy6 account.
    Proxy6(&'a proxy6::Credentials),
    /// Of a SOAX package.
    Soax(&'a soax::Credentials),
}

/// What must be read of the provider, before a call is sent or to settle it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Need {
    /// Nothing can be read.
    Nothing,
    /// The account alone.
    Account,
    /// Every proxy with this comment: getproxy with `descr`, all pages.
    Comment(Comment),
    /// These proxies: getproxy, page by page until all are found or the last page is read.
    Proxies(Vec<ProxyId>),
    /// Every proxy: getproxy, all pages.
    List,
    /// The slots of the whitelist: ip-list.
    Slots,
}

impl Kind {
    /// The function's name in the provider's document.
    pub fn function(self) -> &'static str {
        match self {
            Self::Buy => "buy",
            Self::Prolong => "prolong",
            Self::Delete => "delete",
            Self::SetType => "settype",
            Self::SetComment => "setdescr",
            Self::IpAuth => "ipauth",
            Self::UpdateIp => "update-ip",
            Self::DetachIp => "detach-ip",
        }
    }

    /// Whose call it is.
    pub fn provider(self) -> Provider {
        match self {
            Self::UpdateIp | Self::DetachIp => Provider::Soax,
            _ => Provider::Proxy6,
        }
    }

    /// Whether it costs money.
    pub fn spends(self) -> bool {
        matches!(self, Self::Buy | Self::Prolong)
    }
}

impl Request {
    /// Which call it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Buy(_) => Kind::Buy,
            Self::Prolong(_) => Kind::Prolong,
            Self::Delete(_) => Kind::Delete,
            Self::SetType(_) => Kind::SetType,
            Self::SetComment(_) => Kind::SetComment,
            Self::IpAuth(_) => Kind::IpAuth,
            Self::UpdateIp(_) => Kind::UpdateIp,
            Self::DetachIp(_) => Kind::DetachIp,
        }
    }

    /// The proxies that it names.
    pub(super) fn ids(&self) -> Option<&Ids> {
        match self {
            Self::Prolong(request) => Some(&request.ids),
            Self::SetType(request) => Some(&request.ids),
            Self::Delete(proxy6::delete::Request::Ids(ids)) => Some(ids),
            Self::SetComment(request) => match &request.target {
                setdescr::Target::Ids(ids) => Some(ids),
                setdescr::Target::Old(_) => None,
            },
            _ => None,
        }
    }

    /// Whether it is about proxies or slots that must be there.
    pub(super) fn changes_what_is_there(&self) -> bool {
        !matches!(self, Self::Buy(_) | Self::IpAuth(_))
    }

    /// The call to carry; `None` where the credentials are the other provider's.
    pub fn call(&self, credentials: Credentials<'_>) -> Option<Call> {
        Some(match (self, credentials) {
            (Self::Buy(request), Credentials::Proxy6(key)) => request.call(key),
            (Self::Prolong(request), Credentials::Proxy6(key)) => request.call(key),
            (Self::Delete(request), Credentials::Proxy6(key)) => request.call(key),
            (Self::SetType(request), Credentials::Proxy6(key)) => request.call(key),
            (Self::SetComment(request), Credentials::Proxy6(key)) => request.call(key),
            (Self::IpAuth(request), Credentials::Proxy6(key)) => request.call(key),
            (Self::UpdateIp(request), Credentials::Soax(keys)) => request.call(keys),
            (Self::DetachIp(request), Credentials::Soax(keys)) => request.call(keys),
            _ => return None,
        })
    }

    /// Reads the reply to it. Whatever the provider says in words is rid of the account's keys.
    pub fn read(&self, reply: &Reply, credentials: Credentials<'_>) -> Answered {
        let answered = match self {
            Self::Buy(request) => Answered::bought(request.read(reply)),
            Self::Prolong(request) => Answered::prolonged(request.read(reply)),
            Self::Delete(request) => Answered::counted(request.read(reply), |done| Some(done.count)),
            Self::SetType(request) => Answered::counted(request.read(reply), |_| None),
            Self::SetComment(request) => Answered::counted(request.read(reply), |done| Some(done.count)),
            Self::IpAuth(request) => Answered::counted(request.read(reply), |_| None),
            Self::UpdateIp(request) => Answered::by_soax(request.read(reply)),
            Self::DetachIp(request) => Answered::by_soax(request.read(reply)),
        };
        answered.fit_to_keep(match credentials {
            Credentials::Proxy6(keys) => [&keys.key, &keys.key],
            Credentials::Soax(keys) => [&keys.api_key, &keys.package_key],
        })
    }

    /// What must be read before it is sent. A `tagged` purchase is recognised without knowing the list before.
    pub fn need(&self, tagged: bool) -> Need {
        match self {
            Self::Buy(_) if tagged => Need::Account,
            Self::Buy(request) => request.comment.clone().map_or(Need::List, Need::Comment),
            Self::Delete(proxy6::delete::Request::Comment(comment)) => Need::Comment(comment.clone()),
            Self::SetComment(setdescr::Request { target: setdescr::Target::Old(comment), .. }) => {
                Need::Comment(comment.clone())
            }
            Self::UpdateIp(_) | Self::DetachIp(_) => Need::Slots,
            _ => self.ids().map_or(Need::Account, |ids| Need::Proxies(ids.as_slice().to_vec())),
        }
    }

    /// Its parameters as they are sent: a query, or SOAX's body. The call is made without keys and taken apart.
    pub fn parameters(&self) -> String {
        let nobody = Secret::default();
        let proxy6 = proxy6::Credentials { key: nobody.clone() };
        let soax = soax::Credentials { api_key: nobody.clone(), package_key: nobody };
        let call = self.call(Credentials::Proxy6(&proxy6)).or_else(|| self.call(Credentials::Soax(&soax)));
        let Some(call) = call else { return String::new() };
        let path = call.relay_path();
        match call.body {
            Some(body) => body,
            None => path.split_once('?').map_or_else(String::new, |(_, query)| query.to_owned()),
        }
    }

    /// Reads back what [`Request::parameters`] wrote.
    fn parse(function: &str, parameters: &str) -> Result<Self, String> {
        if matches!(function, "update-ip" | "detach-ip") {
            let body = Some(parameters.as_bytes());
            return match soax::AnyRequest::parse(Service::SoaxPartner, function, "", body) {
                Ok(soax::AnyRequest::UpdateIp(request)) => Ok(Self::UpdateIp(request)),
                Ok(soax::AnyRequest::DetachIp(request)) => Ok(Self::DetachIp(request)),
                Ok(_) => Err(format!("{function} changes nothing")),
                Err(bad) => Err(bad.to_string()),
            };
        }
        match proxy6::AnyRequest::parse(function, parameters) {
            Ok(proxy6::AnyRequest::Buy(request)) => Ok(Self::Buy(request)),
            Ok(proxy6::AnyRequest::Prolong(request)) => Ok(Self::Prolong(request)),
            Ok(proxy6::AnyRequest::Delete(request)) => Ok(Self::Delete(request)),
            Ok(proxy6::AnyRequest::SetType(request)) => Ok(Self::SetType(request)),
            Ok(proxy6::AnyRequest::SetDescr(request)) => Ok(Self::SetComment(request)),
            Ok(proxy6::AnyRequest::IpAuth(request)) => Ok(Self::IpAuth(request)),
            Ok(_) => Err(format!("{function} changes nothing")),
            Err(bad) => Err(bad.to_string()),
        }
    }
}

impl std::hash::Hash for Request {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.kind(), self.parameters()).hash(state);
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    function: String,
    parameters: String,
}

impl Serialize for Request {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Stored { function: self.kind().function().to_owned(), parameters: self.parameters() }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Request {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let stored = Stored::deserialize(deserializer)?;
        Self::parse(&stored.function, &stored.parameters).map_err(D::Error::custom)
    }
}
