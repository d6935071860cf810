//! Where in the app somebody is: a page and the settings worth sharing, both kept in the URL's hash.

use api::query;

/// The pages, in the order of the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// First steps, later the state of things.
    Home,
    /// Prices, stock, buying.
    Buy,
    /// The Proxy6 proxies.
    Proxies,
    /// SOAX targeting strings.
    Targeting,
    /// Addresses that may use a SOAX package.
    Whitelist,
    /// Proxy lists of any format into any other.
    Convert,
    /// Everything that changed something or cost money.
    Journal,
    /// Accounts, connection, language, theme.
    Settings,
}

impl Page {
    /// All pages in the order of the navigation.
    pub const ALL: [Self; 8] = [
        Self::Home,
        Self::Buy,
        Self::Proxies,
        Self::Targeting,
        Self::Whitelist,
        Self::Convert,
        Self::Journal,
        Self::Settings,
    ];

    /// The page's name in the hash; empty for home.
    pub fn path(self) -> &'static str {
        match self {
            Self::Home => "",
            Self::Buy => "buy",
            Self::Proxies => "proxies",
            Self::Targeting => "targeting",
            Self::Whitelist => "whitelist",
            Self::Convert => "convert",
            Self::Journal => "journal",
            Self::Settings => "settings",
        }
    }
}

/// A page with its settings. A key, password, user name or package key is never among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The page.
    pub page: Page,
    /// The settings, in the order in which they stand.
    pub settings: Vec<(String, String)>,
}

impl Route {
    /// A page without settings.
    pub fn of(page: Page) -> Self {
        Self { page, settings: Vec::new() }
    }

    /// Reads a hash, with or without its `#`. `None` for a page that there is not; settings that cannot be read are left
    /// out, for a link is often cut in the middle.
    pub fn parse(hash: &str) -> Option<Self> {
        let path = hash.trim_start_matches('#').trim_start_matches('/');
        let (name, settings) = path.split_once('?').unwrap_or((path, ""));
        let page = Page::ALL.into_iter().find(|page| page.path() == name.trim_end_matches('/'))?;
        let settings = query::parse(settings).unwrap_or_default();
        Some(Self {
            page,
            settings: settings.into_iter().map(|(name, value)| (name, value.unwrap_or_default())).collect(),
        })
    }

    /// One setting, where the hash names it.
    pub fn setting(&self, name: &str) -> Option<&str> {
        self.settings.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// The hash, with its `#`.
    pub fn hash(&self) -> String {
        let mut hash = format!("#/{}", self.page.path());
        for (index, (name, value)) in self.settings.iter().enumerate() {
            hash.push(if index == 0 { '?' } else { '&' });
            hash.push_str(&query::encode(name));
            hash.push('=');
            hash.push_str(&query::encode(value));
        }
        hash
    }
}

#[cfg(test)]
mod tests {
    use super::{Page, Route};

    #[test]
    fn a_shared_link_is_the_page_again() {
        let hash = "#/buy?count=10&period=30&version=4&country=de";
        let route = Route::parse(hash).unwrap();
        assert_eq!(route.page, Page::Buy);
        assert_eq!(route.setting("period"), Some("30"));
        assert_eq!(route.setting("type"), None);
        assert_eq!(route.hash(), hash);
    }

    #[test]
    fn home_has_several_spellings() {
        for hash in ["", "#", "#/", "/"] {
            assert_eq!(Route::parse(hash), Some(Route::of(Page::Home)), "{hash:?}");
        }
        assert_eq!(Route::parse("#/no-such-page"), None);
        assert_eq!(Route::parse("#/buy/").map(|route| route.page), Some(Page::Buy));
    }

    #[test]
    fn hard_values_survive() {
        let route = Route { page: Page::Targeting, settings: vec![("city".into(), "São Paulo & more=1".into())] };
        assert_eq!(Route::parse(&route.hash()), Some(route));
    }
}
