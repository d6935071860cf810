//! A pasted string taken apart: a targeting string of any dialect, or a whole line in which one stands.

use connection::{Endpoint, List, Scheme, Verdict};
use soax::targeting::{Dialect, NotTargeting, Recognised, recognise};

/// Every way to read what was pasted, each once. More than one where somebody has to choose; none where it is no targeting.
pub fn read_pasted(text: &str) -> Vec<Recognised> {
    let text = text.trim();
    let mut found: Vec<Recognised> = recognise(text).into_iter().filter(is_plain).collect();
    if found.is_empty() {
        for endpoint in endpoints(text) {
            for read in of_endpoint(&endpoint) {
                if !found.contains(&read) {
                    found.push(read);
                }
            }
        }
    }
    found
}

/// Why each dialect does not know a text, where it is at least like it.
pub fn why_not(text: &str) -> Vec<(Dialect, NotTargeting)> {
    let near = |dialect: Dialect| {
        let why = dialect.read(text.trim()).err()?;
        let unlike = match dialect {
            // Whatever has no pair with a known key at all.
            Dialect::Documented => why == NotTargeting::UnknownPart(2) || !text.contains('_'),
            Dialect::Package | Dialect::Rules => why == NotTargeting::UnknownPart(1),
            Dialect::Legacy => why == NotTargeting::Malformed(soax::targeting::Field::ConnectionType),
        };
        (!unlike).then_some((dialect, why))
    };
    Dialect::ALL.into_iter().filter_map(near).collect()
}

/// Nearly every text could be a login without any targeting; what looks like anything else is not taken for one.
fn is_plain(read: &Recognised) -> bool {
    let login = read.package.as_deref().unwrap_or_default();
    !read.target.fields().is_empty() || login.chars().all(|letter| letter.is_ascii_alphanumeric())
}

/// The proxies that the first line may mean.
fn endpoints(text: &str) -> Vec<Endpoint> {
    match List::new(text, Scheme::Http, &[]).next().map(|line| line.verdict) {
        Some(Verdict::Read { endpoint, .. }) => vec![endpoint],
        Some(Verdict::Ambiguous(candidates)) => candidates.into_iter().map(|(_, endpoint)| endpoint).collect(),
        Some(Verdict::Rejected(_)) | None => Vec::new(),
    }
}

fn of_endpoint(endpoint: &Endpoint) -> Vec<Recognised> {
    let Some((user, password)) = endpoint.login() else { return Vec::new() };
    match Dialect::Legacy.read(password) {
        Ok(read) => vec![Recognised { package: Some(user.to_owned()), ..read }],
        Err(_) => recognise(user).into_iter().filter(is_plain).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use soax::targeting::{Field, Target};

    fn dialects(text: &str) -> Vec<Dialect> {
        read_pasted(text).into_iter().map(|read| read.dialect).collect()
    }

    #[test]
    fn strings_of_each_dialect_alone_and_in_a_line() {
        for (text, dialect) in [
            ("package12345_country-US_city-LosAngeles_sessid-a_sesstime-600", Dialect::Documented),
            ("proxy.soax.com:5000:package12345_country-US_city-LosAngeles:PASSWORD", Dialect::Documented),
            ("http://package12345_country-US:PASSWORD@proxy.soax.com:5000", Dialect::Documented),
            (" package-12345-country-us-city-los+angeles ", Dialect::Package),
            ("package-12345-country-us:key@proxy.soax.com:5000", Dialect::Package),
            ("country-us-city-los_angeles-session-abc-rotate-timed_600", Dialect::Rules),
            ("socks5://country-us-city-los_angeles:pk_1@proxy.soax.com:1337", Dialect::Rules),
            ("wifi;us;;;los+angeles", Dialect::Legacy),
            ("proxy.soax.com:9000:package12345:wifi;us;;california;los+angeles", Dialect::Legacy),
        ] {
            assert_eq!(dialects(text), [dialect], "{text}");
        }
    }

    #[test]
    fn a_whole_line_of_legacy_names_its_package() {
        let read = read_pasted("proxy.soax.com:9000:package12345:mobile;us");
        assert_eq!(read.first().and_then(|read| read.package.as_deref()), Some("package12345"));
    }

    #[test]
    fn a_string_that_fits_two_dialects_is_both() {
        // In `documented` the package is called `country-us-session-a`; in `rules` the session is `a_city`.
        assert_eq!(dialects("country-us-session-a_city-zip-1"), [Dialect::Documented, Dialect::Rules]);
        assert_eq!(dialects("proxy.soax.com:1:country-us-session-a_city-zip-1:p").len(), 2);
    }

    #[test]
    fn what_is_none() {
        for text in [
            "",
            "hello world",
            "192.0.2.7:8000",
            "192.0.2.7:8000:user.name:pass",
            "https://example.com/",
            "a@b",
            "package-1-city-winston-salem",
        ] {
            assert_eq!(read_pasted(text), [], "{text}");
        }
        let login = read_pasted("package12345");
        assert_eq!(login.first().map(|read| read.target.clone()), Some(Target::default()));
    }

    #[test]
    fn what_is_nearly_one_is_told_where_it_ends() {
        assert_eq!(why_not("package12345_country-US_town-x"), [(Dialect::Documented, NotTargeting::UnknownPart(3))]);
        assert_eq!(why_not("package-12345-country-usa"), [(Dialect::Package, NotTargeting::Malformed(Field::Country))]);
        assert_eq!(why_not("wifi;us;a;b;c;d"), [(Dialect::Legacy, NotTargeting::UnknownPart(6))]);
        assert_eq!(why_not("hello"), []);
    }
}
