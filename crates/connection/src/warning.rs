use crate::{Endpoint, Format, Scheme};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, hash_map::Entry};

/// Something that a format says well, and that the program it is for does not do well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Warning {
    /// Several entries share host and port with different logins, and the program keeps one login for each host and port.
    SharedAddress,
    /// SOCKS with a login, which Chromium and the browsers made of it do not send: they know no login for SOCKS
    /// (chromium.org, `net/docs/proxy.md`, "SOCKSv5 proxy scheme").
    SocksLogin,
}

/// Finds what there is to warn of while endpoints are written.
pub(crate) struct Watch {
    format: Format,
    logins: HashMap<(String, u16), Option<(String, String)>>,
    warnings: Vec<Warning>,
}

impl Watch {
    pub(crate) fn new(format: Format) -> Self {
        Self { format, logins: HashMap::new(), warnings: Vec::new() }
    }

    pub(crate) fn see(&mut self, endpoint: &Endpoint) {
        let login = endpoint.login();
        let socks = matches!(endpoint.scheme, Scheme::Socks5 | Scheme::Socks5h);
        if socks && login.is_some() && self.format.is_for_browsers() {
            self.warn(Warning::SocksLogin);
        }
        if self.format.keeps_login_by_address() && !self.warnings.contains(&Warning::SharedAddress) {
            let login = login.map(|(user, password)| (user.to_owned(), password.to_owned()));
            match self.logins.entry((endpoint.host.clone(), endpoint.port)) {
                Entry::Occupied(known) if *known.get() != login => self.warn(Warning::SharedAddress),
                Entry::Occupied(_) => {}
                Entry::Vacant(place) => {
                    place.insert(login);
                }
            }
        }
    }

    pub(crate) fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    fn warn(&mut self, warning: Warning) {
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn warnings(format: Format, endpoints: &[Endpoint]) -> Vec<Warning> {
        let mut watch = Watch::new(format);
        endpoints.iter().for_each(|endpoint| watch.see(endpoint));
        watch.warnings().to_vec()
    }

    fn session(scheme: Scheme, port: u16, user: &str) -> Endpoint {
        Endpoint::new(scheme, "proxy.soax.com", port).with_login(user, "pass")
    }

    #[test]
    fn one_gateway_with_many_users() {
        let sessions = [session(Scheme::Http, 5000, "a"), session(Scheme::Http, 5000, "b")];
        for format in [Format::FoxyProxyList, Format::FoxyProxyJson, Format::ZeroOmega] {
            assert_eq!(warnings(format, &sessions), [Warning::SharedAddress]);
        }
        for format in [Format::Url, Format::SingBox, Format::Clash, Format::AdsPower] {
            assert_eq!(warnings(format, &sessions), []);
        }
    }

    #[test]
    fn the_same_entry_twice_and_another_port_share_nothing() {
        let endpoints =
            [session(Scheme::Http, 5000, "a"), session(Scheme::Http, 5000, "a"), session(Scheme::Http, 5001, "b")];
        assert_eq!(warnings(Format::ZeroOmega, &endpoints), []);
    }

    #[test]
    fn socks_with_a_password_into_a_browser() {
        let endpoint = session(Scheme::Socks5, 1080, "a");
        assert_eq!(warnings(Format::FoxyProxyList, std::slice::from_ref(&endpoint)), [Warning::SocksLogin]);
        assert_eq!(warnings(Format::ZeroOmega, std::slice::from_ref(&endpoint)), [Warning::SocksLogin]);
        assert_eq!(warnings(Format::Clash, std::slice::from_ref(&endpoint)), []);
        assert_eq!(warnings(Format::ZeroOmega, &[Endpoint::new(Scheme::Socks5, "192.0.2.7", 1080)]), []);
    }
}
