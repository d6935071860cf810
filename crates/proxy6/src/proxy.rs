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
