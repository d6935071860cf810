//! The lines for programs, one a session.

use super::SessionNames;
use connection::{Endpoint, Format, Scheme};
use soax::targeting::{Login, Profile, Target};

/// Where the package is reached, and how its line is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gateway {
    /// The host.
    pub host: String,
    /// The port.
    pub port: u16,
    /// The protocol.
    pub scheme: Scheme,
    /// The format.
    pub format: Format,
}

/// Why there is no line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The dialect cannot say the target.
    #[error(transparent)]
    Target(#[from] soax::targeting::CannotCarry),
    /// The format cannot write the line.
    #[error(transparent)]
    Format(#[from] connection::CannotCarry),
}

impl Gateway {
    /// The endpoint with a login.
    pub fn endpoint(&self, login: &Login) -> Endpoint {
        Endpoint::new(self.scheme, self.host.clone(), self.port).with_login(&login.user, login.password.expose())
    }

    /// The line with a login.
    ///
    /// # Errors
    /// [`connection::CannotCarry`] for what the format cannot write.
    pub fn line(&self, login: &Login) -> Result<String, connection::CannotCarry> {
        connection::write(self.format, &self.endpoint(login))
    }
}

/// The lines of all sessions, made one by one.
#[derive(Clone, Debug)]
pub struct Lines {
    /// The package.
    pub profile: Profile,
    /// What to aim at. Its session's name is a stand-in; without a session there is one line.
    pub target: Target,
    /// The sessions' names.
    pub names: SessionNames,
    /// Where the package is reached.
    pub gateway: Gateway,
}

impl Lines {
    /// The line of a session, counted from 0.
    ///
    /// # Errors
    /// [`Refused`].
    pub fn line(&self, index: u32) -> Result<String, Refused> {
        Ok(self.gateway.line(&self.login(index)?)?)
    }

    /// The login of a session, counted from 0.
    ///
    /// # Errors
    /// [`soax::targeting::CannotCarry`].
    pub fn login(&self, index: u32) -> Result<Login, soax::targeting::CannotCarry> {
        let mut target = self.target.clone();
        if let Some(session) = &mut target.session {
            session.id = self.names.name(index);
        }
        self.profile.login(&target)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use api::Secret;
    use soax::{
        ConnectionType,
        targeting::{CannotCarry, Dialect, Field, Session, Why, package},
    };

    fn lines(dialect: Dialect, pattern: &str) -> Lines {
        Lines {
            profile: Profile {
                dialect,
                package: "package12345".to_owned(),
                password: Secret::new("PASSWORD"),
                connection_type: ConnectionType::Wifi,
                lengths: package::Lengths::Hour,
            },
            target: Target {
                country: "us".parse().ok(),
                session: Some(Session { id: String::new(), seconds: Some(600) }),
                ..Target::default()
            },
            names: SessionNames::new(pattern, 3, [0; 8]),
            gateway: Gateway {
                host: "proxy.soax.com".to_owned(),
                port: 5000,
                scheme: Scheme::Http,
                format: Format::ColonSeparated,
            },
        }
    }

    #[test]
    fn a_line_a_session() {
        let lines = lines(Dialect::Documented, "job-{n}");
        for (index, name) in [(0, "job-1"), (2, "job-3")] {
            let line = format!("proxy.soax.com:5000:package12345_country-US_sessid-{name}_sesstime-600:PASSWORD");
            assert_eq!(lines.line(index), Ok(line));
        }
    }

    #[test]
    fn refusals_name_the_field() {
        let refused = CannotCarry { field: Field::SessionId, why: Why::Holds('-') };
        assert_eq!(lines(Dialect::Package, "job-{n}").line(0), Err(Refused::Target(refused)));
        let mut lines = lines(Dialect::Documented, "job{n}");
        lines.profile.password = Secret::new("a:b");
        let refused = connection::CannotCarry { field: connection::Field::Password, why: connection::Why::Holds(':') };
        assert_eq!(lines.line(0), Err(Refused::Format(refused)));
    }
}
