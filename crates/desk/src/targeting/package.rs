//! What a package is called, and what opens it, in each dialect (`soax-in-practice.md`, "Targeting strings").

use api::Secret;
use soax::{
    ConnectionType,
    targeting::{Dialect, Profile, package::Lengths},
};

/// The package's number, as the dialect `package` wants it, where its key ends in one: `12345` of `package12345`. Else the
/// key itself.
pub fn package_number(key: &str) -> &str {
    let name = key.trim_end_matches(|letter: char| letter.is_ascii_digit());
    key.strip_prefix(name).filter(|number| !number.is_empty()).unwrap_or(key)
}

/// The package for a dialect. `key` is its login at the API, `number` what the dialect `package` calls it, `lengths` what that dialect
/// allows its sessions.
pub fn profile(
    dialect: Dialect,
    connection_type: ConnectionType,
    key: &Secret,
    number: &str,
    password: &Secret,
    lengths: Lengths,
) -> Profile {
    let (package, password) = match dialect {
        Dialect::Documented => (key.expose(), password.clone()),
        Dialect::Package => (number, key.clone()),
        Dialect::Rules => ("", key.clone()),
        Dialect::Legacy => (key.expose(), Secret::default()),
    };
    Profile { dialect, package: package.to_owned(), password, connection_type, lengths }
}

#[cfg(test)]
mod tests {
    use super::*;
    use soax::targeting::Target;

    #[test]
    fn numbers() {
        for (key, number) in [("package12345", "12345"), ("12345", "12345"), ("pk_a1b2c", "pk_a1b2c"), ("", "")] {
            assert_eq!(package_number(key), number);
        }
    }

    #[test]
    fn user_and_password_in_each_dialect() {
        let (key, password) = (Secret::new("package12345"), Secret::new("PASSWORD"));
        let target = Target { country: "us".parse().ok(), ..Target::default() };
        for (dialect, user, opened_by) in [
            (Dialect::Documented, "package12345_country-US", "PASSWORD"),
            (Dialect::Package, "package-12345-country-us", "package12345"),
            (Dialect::Rules, "country-us", "package12345"),
            (Dialect::Legacy, "package12345", "wifi;us"),
        ] {
            let number = package_number(key.expose());
            let profile = profile(dialect, ConnectionType::Wifi, &key, number, &password, Lengths::Hour);
            let login = profile.login(&target).unwrap();
            assert_eq!((login.user.as_str(), login.password.expose()), (user, opened_by));
        }
    }
}
