//! A request as it came, and its raw query taken apart.

use percent_encoding::percent_decode_str;

/// A raw HTTP request to either provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The HTTP method in capitals.
    pub method: String,
    /// The host that was asked, without port. A provider's own host answers for that provider only; any other host, and
    /// `None`, answers for all of them.
    pub host: Option<String>,
    /// Path and query, percent-encoded as they came.
    pub target: String,
    /// Header names in any case, and their values.
    pub headers: Vec<(String, String)>,
    /// The body's bytes.
    pub body: Vec<u8>,
}

impl Request {
    /// A GET without headers.
    pub fn get(target: &str) -> Self {
        Self { method: "GET".to_owned(), host: None, target: target.to_owned(), headers: vec![], body: vec![] }
    }

    /// A POST of a JSON body.
    pub fn post(target: &str, body: &str) -> Self {
        Self {
            method: "POST".to_owned(),
            headers: vec![("content-type".to_owned(), "application/json".to_owned())],
            body: body.as_bytes().to_vec(),
            ..Self::get(target)
        }
    }

    /// The same request with one header more.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// The address that the request comes from, where whoever passed it on says so.
    pub(crate) fn forwarded_for(&self) -> Option<&str> {
        self.header("x-forwarded-for")?.split(',').next().map(str::trim)
    }

    pub(crate) fn path(&self) -> &str {
        self.target.split_once('?').map_or(self.target.as_str(), |(path, _)| path)
    }

    /// The path's parts between the slashes, decoded; the empty part before the first slash is left out.
    pub(crate) fn path_parts(&self) -> Vec<String> {
        self.path().trim_start_matches('/').split('/').map(decode).collect()
    }

    pub(crate) fn query(&self) -> Query {
        Query::parse(self.target.split_once('?').map_or("", |(_, query)| query))
    }
}

/// The parameters of a query string.
#[derive(Clone, Debug, Default)]
pub(crate) struct Query(Vec<(String, String)>);

impl Query {
    /// A name without `=` counts as present with an empty value.
    fn parse(query: &str) -> Self {
        let pairs = query.split('&').filter(|pair| !pair.is_empty());
        Self(
            pairs
                .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
                .map(|(name, value)| (decode(&name.replace('+', " ")), decode(&value.replace('+', " "))))
                .collect(),
        )
    }

    /// A parameter's value; the last one where the name stands more than once.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().rev().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// A parameter's value where it is filled in.
    pub(crate) fn filled(&self, name: &str) -> Option<&str> {
        self.get(name).filter(|value| !value.is_empty())
    }

    /// Whether the name is there, with or without a value.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The parameters as text for the ledger, without those that hold a key.
    pub(crate) fn without_keys(&self) -> String {
        let shown = self.0.iter().filter(|(name, _)| name != "api_key" && name != "package_key");
        shown.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
    }
}

fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::Request;

    #[test]
    fn a_query_is_taken_apart() {
        let request = Request::get("/api/k/buy/?descr=%D1%86%D0%B5%D0%BD%D1%8B+1&nokey&count=1&count=2&empty=&x=a%26b");
        let query = request.query();
        assert_eq!(request.path_parts(), ["api", "k", "buy", ""]);
        assert_eq!(query.get("descr"), Some("цены 1"));
        assert!(query.has("nokey") && !query.has("auto_prolong"));
        assert_eq!(query.get("count"), Some("2"), "the last one counts, as in PHP");
        assert_eq!((query.get("empty"), query.filled("empty")), (Some(""), None));
        assert_eq!(query.get("x"), Some("a&b"));
    }

    #[test]
    fn no_key_reaches_the_ledger() {
        let request =
            Request::get("/api/get-country-isp?api_key=soax-test-key&package_key=package12345&country_iso=us");
        assert_eq!(request.query().without_keys(), "country_iso=us");
    }
}
