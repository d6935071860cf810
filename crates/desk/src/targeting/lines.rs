//! The lines for programs, one a session.

use super::SessionNames;
use connection::{Endpoint, Format, Scheme, Writer};
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
    /// The endpoint with a login for a target. It is called after its session, where programs want a name.
    pub fn endpoint(&self, login: &Login, target: &Target) -> Endpoint {
        Endpoint {
            name: target.session.as_ref().map(|session| session.id.clone()),
            country: target.country,
            ..Endpoint::new(self.scheme, self.host.clone(), self.port)
        }
        .with_login(&login.user, login.password.expose())
    }
}

/// The lines of all sessions, made one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    /// The package.
    pub profile: Profile,
    /// What to aim at. Its session's name is a stand-in; without a session all lines are the same.
    pub target: Target,
    /// The sessions' names.
    pub names: SessionNames,
    /// Where the package is reached.
    pub gateway: Gateway,
}

impl Lines {
    /// Writes the line of a session, counted from 0.
    ///
    /// # Errors
    /// [`Refused`]; nothing is written then.
    pub fn push(&self, index: u32, writer: &mut Writer) -> Result<(), Refused> {
        let target = self.target(index);
        let login = self.profile.login(&target)?;
        Ok(writer.push(&self.gateway.endpoint(&login, &target))?)
    }

    /// What a session, counted from 0, aims at.
    pub fn target(&self, index: u32) -> Target {
        let mut target = self.target.clone();
        if let Some(session) = &mut target.session {
            session.id = self.names.name(index);
        }
        target
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

    fn written(lines: &Lines) -> Result<String, Refused> {
        let mut writer = Writer::new(lines.gateway.format);
        (0..3).try_for_each(|index| lines.push(index, &mut writer))?;
        Ok(writer.finish())
    }

    #[test]
    fn a_line_a_session() {
        let expected = "proxy.soax.com:5000:package12345_country-US_sessid-job-1_sesstime-600:PASSWORD\n\
                        proxy.soax.com:5000:package12345_country-US_sessid-job-2_sesstime-600:PASSWORD\n\
                        proxy.soax.com:5000:package12345_country-US_sessid-job-3_sesstime-600:PASSWORD\n";
        assert_eq!(written(&lines(Dialect::Documented, "job-{n}")).as_deref(), Ok(expected));
    }

    #[test]
    fn entries_are_called_after_their_sessions() {
        let mut lines = lines(Dialect::Documented, "job-{n}");
        lines.gateway.format = Format::Clash;
        let text = written(&lines).unwrap();
        assert!(text.contains("job-1") && text.contains("job-3") && !text.contains("proxy.soax.com:5000 2"), "{text}");
    }

    #[test]
    fn refusals_name_the_field() {
        let refused = CannotCarry { field: Field::SessionId, why: Why::Holds('-') };
        assert_eq!(written(&lines(Dialect::Package, "job-{n}")), Err(Refused::Target(refused)));
        let mut lines = lines(Dialect::Documented, "job{n}");
        lines.profile.password = Secret::new("a:b");
        let refused = connection::CannotCarry { field: connection::Field::Password, why: connection::Why::Holds(':') };
        assert_eq!(written(&lines), Err(Refused::Format(refused)));
    }
}
