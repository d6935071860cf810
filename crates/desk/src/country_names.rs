//! Countries by whatever people call them: code, name in either language, everyday name, near miss.

use crate::{names::Names, roster::fold::fold};
use api::Country;

/// What people type and `Intl` does not say. In both languages, since people mix them.
const ALSO_CALLED: [(&str, &[&str]); 13] = [
    ("ae", &["UAE", "Emirates", "ОАЭ", "Эмираты"]),
    ("by", &["Белоруссия", "Belorussia"]),
    ("cz", &["Czech Republic", "Чешская Республика"]),
    ("gb", &["UK", "Great Britain", "England", "Англия", "Британия"]),
    ("kr", &["Korea", "Корея", "Южная Корея"]),
    ("md", &["Молдавия"]),
    ("mk", &["Macedonia", "Македония"]),
    ("mm", &["Burma", "Бирма"]),
    ("nl", &["Holland", "Голландия"]),
    ("ru", &["РФ", "Russian Federation", "Российская Федерация"]),
    ("tr", &["Turkey"]),
    ("us", &["USA", "America", "США", "Америка"]),
    ("za", &["ЮАР"]),
];

/// The countries in the order of their shown names, prepared for the search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CountryNames {
    countries: Vec<Country>,
    names: Names,
}

impl CountryNames {
    /// Takes countries with their names: first the one that is shown, then that of the other language.
    pub fn new(named: impl IntoIterator<Item = (Country, [String; 2])>) -> Self {
        let mut named: Vec<(Country, [String; 2])> = named.into_iter().collect();
        named.sort_by_cached_key(|(_, [shown, _])| fold(shown));
        let names = Names::new(named.iter().map(|(country, names)| {
            let also = ALSO_CALLED.iter().filter(|(code, _)| *code == country.lower()).flat_map(|(_, names)| *names);
            std::iter::once(country.lower()).chain(names.iter().map(String::as_str)).chain(also.copied())
        }));
        Self { countries: named.into_iter().map(|(country, _)| country).collect(), names }
    }

    /// The countries that fit what was typed, the best first: all of them where nothing is typed, and near misses where
    /// nothing fits.
    pub fn search(&self, typed: &str) -> Vec<Country> {
        self.names.search(typed).into_iter().filter_map(|index| self.countries.get(index).copied()).collect()
    }

    /// The country that is called exactly so.
    pub fn exactly(&self, typed: &str) -> Option<Country> {
        self.countries.get(self.names.exactly(typed)?).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::CountryNames;
    use api::Country;

    /// As Chromium's `Intl` names them.
    fn names() -> CountryNames {
        let named = [
            ("us", "United States", "Соединенные Штаты"),
            ("de", "Germany", "Германия"),
            ("gb", "United Kingdom", "Великобритания"),
            ("tr", "Türkiye", "Турция"),
            ("nl", "Netherlands", "Нидерланды"),
            ("at", "Austria", "Австрия"),
            ("au", "Australia", "Австралия"),
            ("is", "Iceland", "Исландия"),
            ("ax", "Åland Islands", "Аландские о-ва"),
        ];
        CountryNames::new(named.map(|(code, one, other)| (country(code), [one.to_owned(), other.to_owned()])))
    }

    fn country(code: &str) -> Country {
        code.parse().unwrap()
    }

    fn first(typed: &str) -> Option<Country> {
        names().search(typed).first().copied()
    }

    #[test]
    fn whatever_people_type() {
        for (typed, code) in [
            ("DE", "de"),
            ("germ", "de"),
            ("герман", "de"),
            ("Gremany", "de"),
            ("Гермния", "de"),
            ("сша", "us"),
            ("usa", "us"),
            ("штаты", "us"),
            ("England", "gb"),
            ("turkey", "tr"),
            ("turkiye", "tr"),
            ("Голландия", "nl"),
            ("aland", "ax"),
            ("Iseland", "is"),
        ] {
            assert_eq!(first(typed), Some(country(code)), "{typed}");
        }
        assert_eq!(first("Atlantis"), None);
    }

    #[test]
    fn only_a_whole_name_or_code_is_a_choice() {
        for (typed, code) in
            [(" de ", Some("de")), ("uk", Some("gb")), ("Австрия", Some("at")), ("germ", None), ("", None)]
        {
            assert_eq!(names().exactly(typed), code.map(country), "{typed}");
        }
    }

    #[test]
    fn in_the_order_of_the_shown_names_without_diacritics() {
        let all: Vec<String> = names().search("").iter().map(Country::upper).collect();
        assert_eq!(all, ["AX", "AU", "AT", "DE", "IS", "NL", "TR", "GB", "US"]);
    }
}
