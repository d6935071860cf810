//! Every visible word, in every language. One file per page or subject: a struct of sentences and its two constants side by
//! side, so that a missing sentence is a compile error and a translator sees both.

pub mod api_addresses;
pub mod buy;
pub mod convert;
pub mod failures;
pub mod formats;
pub mod home;
pub mod journal;
pub mod palette;
pub mod proxies;
pub mod qr_code;
pub mod relay;
pub mod settings;
pub mod shell;
pub mod shortcuts;
pub mod targeting;
pub mod targets;
pub mod vault;
pub mod whitelist;

use std::{marker::PhantomData, ops::Deref};

/// The languages of the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English
    #[default]
    English,
    /// Russian
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

/// The sentences of one subject in one language. They are reached through the type alone, so that a page's own sentences
/// travel with the page's code.
pub struct Sentences<T> {
    language: Language,
    subject: PhantomData<fn() -> T>,
}

/// What has been written in all languages.
pub trait Translated: Sized + 'static {
    /// The sentences in a language.
    fn written_in(language: Language) -> &'static Self;
}

impl<T: Translated> Deref for Sentences<T> {
    type Target = T;

    fn deref(&self) -> &T {
        T::written_in(self.language)
    }
}

macro_rules! subjects {
    ($($(#[$meaning:meta])* $subject:ident: $sentences:ty,)*) => {
        /// All sentences of one language.
        pub struct Messages {
            $($(#[$meaning])* pub $subject: Sentences<$sentences>,)*
        }

        impl Messages {
            const fn new(language: Language) -> Self {
                Self { $($subject: Sentences { language, subject: PhantomData },)* }
            }
        }

        $(impl Translated for $sentences {
            fn written_in(language: Language) -> &'static Self {
                match language {
                    Language::English => &$subject::ENGLISH,
                    Language::Russian => &$subject::RUSSIAN,
                }
            }
        })*
    };
}

subjects! {
    /// Header, navigation, and what several pages say alike.
    shell: shell::Shell,
    /// What went wrong.
    failures: failures::Failures,
    /// Connection formats.
    formats: formats::Formats,
    /// The addresses that may use a Proxy6 key.
    api_addresses: api_addresses::ApiAddresses,
    /// The Buy page.
    buy: buy::Buy,
    /// The Convert page.
    convert: convert::Convert,
    /// The Home page.
    home: home::Home,
    /// The Journal page.
    journal: journal::Journal,
    /// The command palette.
    palette: palette::Palette,
    /// The Proxies page.
    proxies: proxies::Proxies,
    /// Connection strings as QR codes.
    qr_code: qr_code::QrCode,
    /// The relay.
    relay: relay::Relay,
    /// The Settings page.
    settings: settings::Settings,
    /// What keys do.
    shortcuts: shortcuts::Shortcuts,
    /// The Targeting page.
    targeting: targeting::Targeting,
    /// Strings, dialects, kept targets and programs, on the Targeting page.
    targets: targets::Targets,
    /// The vault, backups, forgetting everything.
    vault: vault::Vault,
    /// The Whitelist page.
    whitelist: whitelist::Whitelist,
}

static ENGLISH: Messages = Messages::new(Language::English);
static RUSSIAN: Messages = Messages::new(Language::Russian);

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
