//! Any text as a targeting string: whatever a dialect reads, it writes, and what it has written it reads as the same.

use api::Secret;
use soax::{
    ConnectionType,
    targeting::{Dialect, Profile, Recognised, package::Lengths, recognise},
};

/// Panics where a string changes its meaning on the way.
pub fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    for dialect in Dialect::ALL {
        if let Ok(read) = dialect.read(text) {
            settles(&read);
        }
    }
    let ways = recognise(text);
    let trimmed = text.trim();
    for read in &ways {
        assert_eq!(read.dialect.read(trimmed).as_ref(), Ok(read), "recognised otherwise than read");
    }
    let fits = Dialect::ALL.into_iter().any(|dialect| dialect.read(trimmed).is_ok());
    assert_eq!(fits, !ways.is_empty(), "a string that a dialect reads is recognised");
}

fn settles(read: &Recognised) {
    let dialect = read.dialect;
    // `package` does not say which kind a carrier is; the package does.
    let connection_type = read.connection_type.unwrap_or(match &read.target.carrier {
        Some(carrier) if carrier.field() == soax::targeting::Field::Operator => ConnectionType::Mobile,
        _ => ConnectionType::Wifi,
    });
    let profile = Profile {
        dialect,
        package: read.package.clone().unwrap_or_else(|| "key".to_owned()),
        password: Secret::new("PASSWORD"),
        connection_type,
        lengths: Lengths::Day,
    };
    let login = profile.login(&read.target).expect("what was read can be written");
    let written: String = login.parts.iter().map(|part| part.text.as_str()).collect();
    let shown = if dialect == Dialect::Legacy { login.password.expose() } else { &login.user };
    assert_eq!(written, shown, "the parts in a row are the whole string");
    assert_eq!(dialect.read(&written).as_ref(), Ok(read), "{written}");
    let (carried, lost) = dialect.carry(&read.target);
    assert!(lost.is_empty() && carried == read.target, "a dialect says what it has read");
}
