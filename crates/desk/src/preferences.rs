//! What somebody chose for this browser. No secret is among it.

use crate::journal::Limits;
use crate::text::Language;
use api::Money;
use serde::{Deserialize, Serialize};

/// How calls reach the providers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Straight from the page to the provider, as far as the browser lets it read the answers.
    Direct,
    /// Through the relay.
    Relay,
    /// To the stand-in that runs in this tab: no account, no money.
    Sandbox,
}

impl Mode {
    /// All modes.
    pub const ALL: [Self; 3] = [Self::Direct, Self::Relay, Self::Sandbox];

    /// The word for it in storage and in form values.
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Relay => "relay",
            Self::Sandbox => "sandbox",
        }
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// All themes.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word for it in storage, form values and the style sheet.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Everything chosen. What was never chosen is `None` and follows the browser.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The language; else the browser's.
    pub language: Option<Language>,
    /// Light or dark.
    pub theme: Theme,
    /// How calls travel; else the relay where it serves the page, and direct elsewhere.
    pub mode: Option<Mode>,
    /// Where the relay is; else where it serves the page, and `http://127.0.0.1:8787` elsewhere.
    pub relay: Option<String>,
    /// The name of the Proxy6 host; else `proxy6.net`.
    pub proxy6_host: Option<String>,
    /// What may be spent, in the account's currency.
    pub limits: SpendingLimits,
    /// The ids of the columns of the proxy table that are not on show.
    pub hidden_columns: Vec<String>,
    /// Whether the rows of the proxy table stand close together.
    pub dense_rows: bool,
    /// The name of the format in which proxies were exported last.
    pub export_format: Option<String>,
}

/// What may be spent; `None` where there is no limit. Amounts are in the account's currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SpendingLimits {
    /// For what is confirmed at once.
    pub per_purchase: Option<Money>,
    /// For a calendar day of the person's zone.
    pub per_day: Option<Money>,
    /// Above this the person types the count to confirm.
    pub typed_count_above: Option<Money>,
}

impl From<SpendingLimits> for Limits {
    fn from(own: SpendingLimits) -> Self {
        Self { per_purchase: own.per_purchase, per_day: own.per_day, typed_count_above: own.typed_count_above }
    }
}

impl Preferences {
    /// Reads what [`Preferences::store`] wrote. What cannot be read any more is as if never chosen.
    pub fn restore(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// As one text for storage.
    pub fn store(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// Why an address cannot be a relay's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotARelay {
    /// It is no `http://` or `https://` address.
    NotAnAddress,
    /// It is neither on this computer nor the one origin that this build allows.
    NotAllowed,
}

/// The relay's origin as the page's policy allows it: this computer, or the page's own origin.
///
/// # Errors
/// [`NotARelay`], for the sentence beside the field.
pub fn relay_origin(typed: &str, page_origin: &str) -> Result<String, NotARelay> {
    let origin = typed.trim().trim_end_matches('/');
    if origin == page_origin {
        return Ok(origin.to_owned());
    }
    let rest =
        origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://")).ok_or(NotARelay::NotAnAddress)?;
    if rest.is_empty() || rest.contains(['/', '?', '#', '@', ' ']) {
        return Err(NotARelay::NotAnAddress);
    }
    let (host, port) = rest.rsplit_once(':').unwrap_or((rest, "80"));
    if port.parse::<u16>().is_err() {
        return Err(NotARelay::NotAnAddress);
    }
    if origin.starts_with("http://") && matches!(host, "127.0.0.1" | "localhost") {
        Ok(origin.to_owned())
    } else {
        Err(NotARelay::NotAllowed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_comes_back() {
        let preferences = Preferences {
            language: Some(Language::Russian),
            theme: Theme::Dark,
            mode: Some(Mode::Relay),
            relay: Some("http://127.0.0.1:8787".to_owned()),
            proxy6_host: None,
            limits: SpendingLimits { per_day: Some(Money::whole(500)), ..SpendingLimits::default() },
            hidden_columns: vec!["proxies-ip".to_owned()],
            dense_rows: true,
            export_format: Some("url".to_owned()),
        };
        assert_eq!(Preferences::restore(&preferences.store()), preferences);
        assert_eq!(Preferences::restore("{\"theme\":\"dark\",\"unknown\":1}").theme, Theme::Dark);
        assert_eq!(Preferences::restore("nonsense"), Preferences::default());
    }

    #[test]
    fn the_relay_is_on_this_computer_or_serves_the_page() {
        let page = "https://relay.example.org";
        assert_eq!(relay_origin(" http://127.0.0.1:8787/ ", page), Ok("http://127.0.0.1:8787".to_owned()));
        assert_eq!(relay_origin("http://localhost:9000", page), Ok("http://localhost:9000".to_owned()));
        assert_eq!(relay_origin("https://relay.example.org", page), Ok(page.to_owned()));
        assert_eq!(relay_origin("https://evil.example.org", page), Err(NotARelay::NotAllowed));
        assert_eq!(relay_origin("http://127.0.0.1.evil.example.org:80", page), Err(NotARelay::NotAllowed));
        for typed in
            ["", "127.0.0.1:8787", "ftp://127.0.0.1", "http://", "http://127.0.0.1:x", "http://127.0.0.1:1/px6"]
        {
            assert_eq!(relay_origin(typed, page), Err(NotARelay::NotAnAddress), "{typed}");
        }
    }
}
