//! The targets that somebody keeps by name, and those that were used last. No secret is among them: a form has none.

use super::Form;
use crate::route::{Page, Route};
use api::query;

/// So many recent targets are remembered.
const RECENT: usize = 8;

/// What is kept in this browser.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Shelf {
    /// Those that have a name, the last one saved first.
    pub saved: Vec<Saved>,
    /// Those that were copied or downloaded, the last one first.
    pub recent: Vec<Form>,
}

/// A target with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// What the person calls it.
    pub name: String,
    /// The form.
    pub form: Form,
}

/// The setting under which a line holds the name.
const NAME: &str = "name";

impl Shelf {
    /// Reads what [`Shelf::text`] wrote: a line for each target. What cannot be read is left out.
    pub fn read(text: &str) -> Self {
        let mut shelf = Self::default();
        for line in text.lines() {
            let Ok(settings) = query::parse(line) else { continue };
            let settings = settings.into_iter().map(|(name, value)| (name, value.unwrap_or_default())).collect();
            let route = Route { page: Page::Targeting, settings };
            let form = Form::read(&route, &Form::default());
            match route.setting(NAME) {
                Some(name) => shelf.saved.push(Saved { name: name.to_owned(), form }),
                None => shelf.recent.push(form),
            }
        }
        shelf
    }

    /// The text that is kept.
    pub fn text(&self) -> String {
        let saved = self.saved.iter().map(|saved| line(Some(&saved.name), &saved.form));
        saved.chain(self.recent.iter().map(|form| line(None, form))).collect()
    }

    /// Keeps a target under a name, in place of what had it.
    pub fn save(&mut self, name: &str, form: Form) {
        let name = name.trim().to_owned();
        self.saved.retain(|saved| saved.name != name);
        self.saved.insert(0, Saved { name, form });
    }

    /// Forgets the target of that name.
    pub fn forget(&mut self, name: &str) {
        self.saved.retain(|saved| saved.name != name);
    }

    /// Puts targets back that were forgotten since they were all there, in the place that they had. Those of a name that has been given
    /// anew meanwhile stay as they are.
    pub fn put_back(&mut self, before: Vec<Saved>) {
        for (place, saved) in before.into_iter().enumerate() {
            if !self.saved.iter().any(|own| own.name == saved.name) {
                self.saved.insert(place.min(self.saved.len()), saved);
            }
        }
    }

    /// Remembers a target that was used.
    pub fn remember(&mut self, form: Form) {
        self.recent.retain(|own| *own != form);
        self.recent.insert(0, form);
        self.recent.truncate(RECENT);
    }
}

fn line(name: Option<&str>, form: &Form) -> String {
    let named = name.map(|name| (NAME, name.to_owned()));
    let filled = form.link().into_iter().filter(|(_, value)| !value.is_empty());
    let pair = |(name, value): (&str, String)| format!("{}={}", query::encode(name), query::encode(&value));
    let pairs: Vec<String> = named.into_iter().chain(filled).map(pair).collect();
    format!("{}\n", pairs.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(city: &str) -> Form {
        Form { city: city.to_owned(), country: "br".parse().ok(), ..Form::default() }
    }

    #[test]
    fn what_is_kept_comes_back() {
        let mut shelf = Shelf::default();
        shelf.save(" Ads & more\n=1 ", form("São Paulo"));
        shelf.save("New York", form("New York City"));
        shelf.remember(form("Winston-Salem"));
        assert_eq!(Shelf::read(&shelf.text()), shelf);
        let names: Vec<_> = shelf.saved.iter().map(|saved| saved.name.as_str()).collect();
        assert_eq!(names, ["New York", "Ads & more\n=1"]);
    }

    #[test]
    fn a_name_is_used_once_and_can_be_forgotten() {
        let mut shelf = Shelf::default();
        shelf.save("a", form("1"));
        shelf.save("b", form("2"));
        shelf.save("a", form("3"));
        let cities: Vec<_> = shelf.saved.iter().map(|saved| saved.form.city.as_str()).collect();
        assert_eq!(cities, ["3", "2"]);
        let before = shelf.saved.clone();
        shelf.forget("a");
        assert_eq!(shelf.saved.len(), 1);
        shelf.put_back(before.clone());
        assert_eq!(shelf.saved, before);
    }

    #[test]
    fn the_last_ones_each_once() {
        let mut shelf = Shelf::default();
        for number in 0..20 {
            shelf.remember(form(&(number % 12).to_string()));
        }
        let cities: Vec<_> = shelf.recent.iter().map(|form| form.city.as_str()).collect();
        assert_eq!(cities, ["7", "6", "5", "4", "3", "2", "1", "0"]);
    }

    #[test]
    fn nonsense_is_left_out() {
        assert_eq!(Shelf::read("%ff=1\n"), Shelf::default());
    }
}
