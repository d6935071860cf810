use crate::{CannotCarry, Endpoint, Field, Format, Warning, Why, shape::Entry, shape::Shape, warning::Watch};
use std::collections::HashSet;

/// Writes many endpoints as one text. What cannot be carried is refused and left out; the text stays whole.
pub struct Writer {
    shape: &'static Shape,
    text: String,
    entries: usize,
    names: HashSet<String>,
    watch: Watch,
}

impl Writer {
    /// A text without endpoints.
    pub fn new(format: Format) -> Self {
        let shape = format.shape();
        Self { shape, text: shape.head.to_owned(), entries: 0, names: HashSet::new(), watch: Watch::new(format) }
    }

    /// Adds an endpoint.
    ///
    /// # Errors
    /// [`CannotCarry`] where the format has no way to say a part of it; nothing is added then.
    pub fn push(&mut self, endpoint: &Endpoint) -> Result<(), CannotCarry> {
        let entry = match self.shape.entry {
            Entry::Plain(write) => write(endpoint)?,
            Entry::Numbered(write) => write(endpoint, self.entries)?,
            Entry::Only(_) if self.entries > 0 => {
                return Err(CannotCarry { field: Field::Host, why: Why::OnlyOne });
            }
            Entry::Only(write) => write(endpoint)?,
            Entry::Named(write) => {
                let name = self.unused(endpoint);
                let entry = write(endpoint, &name)?;
                self.names.insert(name);
                entry
            }
        };
        if self.entries > 0 {
            self.text.push_str(self.shape.between);
        }
        self.text.push_str(&entry);
        self.entries += 1;
        self.watch.see(endpoint);
        Ok(())
    }

    /// How many endpoints are in the text.
    pub fn entries(&self) -> usize {
        self.entries
    }

    /// What there is to know about these endpoints in the program that the format is for.
    pub fn warnings(&self) -> &[Warning] {
        self.watch.warnings()
    }

    /// Takes what is written so far out of the memory, to be put before what comes later.
    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.text)
    }

    /// The text, or the rest of it.
    pub fn finish(mut self) -> String {
        if self.entries > 0 || !self.shape.head.is_empty() {
            self.text.push_str(self.shape.foot);
        }
        self.text
    }

    /// The endpoint's name, or else its address, with a number behind it where another entry has it already.
    fn unused(&self, endpoint: &Endpoint) -> String {
        let given = endpoint.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
        let name = given.map_or_else(|| format!("{}:{}", endpoint.host, endpoint.port), str::to_owned);
        if !self.names.contains(&name) {
            return name;
        }
        // Where many entries share an address (every SOAX gateway), the next number is likely to be free.
        let mut number = self.names.len() + 1;
        loop {
            let numbered = format!("{name} {number}");
            if !self.names.contains(&numbered) {
                return numbered;
            }
            number += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Scheme;

    fn endpoint(user: &str) -> Endpoint {
        Endpoint::new(Scheme::Http, "192.0.2.7", 8000).with_login(user, "pass")
    }

    fn text(format: Format, endpoints: &[Endpoint]) -> String {
        let mut writer = Writer::new(format);
        for endpoint in endpoints {
            writer.push(endpoint).unwrap();
        }
        writer.finish()
    }

    #[test]
    fn lines_end() {
        assert_eq!(text(Format::ColonSeparated, &[]), "");
        assert_eq!(
            text(Format::ColonSeparated, &[endpoint("a"), endpoint("b")]),
            "192.0.2.7:8000:a:pass\n192.0.2.7:8000:b:pass\n"
        );
    }

    #[test]
    fn files_are_whole_even_when_empty() {
        assert_eq!(text(Format::Json, &[]), "[\n\n]\n");
        assert_eq!(text(Format::ZeroOmega, &[]), "{\"schemaVersion\":2\n}\n");
        assert_eq!(text(Format::Csv, &[]), "scheme,host,port,user,password,name,country,expires\r\n");
        assert_eq!(
            text(Format::Csv, &[endpoint("a")]),
            "scheme,host,port,user,password,name,country,expires\r\nhttp,192.0.2.7,8000,a,pass,,,\r\n"
        );
    }

    #[test]
    fn what_cannot_be_carried_is_left_out() {
        let mut writer = Writer::new(Format::ColonSeparated);
        let refused = CannotCarry { field: Field::User, why: Why::Holds(':') };
        assert_eq!(writer.push(&endpoint("a")), Ok(()));
        assert_eq!(writer.push(&endpoint("b:c")), Err(refused));
        assert_eq!(writer.push(&endpoint("d")), Ok(()));
        assert_eq!(writer.entries(), 2);
        assert_eq!(writer.finish(), "192.0.2.7:8000:a:pass\n192.0.2.7:8000:d:pass\n");
    }

    #[test]
    fn no_two_entries_have_one_name() {
        let named = |name: &str| Endpoint { name: Some(name.to_owned()), ..endpoint("a") };
        let endpoints = [endpoint("a"), endpoint("b"), named("x"), named("x"), named("192.0.2.7:8000 2")];
        let written: serde_json::Value = serde_json::from_str(&text(Format::SingBox, &endpoints)).unwrap();
        let tags: Vec<_> = written["outbounds"].as_array().unwrap().iter().map(|entry| entry["tag"].clone()).collect();
        assert_eq!(tags, ["192.0.2.7:8000", "192.0.2.7:8000 2", "x", "x 4", "192.0.2.7:8000 2 5"]);
    }

    #[test]
    fn a_number_that_somebody_has_as_a_name_is_passed_over() {
        let named = |name: &str| Endpoint { name: Some(name.to_owned()), ..endpoint("a") };
        let endpoints = [named("x"), named("x 3"), named("x")];
        let written: serde_json::Value = serde_json::from_str(&text(Format::SingBox, &endpoints)).unwrap();
        assert_eq!(written["outbounds"][2]["tag"], "x 4");
    }

    #[test]
    fn what_is_taken_is_not_there_twice() {
        let mut writer = Writer::new(Format::ColonSeparated);
        writer.push(&endpoint("a")).unwrap();
        assert_eq!(writer.take(), "192.0.2.7:8000:a:pass");
        writer.push(&endpoint("b")).unwrap();
        assert_eq!(writer.finish(), "\n192.0.2.7:8000:b:pass\n");
    }

    #[test]
    fn where_there_is_place_for_one_the_second_is_refused() {
        let mut writer = Writer::new(Format::MobileConfig);
        assert_eq!(writer.push(&endpoint("a")), Ok(()));
        let refused = CannotCarry { field: Field::Host, why: Why::OnlyOne };
        assert_eq!(writer.push(&endpoint("b")), Err(refused));
        assert_eq!(writer.finish().matches("com.apple.proxy.http.global").count(), 1);
    }

    #[test]
    fn numbers_go_up() {
        let text = text(Format::Proxifier, &[endpoint("a"), endpoint("b")]);
        assert!(text.contains("<Proxy id=\"100\"") && text.contains("<Proxy id=\"101\""), "{text}");
    }

    #[test]
    fn in_pieces_as_in_one() {
        let endpoints = [endpoint("a"), endpoint("b"), endpoint("c")];
        for format in [Format::Json, Format::ColonSeparated, Format::Clash] {
            let mut writer = Writer::new(format);
            let mut pieces = String::new();
            for endpoint in &endpoints {
                writer.push(endpoint).unwrap();
                pieces += &writer.take();
            }
            assert_eq!(pieces + &writer.finish(), text(format, &endpoints));
        }
    }
}
