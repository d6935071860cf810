//! A list as a text, which is kept sealed for times without a network.

use super::Roster;
use api::{Country, Secret};
use proxy6::{Proxy, ProxyId, VersionSeen};
use serde::{Deserialize, Serialize};

/// The text is no saved list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a saved list")]
pub struct NotSaved;

#[derive(Serialize, Deserialize)]
struct Saved {
    /// Seconds since 1970.
    read_at: i64,
    proxies: Vec<SavedProxy>,
}

#[derive(Serialize, Deserialize)]
struct SavedProxy {
    id: u64,
    ip: String,
    host: String,
    port: u16,
    user: String,
    password: String,
    kind: String,
    country: Option<Country>,
    comment: String,
    bought: Option<i64>,
    expires: Option<i64>,
    active: bool,
    /// None where it is IPv4 or IPv4 Shared, and not known which.
    version: Option<String>,
}

impl Roster {
    /// The list as a text with the moment (seconds since 1970) at which it was read. It holds every password.
    pub fn to_text(&self, read_at: i64) -> Secret {
        let proxies = self.iter().map(|row| SavedProxy {
            id: row.id().get(),
            ip: row.ip().to_owned(),
            host: row.host().to_owned(),
            port: row.port(),
            user: row.user().to_owned(),
            password: row.password().expose().to_owned(),
            kind: row.row_type().name().to_owned(),
            country: row.country(),
            comment: row.comment().to_owned(),
            bought: row.bought(),
            expires: row.expires(),
            active: row.active(),
            version: match row.version() {
                VersionSeen::Known(version) => Some(version.to_string()),
                VersionSeen::Ipv4OrShared => None,
            },
        });
        // Texts and numbers always have a JSON.
        Secret::new(serde_json::to_string(&Saved { read_at, proxies: proxies.collect() }).unwrap_or_default())
    }

    /// Reads what [`Roster::to_text`] wrote: the list, and when it was read.
    ///
    /// # Errors
    /// [`NotSaved`].
    pub fn of_text(text: &Secret) -> Result<(Self, i64), NotSaved> {
        let saved: Saved = serde_json::from_str(text.expose()).map_err(|_| NotSaved)?;
        let version = |number: Option<String>| match number {
            Some(number) => number.parse().map(VersionSeen::Known).map_err(|_| NotSaved),
            None => Ok(VersionSeen::Ipv4OrShared),
        };
        let proxy = |own: SavedProxy| {
            Ok(Proxy {
                id: ProxyId::new(own.id),
                ip: own.ip,
                host: own.host,
                port: own.port,
                user: own.user,
                password: Secret::new(own.password),
                row_type: own.kind.into(),
                country: own.country,
                date: None,
                date_end: None,
                bought: own.bought,
                expires: own.expires,
                comment: own.comment,
                active: own.active,
                version: version(own.version)?,
            })
        };
        let proxies = saved.proxies.into_iter().map(proxy).collect::<Result<Vec<_>, NotSaved>>()?;
        let mut roster = Self::default();
        roster.extend(&proxies);
        Ok((roster, saved.read_at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proxy6::{RowType, Version};

    fn proxy(id: u64, row_type: RowType, version: VersionSeen) -> Proxy {
        Proxy {
            id: ProxyId::new(id),
            ip: "2001:db8::7".to_owned(),
            host: "192.0.2.7".to_owned(),
            port: 8000,
            user: "user".to_owned(),
            password: Secret::new("p\"a:s\\s\n"),
            row_type,
            country: "de".parse().ok(),
            date: None,
            date_end: None,
            bought: None,
            expires: Some(1_783_684_800),
            comment: "витрина".to_owned(),
            active: true,
            version,
        }
    }

    #[test]
    fn a_list_comes_back_whole() {
        let proxies = [
            proxy(1, RowType::Socks, VersionSeen::Known(Version::Ipv6)),
            proxy(2, RowType::from("carrier-pigeon".to_owned()), VersionSeen::Ipv4OrShared),
        ];
        let mut roster = Roster::default();
        roster.extend(&proxies);
        let (back, read_at) = Roster::of_text(&roster.to_text(1_783_000_000)).unwrap();
        assert_eq!((read_at, back.len()), (1_783_000_000, 2));
        for (old, new) in roster.iter().zip(back.iter()) {
            assert_eq!((old.id(), old.ip(), old.host(), old.port()), (new.id(), new.ip(), new.host(), new.port()));
            assert_eq!((old.user(), old.password().expose()), (new.user(), new.password().expose()));
            assert_eq!((old.row_type(), old.country(), old.comment()), (new.row_type(), new.country(), new.comment()));
            assert_eq!((old.bought(), old.expires(), old.active()), (new.bought(), new.expires(), new.active()));
            assert_eq!(old.version(), new.version());
        }
    }

    #[test]
    fn something_else_is_no_list() {
        assert!(Roster::of_text(&Secret::new("{}")).is_err());
        let strange = r#"{"read_at":1,"proxies":[{"id":1,"ip":"","host":"","port":1,"user":"","password":"","kind":"http","country":null,
            "comment":"","bought":null,"expires":null,"active":true,"version":"9"}]}"#;
        assert!(Roster::of_text(&Secret::new(strange)).is_err());
    }
}
