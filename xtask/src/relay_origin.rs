//! `PROXYDECK_RELAY_ORIGIN`: the one relay that is neither on the person's computer nor serves the page. The page's policy names it,
//! and the app reads from the page what the policy names, so that the two cannot disagree.

use std::env::{self, VarError};
use std::fs;
use std::path::Path;

use crate::error::Error;

const NAME: &str = "PROXYDECK_RELAY_ORIGIN";
/// The end of `connect-src` in index.html.
const LAST_SOURCE: &str = "http://localhost:*;";
/// Before it stands what the app looks for.
const PLACE: &str = "<title>";

/// The origin that the environment names, if any.
///
/// # Errors
/// [`Error::Usage`] where it is none.
pub fn named() -> Result<Option<String>, Error> {
    match env::var(NAME) {
        Ok(origin) if is_origin(&origin) => Ok(Some(origin)),
        Ok(origin) if origin.is_empty() => Ok(None),
        Ok(text) => Err(not_an_origin(&text)),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => Err(not_an_origin("")),
    }
}

/// Writes the origin that the environment names, if any, into the page of a build. Trunk.toml has trunk call this.
///
/// # Errors
/// Those of [`named`], [`Error::File`], and [`Error::Content`] where the page has no place for it.
pub fn allow(build: &Path) -> Result<(), Error> {
    let Some(origin) = named()? else { return Ok(()) };
    let path = build.join("index.html");
    let page = fs::read_to_string(&path).map_err(Error::file("read", &path))?;
    match naming(&page, &origin) {
        Some(page) => fs::write(&path, page).map_err(Error::file("write", path)),
        None => Err(Error::Content { path, problem: format!("has no place for {NAME}") }),
    }
}

fn not_an_origin(text: &str) -> Error {
    Error::Usage(format!("{NAME}={text:?} is no origin: https, host and perhaps a port, as https://relay.example.org"))
}

/// https, a host in lower case, perhaps a port, and nothing after them: what a browser writes, and nothing that could end the
/// policy or the attribute.
fn is_origin(text: &str) -> bool {
    let Some(authority) = text.strip_prefix("https://") else { return false };
    let (host, port) = authority.rsplit_once(':').map_or((authority, None), |(host, port)| (host, Some(port)));
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.');
    let port = port.is_none_or(|port| !port.starts_with('0') && port != "443" && port.parse::<u16>().is_ok());
    !host.is_empty() && !host.starts_with('.') && host.bytes().all(plain) && port
}

fn naming(page: &str, origin: &str) -> Option<String> {
    if !page.contains(PLACE) || !page.contains(LAST_SOURCE) {
        return None;
    }
    let sources = format!("{} {origin};", LAST_SOURCE.trim_end_matches(';'));
    let named = format!(r#"<meta name="proxydeck-relay" content="{origin}">{PLACE}"#);
    Some(page.replacen(PLACE, &named, 1).replacen(LAST_SOURCE, &sources, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_and_the_app_name_the_same() {
        let page = include_str!("../../index.html");
        let named = naming(page, "https://relay.example.org").unwrap();
        assert!(named.contains("http://127.0.0.1:* http://localhost:* https://relay.example.org; base-uri 'none'"));
        assert!(named.contains(r#"<meta name="proxydeck-relay" content="https://relay.example.org">"#));
        let minified = "<meta content=\"connect-src 'self' http://localhost:*; form-action 'none'\" http-equiv=Content-Security-Policy>\
            <title>Proxydeck</title>";
        assert_eq!(
            naming(minified, "https://a.example").unwrap(),
            "<meta content=\"connect-src 'self' http://localhost:* https://a.example; form-action 'none'\" \
             http-equiv=Content-Security-Policy><meta name=\"proxydeck-relay\" content=\"https://a.example\"><title>Proxydeck</title>"
        );
        assert_eq!(naming("<title>another page</title>", "https://relay.example.org"), None);
    }

    #[test]
    fn origins() {
        for origin in ["https://relay.example.org", "https://relay.example.org:8443"] {
            assert!(is_origin(origin), "{origin}");
        }
        for text in [
            "",
            "https://",
            "http://relay.example.org",
            "https://relay.example.org/",
            "https://Relay.example.org",
            "https://relay.example.org:443",
            "https://relay.example.org:99999",
            "https://*.example.org",
            "https://a b",
            "https://a;script-src",
            "https://a\"",
        ] {
            assert!(!is_origin(text), "{text}");
        }
    }
}
