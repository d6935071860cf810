use super::{CannotCarry, Dialect, Field, Segment, Target, documented, legacy, package, rules};
use crate::ConnectionType;
use api::Secret;

/// A package, as the user gave it for one dialect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The dialect that its host speaks.
    pub dialect: Dialect,
    /// `documented`: the package's login. `package`: its number. `legacy`: the package key. `rules`: nothing.
    pub package: String,
    /// `documented`: the package's password. `package`, `rules`: the package key. `legacy`: nothing.
    pub password: Secret,
    /// The package's connection type.
    pub connection_type: ConnectionType,
    /// How long a session may be, in `package`.
    pub lengths: package::Lengths,
}

/// What to log in with at SOAX's host to come out at a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Login {
    /// The user name.
    pub user: String,
    /// The password.
    pub password: Secret,
    /// The targeting string part by part: the user name, of `legacy` the password.
    pub parts: Vec<Segment>,
}

impl Profile {
    /// The login for a target.
    ///
    /// # Errors
    /// [`CannotCarry`] for whatever the dialect cannot say, and for a carrier that the package does not have.
    pub fn login(&self, target: &Target) -> Result<Login, CannotCarry> {
        target.fits(self.connection_type)?;
        let parts = match self.dialect {
            Dialect::Documented => documented::UserName::new(&self.package, target)?.parts(),
            Dialect::Package => package::UserName::new(&self.package, target, self.lengths)?.parts(),
            Dialect::Rules => rules::UserName::new(target)?.parts(),
            Dialect::Legacy => legacy::Password::new(self.connection_type, target)?.parts(),
        };
        let text: String = parts.iter().map(|part| part.text.as_str()).collect();
        let (user, password) = match self.dialect {
            Dialect::Legacy => (super::text::identifier(Field::Package, &self.package, &[':'])?, Secret::new(text)),
            Dialect::Documented | Dialect::Package | Dialect::Rules => (text, self.password.clone()),
        };
        Ok(Login { user, password, parts })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Carrier, Session, Why};
    use super::*;

    fn profile(dialect: Dialect, connection_type: ConnectionType) -> Profile {
        Profile {
            dialect,
            package: "package12345".to_owned(),
            password: Secret::new("PASSWORD"),
            connection_type,
            lengths: package::Lengths::Hour,
        }
    }

    fn target() -> Target {
        Target {
            country: "us".parse().ok(),
            region: Some("California".to_owned()),
            city: Some("Los Angeles".to_owned()),
            ..Target::default()
        }
    }

    #[test]
    fn user_and_password_in_each_dialect() {
        for (dialect, user, password) in [
            (Dialect::Documented, "package12345_country-US_state-California_city-LosAngeles", "PASSWORD"),
            (Dialect::Package, "package-package12345-country-us-region-california-city-los+angeles", "PASSWORD"),
            (Dialect::Rules, "country-us-region-california-city-los_angeles", "PASSWORD"),
            (Dialect::Legacy, "package12345", "wifi;us;;california;los+angeles"),
        ] {
            let login = profile(dialect, ConnectionType::Wifi).login(&target()).unwrap();
            assert_eq!((login.user.as_str(), login.password.expose()), (user, password));
        }
    }

    #[test]
    fn a_carrier_that_the_package_does_not_have() {
        let operator = Target { carrier: Some(Carrier::Operator("ATT".to_owned())), ..target() };
        let isp = Target { carrier: Some(Carrier::Isp("Comcast".to_owned())), ..target() };
        for dialect in Dialect::ALL {
            let refused = |field| Err(CannotCarry { field, why: Why::OtherConnectionType });
            assert_eq!(profile(dialect, ConnectionType::Wifi).login(&operator), refused(Field::Operator));
            assert_eq!(profile(dialect, ConnectionType::Mobile).login(&isp), refused(Field::Isp));
            assert!(profile(dialect, ConnectionType::Mobile).login(&operator).is_ok());
        }
    }

    #[test]
    fn a_package_that_cannot_be_named() {
        for (dialect, package, held) in
            [(Dialect::Documented, "a_b", '_'), (Dialect::Package, "a-b", '-'), (Dialect::Legacy, "a:b", ':')]
        {
            let profile = Profile { package: package.to_owned(), ..profile(dialect, ConnectionType::Wifi) };
            let refused = CannotCarry { field: Field::Package, why: Why::Holds(held) };
            assert_eq!(profile.login(&Target::default()), Err(refused));
        }
    }

    #[test]
    fn a_length_beyond_the_packages() {
        let session = Some(Session { id: "a".to_owned(), seconds: Some(7200) });
        let target = Target { session, ..Target::default() };
        let hour = profile(Dialect::Package, ConnectionType::Wifi);
        let day = Profile { lengths: package::Lengths::Day, ..hour.clone() };
        assert!(hour.login(&target).is_err());
        assert_eq!(day.login(&target).unwrap().user, "package-package12345-sessionid-a-sessionlength-7200");
    }
}
