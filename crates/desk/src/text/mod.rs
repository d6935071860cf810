//! Every visible word, in every language. One file per page or subject: a struct of sentences and its two constants side by
//! side, so that a missing sentence is a compile error and a translator sees both.

pub mod api_addresses;
pub mod buy;
pub mod convert;
pub mod failures;
pub mod formats;
pub mod home;
pub mod journal;
pub mod proxies;
pub mod settings;
pub mod shell;
pub mod targeting;
pub mod whitelist;

use serde::{Deserialize, Serialize};

/// The languages of the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// English
    #[default]
    #[serde(rename = "en")]
    English,
    /// Russian
    #[serde(rename = "ru")]
    Russian,
}

impl Language {
    /// All languages.
    pub const ALL: [Self; 2] = [Self::English, Self::Russian];

    /// The BCP 47 code, for `lang` and `Intl`.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Russian => "ru",
        }
    }

    /// Its own name for itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Russian => "Русский",
        }
    }

    /// The language that fits a browser's `navigator.language`: Russian for `ru` and its regions, else English.
    pub fn fitting(browser: &str) -> Self {
        if browser == "ru" || browser.starts_with("ru-") { Self::Russian } else { Self::English }
    }

    /// All sentences in this language.
    pub fn messages(self) -> &'static Messages {
        match self {
            Self::English => &ENGLISH,
            Self::Russian => &RUSSIAN,
        }
    }
}

/// All sentences of one language.
pub struct Messages {
    /// Header, navigation, and what several pages say alike.
    pub shell: shell::Shell,
    /// What went wrong.
    pub failures: failures::Failures,
    /// Connection formats.
    pub formats: formats::Formats,
    /// The addresses that may use a Proxy6 key.
    pub api_addresses: api_addresses::ApiAddresses,
    /// The Buy page.
    pub buy: buy::Buy,
    /// The Convert page.
    pub convert: convert::Convert,
    /// The Home page.
    pub home: home::Home,
    /// The Journal page.
    pub journal: journal::Journal,
    /// The Proxies page.
    pub proxies: proxies::Proxies,
    /// The Settings page.
    pub settings: settings::Settings,
    /// The Targeting page.
    pub targeting: targeting::Targeting,
    /// The Whitelist page.
    pub whitelist: whitelist::Whitelist,
}

static ENGLISH: Messages = Messages {
    shell: shell::ENGLISH,
    failures: failures::ENGLISH,
    formats: formats::ENGLISH,
    api_addresses: api_addresses::ENGLISH,
    buy: buy::ENGLISH,
    convert: convert::ENGLISH,
    home: home::ENGLISH,
    journal: journal::ENGLISH,
    proxies: proxies::ENGLISH,
    settings: settings::ENGLISH,
    targeting: targeting::ENGLISH,
    whitelist: whitelist::ENGLISH,
};

static RUSSIAN: Messages = Messages {
    shell: shell::RUSSIAN,
    failures: failures::RUSSIAN,
    formats: formats::RUSSIAN,
    api_addresses: api_addresses::RUSSIAN,
    buy: buy::RUSSIAN,
    convert: convert::RUSSIAN,
    home: home::RUSSIAN,
    journal: journal::RUSSIAN,
    proxies: proxies::RUSSIAN,
    settings: settings::RUSSIAN,
    targeting: targeting::RUSSIAN,
    whitelist: whitelist::RUSSIAN,
};

/// Which of the Russian forms a number takes: 1 прокси, 2 прокси, 5 прокси; 1 день, 2 дня, 5 дней.
pub fn russian_plural(number: u64, one: &'static str, few: &'static str, many: &'static str) -> &'static str {
    match (number % 10, number % 100) {
        (_, 11..=14) => many,
        (1, _) => one,
        (2..=4, _) => few,
        _ => many,
    }
}

/// Which of the English forms a number takes.
pub fn english_plural(number: u64, one: &'static str, many: &'static str) -> &'static str {
    if number == 1 { one } else { many }
}

#[cfg(test)]
mod tests {
    use super::{Language, russian_plural};

    #[test]
    fn russian_plurals() {
        let days = |number| russian_plural(number, "день", "дня", "дней");
        for (number, word) in [
            (0, "дней"),
            (1, "день"),
            (2, "дня"),
            (5, "дней"),
            (11, "дней"),
            (12, "дней"),
            (21, "день"),
            (22, "дня"),
            (111, "дней"),
            (101, "день"),
        ] {
            assert_eq!(days(number), word, "{number}");
        }
    }

    #[test]
    fn the_browsers_language() {
        assert_eq!(Language::fitting("ru-RU"), Language::Russian);
        assert_eq!(Language::fitting("rue"), Language::English);
        assert_eq!(Language::fitting("de"), Language::English);
    }
}
