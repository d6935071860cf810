//! Which texts may stand in a slot: one IPv4 or IPv6 address in full (`soax.md`, "POST …/update-ip").

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Why a text cannot stand in a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadAddress {
    /// It is no IPv4 or IPv6 address in full.
    #[error("no address")]
    NotAnAddress,
    /// It is a range of addresses. A slot holds one.
    #[error("a range")]
    Range,
    /// It has a port.
    #[error("an address with a port")]
    WithPort,
    /// This computer itself (RFC 1122, 3.2.1.3; RFC 4291, 2.5.3).
    #[error("loopback")]
    Loopback,
    /// A neighbour on the same cable (RFC 3927; RFC 4291, 2.5.6).
    #[error("link-local")]
    LinkLocal,
    /// A group (RFC 5771; RFC 4291, 2.7), or everybody on the same cable.
    #[error("multicast or broadcast")]
    Multicast,
    /// None at all: `0.0.0.0`, `::`.
    #[error("unspecified")]
    Unspecified,
}

/// Why an address will hardly do although it may stand in a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caution {
    /// No address of the open internet: SOAX never sees it (RFC 1918, RFC 4193; RFC 6598, behind a carrier's NAT).
    Private,
    /// Reserved for documents (RFC 5737, RFC 3849).
    Documentation,
}

/// Reads what somebody typed, spaces around it aside.
///
/// # Errors
/// [`BadAddress`].
pub fn read_address(typed: &str) -> Result<IpAddr, BadAddress> {
    let typed = typed.trim();
    let address: IpAddr = typed.parse().map_err(|_| shape_of(typed))?;
    // ::ffff:192.0.2.1 is 192.0.2.1 to whoever connects.
    let address = address.to_canonical();
    if address.is_loopback() {
        Err(BadAddress::Loopback)
    } else if address.is_unspecified() {
        Err(BadAddress::Unspecified)
    } else if address.is_multicast() || address == IpAddr::V4(Ipv4Addr::BROADCAST) {
        Err(BadAddress::Multicast)
    } else if is_link_local(address) {
        Err(BadAddress::LinkLocal)
    } else {
        Ok(address)
    }
}

/// What is doubtful about an address that may stand in a slot.
pub fn caution(address: IpAddr) -> Option<Caution> {
    match address {
        IpAddr::V4(address) => of_v4(address),
        IpAddr::V6(address) => of_v6(address),
    }
}

fn shape_of(typed: &str) -> BadAddress {
    let is_address = |text: &str| text.trim().parse::<IpAddr>().is_ok();
    let ends = typed.split_once('/').or_else(|| typed.split_once('-'));
    if typed.contains('*') || ends.is_some_and(|(start, _)| is_address(start)) {
        BadAddress::Range
    } else if typed.parse::<std::net::SocketAddr>().is_ok() {
        BadAddress::WithPort
    } else {
        BadAddress::NotAnAddress
    }
}

fn is_link_local(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => address.is_link_local(),
        IpAddr::V6(address) => address.is_unicast_link_local(),
    }
}

fn of_v4(address: Ipv4Addr) -> Option<Caution> {
    let [first, second, ..] = address.octets();
    let shared = first == 100 && (64..128).contains(&second);
    if address.is_private() || shared {
        Some(Caution::Private)
    } else if address.is_documentation() {
        Some(Caution::Documentation)
    } else {
        None
    }
}

fn of_v6(address: Ipv6Addr) -> Option<Caution> {
    let [first, second, ..] = address.segments();
    if address.is_unique_local() {
        Some(Caution::Private)
    } else if (first, second) == (0x2001, 0x0db8) {
        Some(Caution::Documentation)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_full() {
        for (typed, read) in [
            (" 8.8.8.8\t", "8.8.8.8"),
            ("2001:4860:4860:0:0:0:0:8888", "2001:4860:4860::8888"),
            ("2001:4860:4860::8888", "2001:4860:4860::8888"),
            ("::ffff:8.8.8.8", "8.8.8.8"),
        ] {
            assert_eq!(read_address(typed).map(|address| address.to_string()), Ok(read.to_owned()), "{typed}");
        }
    }

    #[test]
    fn what_is_refused() {
        for (typed, why) in [
            ("", BadAddress::NotAnAddress),
            ("8.8.8", BadAddress::NotAnAddress),
            ("8.8.8.256", BadAddress::NotAnAddress),
            ("08.8.8.8", BadAddress::NotAnAddress),
            ("example.com", BadAddress::NotAnAddress),
            ("a-b", BadAddress::NotAnAddress),
            ("[2001:db8::1]", BadAddress::NotAnAddress),
            ("fe80::1%eth0", BadAddress::NotAnAddress),
            ("8.8.8.0/24", BadAddress::Range),
            ("2001:db8::/32", BadAddress::Range),
            ("8.8.8.1-8.8.8.9", BadAddress::Range),
            ("8.8.8.1 - 9", BadAddress::Range),
            ("8.8.8.*", BadAddress::Range),
            ("8.8.8.8:80", BadAddress::WithPort),
            ("[2001:db8::1]:80", BadAddress::WithPort),
            ("127.0.0.1", BadAddress::Loopback),
            ("127.255.1.2", BadAddress::Loopback),
            ("::1", BadAddress::Loopback),
            ("::ffff:127.0.0.1", BadAddress::Loopback),
            ("169.254.10.1", BadAddress::LinkLocal),
            ("fe80::1", BadAddress::LinkLocal),
            ("febf::1", BadAddress::LinkLocal),
            ("224.0.0.1", BadAddress::Multicast),
            ("239.255.255.255", BadAddress::Multicast),
            ("255.255.255.255", BadAddress::Multicast),
            ("ff02::1", BadAddress::Multicast),
            ("0.0.0.0", BadAddress::Unspecified),
            ("::", BadAddress::Unspecified),
        ] {
            assert_eq!(read_address(typed), Err(why), "{typed:?}");
        }
    }

    #[test]
    fn what_is_only_doubtful() {
        for (typed, expected) in [
            ("10.0.0.1", Some(Caution::Private)),
            ("172.16.0.1", Some(Caution::Private)),
            ("172.31.255.255", Some(Caution::Private)),
            ("172.32.0.1", None),
            ("192.168.1.100", Some(Caution::Private)),
            ("100.64.0.1", Some(Caution::Private)),
            ("100.127.255.255", Some(Caution::Private)),
            ("100.128.0.1", None),
            ("fd00::1", Some(Caution::Private)),
            ("192.0.2.1", Some(Caution::Documentation)),
            ("198.51.100.1", Some(Caution::Documentation)),
            ("203.0.113.1", Some(Caution::Documentation)),
            ("2001:db8::1", Some(Caution::Documentation)),
            ("8.8.8.8", None),
            ("2001:4860:4860::8888", None),
        ] {
            assert_eq!(caution(read_address(typed).unwrap()), expected, "{typed}");
        }
    }
}
