//! Targets of requests that no page would ever ask for.

/// The providers' own.
pub const HOSTS: [&str; 6] =
    ["proxy6.net", "px6.me", "px6.link", "api.soax.com", "partner.api.soax.com", "checker.soax.com"];

/// Pieces that have led other relays astray.
pub const PIECES: [&str; 44] = [
    "/px6/",
    "/soax/geo/",
    "/soax/partner/",
    "/whoami",
    "account",
    "getprice",
    "buy",
    "getproxy",
    "get-country-isp",
    "ip-list",
    "update-ip",
    "/",
    "//",
    "..",
    "/../",
    "/./",
    "%2e%2e",
    "%2f",
    "%5c",
    "\\",
    "%00",
    "@",
    "example.org",
    ":80",
    ":",
    "http://",
    "https:%2f%2f",
    "?",
    "&",
    "=",
    "#",
    ";",
    "count=1",
    "period=30",
    "country=ru",
    "country_iso=us",
    "conn_type=wifi",
    "state=all",
    "api_key=a",
    "169.254.169.254",
    "[::1]",
    "+",
    "%",
    "é",
];

/// Targets that lead somewhere, so that what stands behind them matters.
pub const TARGETS: [&str; 6] = [
    "/px6/account",
    "/px6/getproxy?state=all",
    "/px6/buy?count=1&period=30&country=ru",
    "/soax/geo/get-country-isp?country_iso=us",
    "/soax/partner/ip-list",
    "/whoami",
];

/// Numbers that are as good as random (SplitMix64).
pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// One of them.
    pub fn of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[(self.next() % choices.len() as u64) as usize]
    }

    /// A target made of pieces, half of them behind one that leads somewhere.
    pub fn target(&mut self) -> String {
        let leads = self.next().is_multiple_of(2);
        let mut target = if leads { self.of(&TARGETS).to_owned() } else { String::new() };
        let pieces = if leads { self.next() % 3 } else { 1 + self.next() % 7 };
        for _ in 0..pieces {
            target += self.of(&PIECES);
        }
        target
    }
}
