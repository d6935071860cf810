//! The sentences of the Targeting page, in English.

use super::{Meaning, Targeting};
use crate::text::{english_plural, formats::character};
use soax::{
    ConnectionType,
    targeting::{CannotCarry, Dialect, Field, NotTargeting, Why},
};

/// English.
pub const ENGLISH: Targeting = Targeting {
    lead: "A SOAX package comes out where its login says. Choose the place and the session; the string follows as you type.",
    where_to: "Where to come out",
    package: "Package",
    connection_type: |kind| match kind {
        ConnectionType::Wifi => "residential (wifi)",
        ConnectionType::Mobile => "mobile",
    },
    no_password: "This package has no password here, so the lines end without one. Add the package with its password in Settings.",
    country: "Country",
    country_hint: "Empty: any country.",
    no_such_country: "No country is called that. Choose one from the list, or leave the field empty.",
    choose_country: "Not a country yet.",
    region: "Region",
    city: "City",
    isp: "ISP",
    operator: "Operator",
    reading_list: "Reading SOAX's list…",
    country_first: "Choose a country first.",
    in_list: |count| format!("{count} listed. Empty: any."),
    list_empty: "SOAX lists nothing here now. Type a name yourself, or take the next wider area.",
    list_failed: "SOAX's list could not be read. Type a name yourself, or take the next wider area.",
    not_whole: "Not a whole name yet.",
    not_in_list: "Not in SOAX's list now: taken as typed, but there may be no address.",
    leave_out: |field| match field {
        Field::City => "Leave the city out",
        Field::Region => "Leave the region out",
        Field::Operator => "Leave the operator out",
        _ => "Leave the ISP out",
    },
    other_type: "SOAX says that this package is of the other connection type.",
    switch_to: |kind| match kind {
        ConnectionType::Wifi => "Switch it to residential (wifi)",
        ConnectionType::Mobile => "Switch it to mobile",
    },
    switched: |kind| match kind {
        ConnectionType::Wifi => "The package counts as residential (wifi) now.",
        ConnectionType::Mobile => "The package counts as mobile now.",
    },
    session: "Session",
    session_id: "Session ID",
    session_hint_none: "Empty: a new address on every request.",
    session_hint_one: "Requests with the same ID come out of the same address.",
    session_hint_many: |first, last| {
        format!("From {first} to {last}. {{n}} counts, {{n:04}} with zeros, {{random}} is random.")
    },
    new_id: "New ID",
    session_seconds: "Session length (seconds)",
    seconds_hint_none: "Empty: SOAX decides.",
    seconds_without_session: "Says nothing without a session ID.",
    not_seconds: "Write a whole number of seconds, such as 600.",
    duration,
    every_request: "0: a new address on every request.",
    sessions: "Sessions",
    sessions_hint: "A line each.",
    not_sessions: "Write a whole number from 1 to 100,000.",
    writing: "How it is written",
    dialect: "Dialect",
    dialect_name: |dialect| match dialect {
        Dialect::Documented => "documented",
        Dialect::Package => "package (help centre)",
        Dialect::Rules => "rules (2026)",
        Dialect::Legacy => "legacy (2021–23)",
    },
    dialect_explained: |dialect| match dialect {
        Dialect::Documented => "The API document's own: login_country-US_city-… with the package's password.",
        Dialect::Package => "The help centre's: package-number-country-us-… with the package key as the password.",
        Dialect::Rules => {
            "The platform's of 2026: country-us-… with the package key as the password; usually on port 1337."
        }
        Dialect::Legacy => {
            "That of 2021 to 2023: the target stands in the password; ports 9000 to 9999, a session each."
        }
    },
    package_number: "Package number",
    package_number_hint: "As the SOAX dashboard shows it.",
    isp_package: "ISP package: sessions of up to a day",
    format: "Format",
    protocol: "Protocol",
    host: "Host",
    port: "Port",
    not_host: "Write a host name, such as proxy.soax.com.",
    not_port: "Write a port from 1 to 65535, such as 5000.",
    preview: "Targeting string",
    whole_line: "Whole line",
    user_name: "User name",
    password_says_it: "Password",
    parts: "What each part says",
    meaning: |meaning| match meaning {
        Meaning::Package => "the package that pays".to_owned(),
        Meaning::ConnectionType(ConnectionType::Wifi) => "a residential address".to_owned(),
        Meaning::ConnectionType(ConnectionType::Mobile) => "a mobile address".to_owned(),
        Meaning::Country(name) => format!("comes out in {name}"),
        Meaning::Region(name) => format!("in the region {name}"),
        Meaning::City(name) => format!("in the city {name}"),
        Meaning::Isp(name) => format!("in the network of the ISP {name}"),
        Meaning::Operator(name) => format!("in the network of the operator {name}"),
        Meaning::Session => "requests with this ID share one address".to_owned(),
        Meaning::Seconds(0) => "a new address on every request".to_owned(),
        Meaning::Seconds(seconds) => format!("keeps the address for {}", duration(*seconds)),
    },
    and_so_on: |more, written| format!("and {written} more {}", english_plural(more, "line", "lines")),
    not_yet: "The string appears here once the fields are in order.",
    making: |done, all| format!("{done} of {all} lines"),
    lines_copied: |count| format!("{count} lines copied."),
    lines_downloaded: |count| format!("{count} {} downloaded.", english_plural(count, "line", "lines")),
    stopped: "Stopped. Nothing was copied or downloaded.",
    download_failed: "The browser did not let the page offer a file.",
    one_login_by_address: "This program keeps one login for each host and port, so that of several sessions on one gateway only one works.",
    check: "Check the exit address",
    check_explained: "A web page cannot send a request through a proxy of its choice. Run one of these programs: SOAX's checker answers with the address and place that it sees.",
    cannot_carry: |CannotCarry { field, why }| match why {
        Why::Empty => format!("{} is missing.", of(field)),
        Why::Holds(held) => {
            format!("{} holds “{}”, which this dialect cannot carry{}", of(field), character(held), instead(field))
        }
        Why::LongerThan(characters) => {
            format!("{} is longer than the {characters} characters that this dialect takes.", of(field))
        }
        Why::NotBetween { from, to } => format!("{} must be between {from} and {to} in this dialect.", of(field)),
        Why::NoWord => {
            format!("{} cannot be said in this dialect. Choose another dialect, or leave it out.", of(field))
        }
        Why::Excludes(other) => format!("{} and {} exclude each other.", of(field), of(other).to_lowercase()),
        Why::OtherConnectionType => format!("{}: a package of this connection type has none.", of(field)),
    },
    lost: |CannotCarry { field, why }| match why {
        Why::Empty => format!("{}: missing", of(field)),
        Why::Holds(held) => format!("{}: holds “{}”", of(field), character(held)),
        Why::LongerThan(characters) => format!("{}: longer than {characters} characters", of(field)),
        Why::NotBetween { from, to } => format!("{}: not between {from} and {to}", of(field)),
        Why::NoWord => format!("{}: no word for it", of(field)),
        Why::Excludes(other) => format!("{}: not together with {}", of(field), of(other).to_lowercase()),
        Why::OtherConnectionType => format!("{}: not in a package of this connection type", of(field)),
    },
    not_targeting: |why| match why {
        NotTargeting::UnknownPart(part) => format!("Part {part} is none that this dialect knows."),
        NotTargeting::Twice(field) => format!("{} is said twice.", of(field)),
        NotTargeting::Malformed(field) => format!("{} is not of its form.", of(field)),
        NotTargeting::TwoCarriers => "It names both an ISP and an operator; a package has only one of them.".to_owned(),
        NotTargeting::LengthAlone => "It gives a session length without a session ID.".to_owned(),
        NotTargeting::CannotCarry(refused) => (ENGLISH.cannot_carry)(refused),
    },
    extras: "Further settings",
    extra: |field| match field {
        Field::Asn => "ASN",
        Field::Zip => "Postal code",
        Field::Network => "Network",
        Field::RotateRequests => "New address after (requests)",
        Field::OnError => "When the node fails",
        Field::BindNode => "Never replace the node",
        Field::BindSeconds => "Binding time (seconds)",
        Field::IdleSeconds => "Idle time (seconds)",
        Field::UniqueIp => "Only addresses not used before",
        Field::Lookalike => "Replace a node by one like it",
        Field::Wb => "SOAX's option wb",
        other => of(other),
    },
    extra_choice: |field, word| match (field, word) {
        (Field::Network, "") => "any".to_owned(),
        (Field::Network, "res") => "residential".to_owned(),
        (Field::Network, "mob") => "mobile".to_owned(),
        (Field::Network, "res_mob") => "residential or mobile".to_owned(),
        (_, "") => "SOAX decides".to_owned(),
        (_, "replace") => "take another node".to_owned(),
        (_, "fail") => "hand the error back".to_owned(),
        (_, word) => match word.trim_start_matches("retry_") {
            "1" => "try the same node once more".to_owned(),
            times => format!("try the same node {times} times"),
        },
    },
    not_number: "Write a whole number.",
};

fn of(field: Field) -> &'static str {
    match field {
        Field::Package => "The package's login",
        Field::ConnectionType => "The connection type",
        Field::Country => "The country",
        Field::Region => "The region",
        Field::City => "The city",
        Field::Isp => "The ISP",
        Field::Operator => "The operator",
        Field::SessionId => "The session ID",
        Field::SessionSeconds => "The session length",
        Field::Asn => "The ASN",
        Field::Zip => "The postal code",
        Field::Network => "The network",
        Field::BindSeconds => "The binding time",
        Field::IdleSeconds => "The idle time",
        Field::UniqueIp => "The unique address",
        Field::Lookalike => "The look-alike",
        Field::Wb => "The option wb",
        Field::RotateRequests => "The rotation by requests",
        Field::BindNode => "The bound node",
        Field::OnError => "What to do on errors",
    }
}

fn instead(field: Field) -> &'static str {
    match field {
        Field::City | Field::Region => ". Take the next wider area, or another dialect.",
        Field::SessionId => ". Use letters and digits.",
        _ => ".",
    }
}

fn duration(seconds: u32) -> String {
    let units =
        [(86_400, "day", "days"), (3_600, "hour", "hours"), (60, "minute", "minutes"), (1, "second", "seconds")];
    let mut rest = seconds;
    let mut said = Vec::new();
    for (length, one, many) in units {
        let count = rest / length;
        rest %= length;
        if count > 0 {
            said.push(format!("{count} {}", english_plural(count.into(), one, many)));
        }
    }
    if said.is_empty() { "0 seconds".to_owned() } else { said.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        for (seconds, said) in [
            (0, "0 seconds"),
            (1, "1 second"),
            (59, "59 seconds"),
            (600, "10 minutes"),
            (90, "1 minute 30 seconds"),
            (3_600, "1 hour"),
            (93_784, "1 day 2 hours 3 minutes 4 seconds"),
        ] {
            assert_eq!(duration(seconds), said);
        }
    }

    #[test]
    fn refusals_name_field_and_character() {
        let say = |field, why| (ENGLISH.cannot_carry)(CannotCarry { field, why });
        assert_eq!(
            say(Field::City, Why::Holds('-')),
            "The city holds “-”, which this dialect cannot carry. Take the next wider area, or another dialect."
        );
        assert_eq!(
            say(Field::SessionSeconds, Why::NotBetween { from: 10, to: 3600 }),
            "The session length must be between 10 and 3600 in this dialect."
        );
    }
}
