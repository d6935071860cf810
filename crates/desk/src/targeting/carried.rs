//! A target in each of the dialects, and what does not carry over into it.

use soax::targeting::{CannotCarry, Login, Profile, Target, Why};

/// A target, as far as a dialect can say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// The login; `None` where the package itself cannot be named.
    pub login: Option<Login>,
    /// What is left out, each with its reason.
    pub lost: Vec<CannotCarry>,
}

/// Writes a target in the dialect of a profile, leaving out what it cannot say.
pub fn carried(profile: &Profile, target: &Target) -> Carried {
    let (mut target, mut lost) = (target.clone(), Vec::new());
    loop {
        let refused = match profile.login(&target) {
            Ok(login) => return Carried { login: Some(login), lost },
            Err(refused) => refused,
        };
        let rest = target.clone().without(refused.field);
        lost.push(refused);
        if rest == target {
            return Carried { login: None, lost };
        }
        // A session that goes takes its length along, which is told where the dialect has no word for it either.
        let gone =
            target.fields().into_iter().filter(|field| *field != refused.field && !rest.fields().contains(field));
        lost.extend(
            gone.filter(|field| !profile.dialect.says(*field)).map(|field| CannotCarry { field, why: Why::NoWord }),
        );
        target = rest;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::targeting::profile;
    use api::Secret;
    use soax::{
        ConnectionType,
        targeting::{Dialect, Field, package::Lengths},
    };

    fn in_dialect(dialect: Dialect, text: &str) -> (String, Vec<(Field, Why)>) {
        let read = Dialect::Documented.read(text).unwrap();
        let (key, password) = (Secret::new("package12345"), Secret::new("PASSWORD"));
        let profile = profile(dialect, ConnectionType::Wifi, &key, "12345", &password, Lengths::Hour);
        let carried = carried(&profile, &read.target);
        let said = carried.login.unwrap().parts.into_iter().map(|part| part.text).collect();
        (said, carried.lost.into_iter().map(|lost| (lost.field, lost.why)).collect())
    }

    #[test]
    fn the_documents_example_in_each_dialect() {
        let example = "package12345_country-US_state-California_city-Compton_sessid-mysession_sesstime-600";
        let in_dialect = |dialect| in_dialect(dialect, example);
        assert_eq!(in_dialect(Dialect::Documented), (example.to_owned(), vec![]));
        let package = "package-12345-country-us-region-california-city-compton-sessionid-mysession-sessionlength-600";
        assert_eq!(in_dialect(Dialect::Package), (package.to_owned(), vec![]));
        let rules = "country-us-region-california-city-compton-session-mysession-rotate-timed_600";
        assert_eq!(in_dialect(Dialect::Rules), (rules.to_owned(), vec![]));
        let lost = vec![(Field::SessionId, Why::NoWord), (Field::SessionSeconds, Why::NoWord)];
        assert_eq!(in_dialect(Dialect::Legacy), ("wifi;us;;california;compton".to_owned(), lost));
    }

    #[test]
    fn what_holds_the_separator_is_left_out_and_told() {
        let (said, lost) = in_dialect(Dialect::Package, "p_country-US_city-Winston-Salem_sessid-job-1_sesstime-5");
        assert_eq!(said, "package-12345-country-us");
        assert_eq!(lost, [(Field::SessionId, Why::Holds('-')), (Field::City, Why::Holds('-'))]);
    }

    #[test]
    fn a_package_without_a_name_has_no_login() {
        let profile = profile(
            Dialect::Documented,
            ConnectionType::Wifi,
            &Secret::default(),
            "",
            &Secret::default(),
            Lengths::Hour,
        );
        let carried = carried(&profile, &Target::default());
        assert_eq!((carried.login, carried.lost.len()), (None, 1));
    }
}
