use api::{Country, Secret};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A proxy that a program can connect to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Endpoint {
    /// The protocol that is spoken with it.
    pub scheme: Scheme,
    /// Its name or address, an IPv6 address without brackets. Of an IPv6 proxy of Proxy6 this is `host`, never `ip`.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// The user name; none, or an empty one, where no user name is asked for.
    pub user: Option<String>,
    /// The password; none, or an empty one, where no password is asked for.
    pub password: Option<Secret>,
    /// What people call it.
    pub name: Option<String>,
    /// Where requests come out.
    pub country: Option<Country>,
    /// When it lapses, in seconds since 1970.
    pub expires: Option<i64>,
}

impl Endpoint {
    /// An endpoint that asks for no password and of which nothing more is known.
    pub fn new(scheme: Scheme, host: impl Into<String>, port: u16) -> Self {
        let host = host.into();
        Self { scheme, host, port, user: None, password: None, name: None, country: None, expires: None }
    }

    /// User name and password, each possibly empty; `None` where both are.
    pub fn login(&self) -> Option<(&str, &str)> {
        let user = self.user.as_deref().unwrap_or_default();
        let password = self.password.as_ref().map_or("", Secret::expose);
        (!user.is_empty() || !password.is_empty()).then_some((user, password))
    }

    /// The same endpoint with this login; what is empty becomes none.
    #[must_use]
    pub fn with_login(self, user: &str, password: &str) -> Self {
        let user = Some(user).filter(|user| !user.is_empty()).map(str::to_owned);
        let password = Some(password).filter(|password| !password.is_empty()).map(Secret::new);
        Self { user, password, ..self }
    }
}

/// A protocol that is spoken with a proxy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scheme {
    /// HTTP, with CONNECT for everything that is not plain HTTP.
    Http,
    /// The same inside TLS.
    Https,
    /// SOCKS 5 (RFC 1928); the client looks names up itself.
    Socks5,
    /// SOCKS 5; the proxy looks names up, in curl's spelling `socks5h`.
    Socks5h,
    /// Telegram's MTProto: no user name, and its secret as the password. No other program speaks it.
    MtProto,
}

/// A text that names no scheme that we know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("none of http, https, socks5, socks5h, mtproto")]
pub struct NotScheme;

impl Scheme {
    /// Its name, as it stands in a URL.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
            Self::Socks5 => "socks5",
            Self::Socks5h => "socks5h",
            Self::MtProto => "mtproto",
        }
    }
}

impl fmt::Display for Scheme {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromStr for Scheme {
    type Err = NotScheme;

    /// Reads a scheme in any case, as RFC 3986, section 3.1, wants it.
    fn from_str(text: &str) -> Result<Self, NotScheme> {
        let known = [Self::Http, Self::Https, Self::Socks5, Self::Socks5h, Self::MtProto];
        known.into_iter().find(|scheme| scheme.as_str().eq_ignore_ascii_case(text)).ok_or(NotScheme)
    }
}
