//! Which path is what. Paths are compared as they came: nothing is decoded, normalised or joined, so that there is no
//! second reading of them.

use api::Service;

/// What a path asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route<'a> {
    /// A provider's function.
    Function(Service, &'a str),
    /// What is kept under a request id.
    Replies(&'a str),
    /// The exchange of a link's code for the token.
    Pair,
    /// Version and nothing else.
    Health,
    /// One of the app's files: a relative path of plain names.
    File(&'a str),
}

impl<'a> Route<'a> {
    /// Reads a path; `None` for whatever is not exactly one of the relay's.
    pub fn of(path: &'a str) -> Option<Self> {
        let (service, function) = if let Some(function) = path.strip_prefix("/px6/") {
            (Service::Proxy6, function)
        } else if let Some(function) = path.strip_prefix("/soax/geo/") {
            (Service::SoaxGeo, function)
        } else if let Some(function) = path.strip_prefix("/soax/partner/") {
            (Service::SoaxPartner, function)
        } else if path == "/whoami" {
            (Service::SoaxChecker, "ipinfo")
        } else if let Some(id) = path.strip_prefix("/replies/") {
            return Some(Self::Replies(id));
        } else if path == "/pair" {
            return Some(Self::Pair);
        } else if path == "/healthz" {
            return Some(Self::Health);
        } else {
            return Self::file(path);
        };
        let named = !function.is_empty() && function.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        named.then_some(Self::Function(service, function))
    }

    fn file(path: &'a str) -> Option<Self> {
        let path = path.strip_prefix('/')?;
        if path.is_empty() {
            return Some(Self::File("index.html"));
        }
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        let name = |segment: &str| !segment.is_empty() && !segment.starts_with('.') && segment.bytes().all(plain);
        path.split('/').all(name).then_some(Self::File(path))
    }

    /// Whether the route is part of the API, rather than of the app.
    pub fn is_api(self) -> bool {
        !matches!(self, Self::File(_))
    }

    /// The first part of the route's name in the log; the function follows once it is known to exist.
    pub fn name(self) -> &'static str {
        match self {
            Self::Function(Service::Proxy6, _) => "px6",
            Self::Function(Service::SoaxGeo, _) => "soax/geo",
            Self::Function(Service::SoaxPartner, _) => "soax/partner",
            Self::Function(Service::SoaxChecker, _) => "whoami",
            Self::Replies(_) => "replies",
            Self::Pair => "pair",
            Self::Health => "healthz",
            Self::File(_) => "app",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_relays_own() {
        assert_eq!(Route::of("/px6/account"), Some(Route::Function(Service::Proxy6, "account")));
        assert_eq!(Route::of("/soax/geo/get-country-isp"), Some(Route::Function(Service::SoaxGeo, "get-country-isp")));
        assert_eq!(Route::of("/soax/partner/ip-list"), Some(Route::Function(Service::SoaxPartner, "ip-list")));
        assert_eq!(Route::of("/whoami"), Some(Route::Function(Service::SoaxChecker, "ipinfo")));
        assert_eq!(Route::of("/replies/0123"), Some(Route::Replies("0123")));
        assert_eq!(Route::of("/pair"), Some(Route::Pair));
        assert_eq!(Route::of("/healthz"), Some(Route::Health));
        assert_eq!(Route::of("/"), Some(Route::File("index.html")));
        assert_eq!(Route::of("/flags/de.svg"), Some(Route::File("flags/de.svg")));
    }

    #[test]
    fn what_the_log_calls_them_and_which_are_calls() {
        for (path, name, is_api) in [
            ("/px6/account", "px6", true),
            ("/soax/geo/get-country-isp", "soax/geo", true),
            ("/soax/partner/ip-list", "soax/partner", true),
            ("/whoami", "whoami", true),
            ("/replies/0123", "replies", true),
            ("/pair", "pair", true),
            ("/healthz", "healthz", true),
            ("/flags/de.svg", "app", false),
        ] {
            assert_eq!(Route::of(path).map(|route| (route.name(), route.is_api())), Some((name, is_api)), "{path}");
        }
    }

    #[test]
    fn forty_paths_that_are_none() {
        for path in [
            "",
            "*",
            "px6/account",
            "/px6/",
            "/px6/account/",
            "/px6//account",
            "/px6/../account",
            "/px6/./account",
            "/px6/Account",
            "/px6/ACCOUNT",
            "/px6/account%2f",
            "/px6/%61ccount",
            "/px6/account%00",
            "/px6/account;a",
            "/px6/@example.org",
            "/px6/http://example.org",
            "/px6/https:%2f%2fexample.org",
            "/px6/example.org:80",
            "/px6/a.b",
            "/px6/a/b",
            "/px6/\\example.org",
            "/soax/geo/",
            "/soax/geo/../partner/ip-list",
            "/soax/geo/ip_list",
            "/soax/partner/ip-list/1",
            "/soax/partner//ip-list",
            "/soax/partner/ip-list?",
            "//",
            "//example.org",
            "//example.org/px6/account",
            "/..",
            "/../etc/passwd",
            "/a/../b",
            "/a//b",
            "/a/",
            "/.git",
            "/a/.b",
            "/%2e%2e/etc/passwd",
            "/..%2fetc%2fpasswd",
            "/a%00.html",
            "/a b",
            "/é",
            "/a\\b",
            "/~",
        ] {
            assert_eq!(Route::of(path), None, "{path}");
        }
    }
}
