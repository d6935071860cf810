//! What somebody chose for this browser. No secret is among it.

use crate::journal::Limits;
use crate::text::Language;
use api::{Country, Money};

/// How calls reach the providers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The language; else the browser's.
    pub language: Option<Language>,
    /// Light or dark.
    pub theme: Theme,
    /// How calls travel; else the relay where it serves the page, and direct elsewhere.
    pub mode: Option<Mode>,
    /// How they travelled before the sandbox was entered, while it is in use; else as with [`Self::mode`].
    pub mode_outside: Option<Mode>,
    /// Where the relay is; else where it serves the page, and `http://127.0.0.1:8787` elsewhere.
    pub relay: Option<String>,
    /// The name of the Proxy6 host; else `proxy6.net`.
    pub proxy6_host: Option<String>,
    /// What may be spent, in the account's currency.
    pub limits: SpendingLimits,
    /// Whether a purchase keeps its tag in the comment, instead of getting the person's own words back by one more call.
    pub keep_tag: bool,
    /// The ids of the columns of the proxy table that are not on show.
    pub hidden_columns: Vec<String>,
    /// Whether the rows of the proxy table stand close together.
    pub dense_rows: bool,
    /// The ids of the columns of the proxy table from left to right, as far as they were moved.
    pub column_order: Vec<String>,
    /// The widths of columns of the proxy table that are not the usual ones, in pixels.
    pub column_widths: Vec<(String, u32)>,
    /// The filters of the proxy table that are kept, without logins.
    pub filters: Vec<String>,
    /// The name of the format in which proxies were exported last.
    pub export_format: Option<String>,
    /// After how many idle minutes the vault is locked; else [`crate::vault::idle::DEFAULT`].
    pub lock_after: Option<u32>,
    /// The countries whose stock Home shows.
    pub favourite_countries: Vec<Country>,
}

/// What may be spent; `None` where there is no limit. Amounts are in the account's currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    /// Reads what [`Preferences::store`] wrote; `kept` gives the text under a name. What cannot be read any more is as if
    /// never chosen.
    pub fn restore(kept: impl Fn(&str) -> Option<String>) -> Self {
        let amount = |name| kept(name)?.parse().ok();
        let mode = |name| kept(name).and_then(|name| Mode::ALL.into_iter().find(|known| known.name() == name));
        Self {
            language: kept("language").and_then(|code| Language::ALL.into_iter().find(|known| known.code() == code)),
            theme: kept("theme")
                .and_then(|name| Theme::ALL.into_iter().find(|known| known.name() == name))
                .unwrap_or_default(),
            mode: mode("mode"),
            mode_outside: mode("mode_outside"),
            relay: kept("relay"),
            proxy6_host: kept("proxy6_host"),
            limits: SpendingLimits {
                per_purchase: amount("limit_per_purchase"),
                per_day: amount("limit_per_day"),
                typed_count_above: amount("typed_count_above"),
            },
            keep_tag: kept("keep_tag").is_some(),
            hidden_columns: kept("hidden_columns")
                .map(|ids| ids.split_whitespace().map(str::to_owned).collect())
                .unwrap_or_default(),
            dense_rows: kept("dense_rows").is_some(),
            column_order: kept("column_order")
                .map(|ids| ids.split_whitespace().map(str::to_owned).collect())
                .unwrap_or_default(),
            column_widths: kept("column_widths")
                .map(|widths| widths.split_whitespace().filter_map(width).collect())
                .unwrap_or_default(),
            filters: kept("filters")
                .map(|filters| filters.split('\n').map(str::to_owned).collect())
                .unwrap_or_default(),
            export_format: kept("export_format"),
            lock_after: kept("lock_after").and_then(|minutes| minutes.parse().ok()),
            favourite_countries: kept("favourite_countries")
                .map(|codes| codes.split_whitespace().filter_map(|code| code.parse().ok()).collect())
                .unwrap_or_default(),
        }
    }

    /// Has calls travel so from now on. Whoever enters the sandbox comes back to what was before.
    pub fn choose_mode(&mut self, mode: Mode) {
        self.mode_outside = match mode {
            Mode::Sandbox if self.mode != Some(Mode::Sandbox) => self.mode,
            Mode::Sandbox => self.mode_outside,
            Mode::Relay | Mode::Direct => None,
        };
        self.mode = Some(mode);
    }

    /// Has calls travel as before the sandbox was entered.
    pub fn leave_sandbox(&mut self) {
        self.mode = self.mode_outside.take();
    }

    /// As texts under names, for storage; without what was never chosen.
    pub fn store(&self) -> Vec<(&'static str, String)> {
        let text = |text: &str| Some(text.to_owned());
        let amount = |amount: Option<Money>| amount.map(|amount| amount.to_string());
        let all = [
            ("language", self.language.and_then(|language| text(language.code()))),
            ("theme", text(self.theme.name())),
            ("mode", self.mode.and_then(|mode| text(mode.name()))),
            ("mode_outside", self.mode_outside.and_then(|mode| text(mode.name()))),
            ("relay", self.relay.clone()),
            ("proxy6_host", self.proxy6_host.clone()),
            ("limit_per_purchase", amount(self.limits.per_purchase)),
            ("limit_per_day", amount(self.limits.per_day)),
            ("typed_count_above", amount(self.limits.typed_count_above)),
            ("keep_tag", self.keep_tag.then(|| "yes".to_owned())),
            ("hidden_columns", (!self.hidden_columns.is_empty()).then(|| self.hidden_columns.join(" "))),
            ("dense_rows", self.dense_rows.then(|| "yes".to_owned())),
            ("column_order", (!self.column_order.is_empty()).then(|| self.column_order.join(" "))),
            ("column_widths", (!self.column_widths.is_empty()).then(|| widths(&self.column_widths))),
            ("filters", (!self.filters.is_empty()).then(|| self.filters.join("\n"))),
            ("export_format", self.export_format.clone()),
            ("lock_after", self.lock_after.map(|minutes| minutes.to_string())),
            (
                "favourite_countries",
                (!self.favourite_countries.is_empty()).then(|| {
                    let codes: Vec<&str> = self.favourite_countries.iter().map(Country::lower).collect();
                    codes.join(" ")
                }),
            ),
        ];
        all.into_iter().filter_map(|(name, text)| Some((name, text?))).collect()
    }
}

fn width(text: &str) -> Option<(String, u32)> {
    let (id, width) = text.split_once('=')?;
    Some((id.to_owned(), width.parse().ok()?))
}

fn widths(widths: &[(String, u32)]) -> String {
    widths.iter().map(|(id, width)| format!("{id}={width}")).collect::<Vec<_>>().join(" ")
}

/// Why an address cannot be a relay's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotARelay {
    /// It is no `http://` or `https://` address.
    NotAnAddress,
    /// It is neither on this computer nor the one origin that this build allows.
    NotAllowed,
}

/// The relay's origin as the page's policy allows it: this computer, the page's own origin, or the one that the app was built for.
///
/// # Errors
/// [`NotARelay`], for the sentence beside the field.
pub fn relay_origin(typed: &str, page_origin: &str, built_for: Option<&str>) -> Result<String, NotARelay> {
    let origin = typed.trim().trim_end_matches('/');
    if origin == page_origin || Some(origin) == built_for {
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
            mode: Some(Mode::Sandbox),
            mode_outside: Some(Mode::Relay),
            relay: Some("http://127.0.0.1:8787".to_owned()),
            proxy6_host: None,
            limits: SpendingLimits { per_day: Some(Money::whole(500)), ..SpendingLimits::default() },
            keep_tag: true,
            hidden_columns: vec!["proxies-ip".to_owned(), "proxies-login".to_owned()],
            dense_rows: true,
            column_order: vec!["proxies-comment".to_owned(), "proxies-endpoint".to_owned()],
            column_widths: vec![("proxies-comment".to_owned(), 240)],
            filters: vec!["country:de expires:<3d".to_owned(), "comment:\"a b\"".to_owned()],
            export_format: Some("url".to_owned()),
            lock_after: Some(5),
            favourite_countries: vec!["de".parse().unwrap(), "us".parse().unwrap()],
        };
        assert_eq!(restored(&preferences.store()), preferences);
        assert_eq!(restored(&Preferences::default().store()), Preferences::default());
    }

    #[test]
    fn whoever_leaves_the_sandbox_is_where_they_came_from() {
        let mut own = Preferences { mode: Some(Mode::Relay), ..Preferences::default() };
        own.choose_mode(Mode::Sandbox);
        own.choose_mode(Mode::Sandbox);
        assert_eq!(own.mode, Some(Mode::Sandbox));
        own.leave_sandbox();
        assert_eq!(own, Preferences { mode: Some(Mode::Relay), ..Preferences::default() });
        own.choose_mode(Mode::Sandbox);
        own.choose_mode(Mode::Direct);
        assert_eq!(own, Preferences { mode: Some(Mode::Direct), ..Preferences::default() });

        let mut follows_the_page = Preferences::default();
        follows_the_page.choose_mode(Mode::Sandbox);
        follows_the_page.leave_sandbox();
        assert_eq!(follows_the_page, Preferences::default());
    }

    #[test]
    fn what_is_unknown_is_as_if_never_chosen() {
        let kept = |texts: &[(&'static str, &str)]| {
            restored(&texts.iter().map(|(name, text)| (*name, (*text).to_owned())).collect::<Vec<_>>())
        };
        assert_eq!(
            kept(&[("theme", "dark"), ("unknown", "1"), ("mode", "carrier pigeon")]),
            Preferences { theme: Theme::Dark, ..Preferences::default() }
        );
        assert_eq!(kept(&[("limit_per_day", "much"), ("language", "tlh")]), Preferences::default());
        assert_eq!(kept(&[("mode", "sandbox")]).mode, Some(Mode::Sandbox));
    }

    fn restored(texts: &[(&'static str, String)]) -> Preferences {
        Preferences::restore(|name| texts.iter().find(|(known, _)| *known == name).map(|(_, text)| text.clone()))
    }

    #[test]
    fn a_filter_keeps_what_it_ends_with() {
        let filters = vec!["country:de \r".to_owned(), "spare".to_owned(), String::new()];
        let kept = Preferences { filters, ..Preferences::default() };
        assert_eq!(restored(&kept.store()), kept);
    }

    #[test]
    fn the_relay_is_on_this_computer_or_serves_the_page() {
        let page = "https://relay.example.org";
        assert_eq!(relay_origin(" http://127.0.0.1:8787/ ", page, None), Ok("http://127.0.0.1:8787".to_owned()));
        assert_eq!(relay_origin("http://localhost:9000", page, None), Ok("http://localhost:9000".to_owned()));
        assert_eq!(relay_origin("https://relay.example.org", page, None), Ok(page.to_owned()));
        assert_eq!(relay_origin("https://evil.example.org", page, None), Err(NotARelay::NotAllowed));
        assert_eq!(relay_origin("http://127.0.0.1.evil.example.org:80", page, None), Err(NotARelay::NotAllowed));
        let built_for = Some("https://keys.example.org");
        assert_eq!(
            relay_origin("https://keys.example.org/", page, built_for),
            Ok("https://keys.example.org".to_owned())
        );
        assert_eq!(relay_origin("https://keys.example.org:8443", page, built_for), Err(NotARelay::NotAllowed));
        for typed in
            ["", "127.0.0.1:8787", "ftp://127.0.0.1", "http://", "http://127.0.0.1:x", "http://127.0.0.1:1/px6"]
        {
            assert_eq!(relay_origin(typed, page, None), Err(NotARelay::NotAnAddress), "{typed}");
        }
    }
}
