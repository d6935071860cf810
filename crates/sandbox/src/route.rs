//! Which provider's function a request asks for.

use crate::request::Request;

/// A documented function of a provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    /// `/api/{key}/{method}/`, `/api/{key}/{method}`, `/api/{key}/`, `/api/{key}` (`proxy6-in-practice.md`, "Hosts"). No
    /// method is the account call.
    Proxy6 { key: String, method: Option<String> },
    /// `/api/get-country-…` (`soax.md`, "Geo Data API").
    Geo { function: String },
    /// `/v1/account/package/{package_key}/{function}` (`soax.md`, "Partner API").
    Partner { package: String, function: String },
    /// `/api/ipinfo` (`soax-in-practice.md`, "Checker").
    Checker,
}

impl Route {
    /// Reads the path; `None` where nobody answers at it, or where the host is another service's.
    pub(crate) fn of(request: &Request) -> Option<Self> {
        let parts = request.path_parts();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let route = match parts.as_slice() {
            ["api", "ipinfo"] => Self::Checker,
            ["api", function] if function.starts_with("get-country-") => Self::Geo { function: (*function).to_owned() },
            ["api", key] | ["api", key, ""] if !key.is_empty() => Self::proxy6(key, None),
            ["api", key, function] | ["api", key, function, ""] if !key.is_empty() => Self::proxy6(key, Some(function)),
            ["v1", "account", "package", package, function] => {
                Self::Partner { package: (*package).to_owned(), function: (*function).to_owned() }
            }
            _ => return None,
        };
        let host = request.host.as_deref().unwrap_or("");
        route.answers_at(host).then_some(route)
    }

    fn proxy6(key: &str, method: Option<&str>) -> Self {
        Self::Proxy6 { key: key.to_owned(), method: method.map(str::to_owned) }
    }

    fn answers_at(&self, host: &str) -> bool {
        match host {
            "proxy6.net" | "px6.me" | "px6.link" => matches!(self, Self::Proxy6 { .. }),
            "api.soax.com" => matches!(self, Self::Geo { .. }),
            "partner.api.soax.com" => matches!(self, Self::Partner { .. }),
            "checker.soax.com" => matches!(self, Self::Checker),
            _ => true,
        }
    }

    /// The function's name in the document, as faults and the ledger name it.
    pub(crate) fn function(&self) -> &str {
        match self {
            Self::Proxy6 { method, .. } => method.as_deref().unwrap_or("account"),
            Self::Geo { function } | Self::Partner { function, .. } => function,
            Self::Checker => "ipinfo",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Route;
    use crate::Request;

    #[test]
    fn all_four_forms_of_proxy6() {
        for (target, method) in [
            ("/api/k/getprice/?count=1", Some("getprice")),
            ("/api/k/getprice?count=1", Some("getprice")),
            ("/api/k", None),
            ("/api/k/", None),
        ] {
            let route = Route::of(&Request::get(target));
            assert_eq!(route, Some(Route::proxy6("k", method)), "{target}");
        }
    }

    #[test]
    fn a_providers_host_answers_for_itself_only() {
        let at = |host: &str, target: &str| {
            Route::of(&Request { host: Some(host.to_owned()), ..Request::get(target) }).map(|r| r.function().to_owned())
        };
        assert_eq!(at("px6.me", "/api/k/buy").as_deref(), Some("buy"));
        assert_eq!(at("api.soax.com", "/api/k/buy"), None);
        assert_eq!(at("api.soax.com", "/api/get-country-isp").as_deref(), Some("get-country-isp"));
        assert_eq!(at("proxy6.net", "/api/get-country-isp"), None);
        assert_eq!(at("partner.api.soax.com", "/v1/account/package/p/ip-list").as_deref(), Some("ip-list"));
        assert_eq!(at("127.0.0.1", "/api/ipinfo").as_deref(), Some("ipinfo"));
        assert_eq!(at("127.0.0.1", "/elsewhere"), None);
    }
}
