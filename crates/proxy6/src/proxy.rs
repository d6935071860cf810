//! A proxy of the account.

use crate::{
    ProxyId, RowType, VersionSeen,
    json::{Entry, Object, Unfit},
    moscow_time,
};
use api::{Country, Secret};

/// A row of `list` in getproxy and buy (`proxy6.txt`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proxy {
    /// `id`
    pub id: ProxyId,
    /// `ip`: the address that the target sees. For IPv6 it is not the one to connect to.
    pub ip: String,
    /// `host`: the address to connect to.
    pub host: String,
    /// `port`
    pub port: u16,
    /// `user`: the login; empty for MTProto.
    pub user: String,
    /// `pass`: the password; for MTProto its secret.
    pub password: Secret,
    /// `type`
    pub row_type: RowType,
    /// `country`; rows of buy have none.
    pub country: Option<Country>,
    /// `date`, when it was bought: `YYYY-MM-DD HH:MM:SS` in Moscow.
    pub date: Option<String>,
    /// `date_end`, when it expires: `YYYY-MM-DD HH:MM:SS` in Moscow.
    pub date_end: Option<String>,
    /// When it was bought, in seconds since 1970 in UTC: `unixtime`, or `date` where the row has none.
    pub bought: Option<i64>,
    /// When it expires, in seconds since 1970 in UTC: `unixtime_end`, or `date_end` where the row has none.
    pub expires: Option<i64>,
    /// `descr`: the technical comment; rows of buy have none.
    pub comment: String,
    /// `active`
    pub active: bool,
    /// `version` where the row has it, or what the row otherwise tells.
    pub version: VersionSeen,
}

impl Proxy {
    /// The rows of `list`, in the reply's order.
    pub(crate) fn read_list(object: &Object<'_>) -> Result<Vec<Self>, Unfit> {
        object.list("list")?.iter().map(Self::read).collect()
    }

    fn read((key, raw): &Entry<'_>) -> Result<Self, Unfit> {
        let row = Object::within("list", raw)?;
        let text = |field| row.optional_text(field).map(|text| text.map(String::from));
        let ip = text("ip")?.unwrap_or_default();
        let user = text("user")?;
        let (date, bought) = moment(&row, "date", "unixtime")?;
        let (date_end, expires) = moment(&row, "date_end", "unixtime_end")?;
        Ok(Self {
            id: id(&row, key)?,
            host: row.text("host")?.into_owned(),
            port: row.number("port")?,
            password: Secret::new(text("pass")?.unwrap_or_default()),
            row_type: text("type")?.unwrap_or_default().into(),
            country: text("country")?.and_then(|code| code.parse().ok()),
            date,
            date_end,
            bought,
            expires,
            comment: text("descr")?.unwrap_or_default(),
            active: row.yes_or_no("active")?,
            version: VersionSeen::of_row(text("version")?.as_deref(), &ip, user.as_deref()),
            ip,
            user: user.unwrap_or_default(),
        })
    }
}

/// The row's `id`, or else its key in the list.
pub(crate) fn id(row: &Object<'_>, key: &str) -> Result<ProxyId, Unfit> {
    let own = row.optional_number("id")?.map(ProxyId::new);
    own.or_else(|| key.parse().ok()).ok_or(Unfit { field: "id", wanted: "a number" })
}

/// A date as it stands, and in seconds since 1970.
pub(crate) fn moment(
    row: &Object<'_>,
    date: &'static str,
    unix: &'static str,
) -> Result<(Option<String>, Option<i64>), Unfit> {
    let date = row.optional_text(date)?.map(String::from);
    let seconds = row.optional_number(unix)?.or_else(|| moscow_time::unix_seconds(date.as_deref()?));
    Ok((date, seconds))
}

#[cfg(test)]
mod tests {
    use super::Proxy;
    use crate::{Failure, ProxyId, RowType, Version, VersionSeen, example::read, getproxy::Request};

    fn row(fields: &str) -> Result<Proxy, Failure> {
        let body = format!(
            r#"{{"status":"yes","user_id":"1","balance":"48.80","currency":"RUB","list_count":1,
                "list":{{"7":{{{fields}}}}}}}"#
        );
        read(&Request::default(), &body).map(|mut answer| answer.content.list.remove(0))
    }

    /// The least that a row must have.
    const BARE: &str = r#""host":"192.0.2.1","port":8080,"active":1"#;

    fn bare_and(more: &str) -> Proxy {
        row(&format!("{BARE},{more}")).unwrap()
    }

    #[test]
    fn numbers_and_numeric_strings() {
        let numbers = row(r#""id":7,"host":"192.0.2.1","port":8080,"active":0,"unixtime":10,"unixtime_end":20"#);
        let strings =
            row(r#""id":"7","host":"192.0.2.1","port":"8080","active":"0","unixtime":"10","unixtime_end":"20""#);
        let proxy = numbers.clone().unwrap();
        assert_eq!((proxy.id, proxy.port, proxy.active), (ProxyId::new(7), 8080, false));
        assert_eq!((proxy.bought, proxy.expires), (Some(10), Some(20)));
        assert_eq!(numbers, strings);
    }

    #[test]
    fn a_key_stands_in_for_the_id() {
        assert_eq!(row(BARE).unwrap().id, ProxyId::new(7));
        assert_eq!(bare_and(r#""id":9"#).id, ProxyId::new(9));
    }

    #[test]
    fn dates_without_seconds_are_moscow_time() {
        let proxy = bare_and(r#""date":"2016-06-19 16:32:39","date_end":"2016-07-12 11:50:41""#);
        // 2016-06-19 13:32:39 and 2016-07-12 08:50:41 UTC
        assert_eq!((proxy.bought, proxy.expires), (Some(1_466_343_159), Some(1_468_313_441)));
        let both = bare_and(r#""date_end":"2016-07-12 11:50:41","unixtime_end":1468349441"#);
        assert_eq!(both.expires, Some(1_468_349_441));
        let none = bare_and(r#""date_end":"never""#);
        assert_eq!((none.date_end.as_deref(), none.expires), (Some("never"), None));
    }

    #[test]
    fn the_version_named_or_guessed() {
        let version = |more| bare_and(more).version;
        assert_eq!(version(r#""version":"3","ip":"192.0.2.1","user":"u""#), VersionSeen::Known(Version::Ipv4Shared));
        assert_eq!(version(r#""version":4,"ip":"192.0.2.1","user":"u""#), VersionSeen::Known(Version::Ipv4));
        assert_eq!(version(r#""ip":"2001:db8::1","user":"u""#), VersionSeen::Known(Version::Ipv6));
        assert_eq!(version(r#""ip":"192.0.2.1","user":"""#), VersionSeen::Known(Version::MtProto));
        assert_eq!(version(r#""ip":"192.0.2.1","user":"u""#), VersionSeen::Ipv4OrShared);
    }

    #[test]
    fn mtproto_keeps_its_secret_in_the_password() {
        let proxy = bare_and(r#""ip":"192.0.2.1","user":"","pass":"dd00112233""#);
        assert_eq!((proxy.user.as_str(), proxy.password.expose()), ("", "dd00112233"));
        assert!(!format!("{proxy:?}").contains("dd00112233"));
    }

    #[test]
    fn types_beyond_the_document() {
        assert_eq!(bare_and(r#""type":"auto""#).row_type, RowType::Auto);
        assert_eq!(bare_and(r#""type":"socks""#).row_type, RowType::Socks);
        assert_eq!(bare_and(r#""type":"mtproto""#).row_type, RowType::Other("mtproto".to_owned()));
    }

    #[test]
    fn a_row_that_cannot_be_connected_to_is_not_read() {
        for fields in [
            r#""port":8080,"active":1"#,
            r#""host":"192.0.2.1","active":1"#,
            r#""host":"192.0.2.1","port":65536,"active":1"#,
            r#""host":"192.0.2.1","port":"http","active":1"#,
            r#""host":"192.0.2.1","port":8080"#,
            r#""host":"192.0.2.1","port":8080,"active":"maybe""#,
            r#""id":"seven","host":"192.0.2.1","port":8080,"active":1"#,
        ] {
            assert!(matches!(row(fields), Err(Failure::Unreadable(_))), "{fields}");
        }
    }
}
