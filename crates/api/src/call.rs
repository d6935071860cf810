//! One call to a provider, before anybody carries it.

use crate::{Secret, query};

/// Which of the providers' services a call goes to. Each has a host of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Service {
    /// Proxy6, `https://proxy6.net` and its other hosts (`proxy6.txt`, "For developers (API)").
    Proxy6,
    /// SOAX Geo Data, `https://api.soax.com` (`soax.md`, "Базовые URL").
    SoaxGeo,
    /// SOAX Partner, `https://partner.api.soax.com` (`soax.md`, "Базовые URL").
    SoaxPartner,
    /// SOAX's exit-address checker, `https://checker.soax.com` (`soax-in-practice.md`, "Checker").
    SoaxChecker,
}

/// What a call does at the provider, and so what may be done when its answer is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    /// Changes nothing: may be repeated, and may fail over to another host.
    Reads,
    /// Changes or destroys something: sent once.
    Changes,
    /// Costs money: sent once.
    Spends,
}

/// The two HTTP methods that the documents name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// `GET`
    Get,
    /// `POST`, always with a JSON body
    Post,
}

/// A part of a path, a query value or a header value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// May be shown.
    Plain(String),
    /// Secret content of the request itself, such as the proxy string of Proxy6's `check`: masked when shown.
    Secret(Secret),
    /// The account's API key: masked when shown; through the relay it travels in `X-Api-Key`.
    ApiKey(Secret),
    /// The SOAX package key: masked when shown; through the relay it travels in `X-Package-Key`.
    PackageKey(Secret),
}

impl Part {
    /// The text itself, secret or not, for whoever carries the call.
    pub fn expose(&self) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Secret(secret) | Self::ApiKey(secret) | Self::PackageKey(secret) => secret.expose(),
        }
    }

    fn is_account_key(&self) -> bool {
        matches!(self, Self::ApiKey(_) | Self::PackageKey(_))
    }
}

impl From<&str> for Part {
    fn from(text: &str) -> Self {
        Self::Plain(text.to_owned())
    }
}

impl From<String> for Part {
    fn from(text: String) -> Self {
        Self::Plain(text)
    }
}

/// A query parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name in the document.
    pub name: &'static str,
    /// Its value; `None` where the mere presence of the name is what counts (`nokey`, `auto_prolong`).
    pub value: Option<Part>,
}

/// One call to a provider in the form that its document gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Where it goes.
    pub service: Service,
    /// The function's name in the document (`getproxy`, `ip-list`); `account` for Proxy6's call without a method.
    pub function: &'static str,
    /// What it does at the provider.
    pub effect: Effect,
    /// The HTTP method.
    pub method: Method,
    /// The path after the host, part by part, starting with the document's own prefix (`api`, `v1`).
    pub path: Vec<Part>,
    /// The query.
    pub query: Vec<Parameter>,
    /// The headers that the provider wants, `Content-Type` aside.
    pub headers: Vec<(&'static str, Part)>,
    /// The JSON body of a POST.
    pub body: Option<String>,
}

const MASK: &str = "•••";

impl Call {
    /// The whole URL, keys included. `base` is scheme, host and port, without a slash at its end.
    pub fn url(&self, base: &str) -> Secret {
        Secret::new(self.render(base, &|part, encode| encode(part.expose())))
    }

    /// The URL with every secret masked, for people and logs.
    pub fn masked_url(&self, base: &str) -> String {
        self.render(base, &|part, encode| match part {
            Part::Plain(text) => encode(text),
            Part::Secret(_) | Part::ApiKey(_) | Part::PackageKey(_) => MASK.to_owned(),
        })
    }

    /// Path and query at the relay: `/px6/{method}`, `/soax/geo/{function}`, `/soax/partner/{function}`, `/whoami`. No key
    /// and no package key stands in it.
    pub fn relay_path(&self) -> String {
        let mut path = match self.service {
            Service::Proxy6 => format!("/px6/{}", self.function),
            Service::SoaxGeo => format!("/soax/geo/{}", self.function),
            Service::SoaxPartner => format!("/soax/partner/{}", self.function),
            Service::SoaxChecker => "/whoami".to_owned(),
        };
        let own = self.query.iter().filter(|parameter| !parameter.value.as_ref().is_some_and(Part::is_account_key));
        push_query(&mut path, own, &|part, encode| encode(part.expose()));
        path
    }

    /// The API key, wherever the provider wants it.
    pub fn api_key(&self) -> Option<&Secret> {
        self.parts().find_map(|part| match part {
            Part::ApiKey(key) => Some(key),
            _ => None,
        })
    }

    /// The SOAX package key, wherever the provider wants it.
    pub fn package_key(&self) -> Option<&Secret> {
        self.parts().find_map(|part| match part {
            Part::PackageKey(key) => Some(key),
            _ => None,
        })
    }

    fn parts(&self) -> impl Iterator<Item = &Part> {
        let queried = self.query.iter().filter_map(|parameter| parameter.value.as_ref());
        self.path.iter().chain(queried).chain(self.headers.iter().map(|(_, part)| part))
    }

    fn render(&self, base: &str, show: &Show) -> String {
        let mut url = base.to_owned();
        for part in &self.path {
            url.push('/');
            url.push_str(&show(part, &query::encode_segment));
        }
        push_query(&mut url, self.query.iter(), show);
        url
    }
}

type Show = dyn Fn(&Part, &dyn Fn(&str) -> String) -> String;

fn push_query<'a>(url: &mut String, parameters: impl Iterator<Item = &'a Parameter>, show: &Show) {
    for (index, parameter) in parameters.enumerate() {
        url.push(if index == 0 { '?' } else { '&' });
        url.push_str(parameter.name);
        if let Some(value) = &parameter.value {
            url.push('=');
            url.push_str(&show(value, &query::encode));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call() -> Call {
        Call {
            service: Service::Proxy6,
            function: "check",
            effect: Effect::Reads,
            method: Method::Get,
            path: vec!["api".into(), Part::ApiKey(Secret::new("px6-test-key")), "check".into()],
            query: vec![
                Parameter { name: "proxy", value: Some(Part::Secret(Secret::new("192.0.2.1:80:u:p/w"))) },
                Parameter { name: "nokey", value: None },
                Parameter { name: "package_key", value: Some(Part::PackageKey(Secret::new("package12345"))) },
            ],
            headers: vec![],
            body: None,
        }
    }

    #[test]
    fn the_url_carries_everything() {
        assert_eq!(
            call().url("https://proxy6.net").expose(),
            "https://proxy6.net/api/px6-test-key/check?proxy=192.0.2.1:80:u:p%2Fw&nokey&package_key=package12345"
        );
    }

    #[test]
    fn the_masked_url_shows_no_secret() {
        assert_eq!(
            call().masked_url("https://proxy6.net"),
            "https://proxy6.net/api/•••/check?proxy=•••&nokey&package_key=•••"
        );
    }

    #[test]
    fn the_relays_path_has_no_account_key() {
        assert_eq!(call().relay_path(), "/px6/check?proxy=192.0.2.1:80:u:p%2Fw&nokey");
        assert_eq!(call().api_key().map(Secret::expose), Some("px6-test-key"));
        assert_eq!(call().package_key().map(Secret::expose), Some("package12345"));
    }

    #[test]
    fn debug_shows_no_secret() {
        let shown = format!("{:?}", call());
        assert!(!shown.contains("px6-test-key") && !shown.contains("package12345"), "{shown}");
    }
}
