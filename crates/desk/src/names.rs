//! A list of names that is searched while somebody types: countries in two languages, the cities of a country.

use crate::roster::fold::fold;

/// Names, prepared for the search once. An entry may have several spellings: a code, an English name, a Russian one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(Vec<Vec<String>>);

/// How well a name fits what was typed; the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Whole,
    Start,
    StartOfWord,
    Inside,
}

impl Names {
    /// Entries in the order in which they are shown, each with all its spellings.
    pub fn new<'n, S: IntoIterator<Item = &'n str>>(entries: impl IntoIterator<Item = S>) -> Self {
        Self(entries.into_iter().map(|spellings| spellings.into_iter().map(fold).collect()).collect())
    }

    /// The numbers of the entries that fit, the best first: all of them where nothing is typed, and near misses where
    /// nothing fits. Case and diacritics do not count.
    pub fn search(&self, typed: &str) -> Vec<usize> {
        let word = fold(typed.trim());
        if word.is_empty() {
            return (0..self.0.len()).collect();
        }
        let fitting = self.best(|name| fit(name, &word));
        if fitting.is_empty() { self.near(&word) } else { fitting }
    }

    /// The entry that is called exactly so; the first where there are several.
    pub fn exactly(&self, typed: &str) -> Option<usize> {
        let word = fold(typed.trim());
        self.0.iter().position(|spellings| spellings.contains(&word))
    }

    fn near(&self, word: &str) -> Vec<usize> {
        let word: Vec<char> = word.chars().collect();
        let allowed = match word.len() {
            ..3 => return Vec::new(),
            3..7 => 1,
            _ => 2,
        };
        self.best(|name| Some(mistakes(&word, name)).filter(|mistakes| *mistakes <= allowed))
    }

    fn best<F: Ord + Copy>(&self, fit: impl Fn(&str) -> Option<F>) -> Vec<usize> {
        let best = |spellings: &Vec<String>| spellings.iter().filter_map(|name| fit(name)).min();
        let fits = self.0.iter().enumerate();
        let mut fits: Vec<(F, usize)> = fits.filter_map(|(entry, names)| Some((best(names)?, entry))).collect();
        fits.sort_unstable();
        fits.into_iter().map(|(_, entry)| entry).collect()
    }
}

fn fit(name: &str, word: &str) -> Option<Fit> {
    let at = name.find(word)?;
    let begins_word = |(at, _): (usize, &str)| {
        name.get(..at).and_then(|before| before.chars().next_back()).is_some_and(|before| !before.is_alphanumeric())
    };
    Some(if name == word {
        Fit::Whole
    } else if at == 0 {
        Fit::Start
    } else if name.match_indices(word).any(begins_word) {
        Fit::StartOfWord
    } else {
        Fit::Inside
    })
}

/// How many letters are wrong, missing or too many in `word`, taken as the beginning of `name`.
fn mistakes(word: &[char], name: &str) -> usize {
    let mut row: Vec<usize> = (0..=word.len()).collect();
    let mut fewest = word.len();
    for (index, letter) in name.chars().enumerate().take(word.len() + 2) {
        let mut diagonal = index;
        let mut left = index + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (typed, above) in word.iter().zip(row.iter_mut().skip(1)) {
            let here = (diagonal + usize::from(*typed != letter)).min(*above + 1).min(left + 1);
            diagonal = *above;
            left = here;
            *above = here;
        }
        fewest = fewest.min(left);
    }
    fewest
}

#[cfg(test)]
mod tests {
    use super::Names;

    fn countries() -> Names {
        Names::new([
            ["de", "Germany", "Германия"],
            ["gb", "United Kingdom", "Великобритания"],
            ["ge", "Georgia", "Грузия"],
            ["ci", "Côte d’Ivoire", "Кот-д’Ивуар"],
            ["us", "United States", "Соединенные Штаты"],
        ])
    }

    #[test]
    fn by_code_by_any_language_and_by_any_word() {
        for (typed, found) in [
            ("de", vec![0]),
            (" GERMANY ", vec![0]),
            ("герм", vec![0]),
            ("cote", vec![3]),
            ("united", vec![1, 4]),
            ("states", vec![4]),
            ("ивуар", vec![3]),
            ("ge", vec![2, 0]),
            ("", vec![0, 1, 2, 3, 4]),
            ("xyz", vec![]),
        ] {
            assert_eq!(countries().search(typed), found, "{typed:?}");
        }
    }

    #[test]
    fn near_misses_only_where_nothing_fits() {
        for (typed, found) in
            [("Germny", vec![0]), ("Gremany", vec![0]), ("Geogria", vec![2]), ("Великабр", vec![1]), ("gx", vec![])]
        {
            assert_eq!(countries().search(typed), found, "{typed:?}");
        }
    }

    #[test]
    fn exactly() {
        assert_eq!(countries().exactly("us"), Some(4));
        assert_eq!(countries().exactly("cote d’ivoire"), Some(3));
        assert_eq!(countries().exactly("United"), None);
    }

    #[test]
    fn ten_thousand_names_at_every_keystroke() {
        let names: Vec<String> = (0..10_000).map(|number| format!("Ville-{number} sur Mer")).collect();
        let names = Names::new(names.iter().map(|name| [name.as_str()]));
        assert_eq!(names.search("ville-77 ").first(), Some(&77));
        assert_eq!(names.search("sur mer").len(), 10_000);
        assert_eq!(names.search("vlle-9999").first(), Some(&9999));
    }
}
