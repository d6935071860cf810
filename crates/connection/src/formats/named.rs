//! Fields by name, as tables and objects have them: ours, and what others call them.

use crate::{Endpoint, Field, Rejected, Scheme, date, host};

/// What a field is called, the surest name first: an IPv6 proxy of Proxy6 is reached at `host`, its `ip` is what targets see.
pub(crate) const fn names(field: Field) -> &'static [&'static str] {
    match field {
        Field::Scheme => &["scheme", "type", "protocol", "proxy_type"],
        Field::Host => &["host", "hostname", "server", "address", "ip", "proxy_host"],
        Field::Port => &["port", "server_port", "proxy_port"],
        Field::User => &["user", "username", "login", "proxy_user"],
        Field::Password => &["password", "pass", "proxy_password"],
        Field::Name => &["name", "title", "descr", "comment", "tag"],
        Field::Country => &["country", "cc", "country_code"],
        Field::Expires => &["expires", "unixtime_end"],
    }
}

/// An endpoint of the texts that `get` finds under a field's names; an empty text says nothing.
pub(crate) fn endpoint(
    scheme: Scheme,
    get: impl Fn(Field, &[&str]) -> Result<Option<String>, Rejected>,
) -> Result<Endpoint, Rejected> {
    let text = |field| Ok(get(field, names(field))?.filter(|text| !text.is_empty()));
    let host = text(Field::Host)?.ok_or(Rejected::Missing(Field::Host))?;
    let host = host::read(&host)?;
    let port = host::port(&text(Field::Port)?.unwrap_or_default())?;
    let scheme = match text(Field::Scheme)?.map(|scheme| scheme.to_ascii_lowercase()).as_deref() {
        None => scheme,
        // Proxy6 and FoxyProxy.
        Some("socks") => Scheme::Socks5,
        Some(given) => given.parse().map_err(|_| Rejected::Malformed(Field::Scheme))?,
    };
    let country = text(Field::Country)?.map(|country| country.parse().map_err(|_| Rejected::Malformed(Field::Country)));
    let expires = text(Field::Expires)?.map(|expires| {
        let seconds = expires.parse().ok().or_else(|| date::read(&expires));
        seconds.ok_or(Rejected::Malformed(Field::Expires))
    });
    let (user, password) = (text(Field::User)?.unwrap_or_default(), text(Field::Password)?.unwrap_or_default());
    let endpoint = Endpoint::new(scheme, host, port).with_login(&user, &password);
    Ok(Endpoint { name: text(Field::Name)?, country: country.transpose()?, expires: expires.transpose()?, ..endpoint })
}
