//! What `docs/formats.md` says of a format, and what the app says of it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test's failure")]

use connection::{Format, Proof};

/// The cell in which each format stands in the document's table.
const ROWS: [(&str, &[Format]); 19] = [
    (
        "`host:port:user:password`, `user:password@host:port`, `user:password:host:port`, `host:port@user:password`",
        &[Format::ColonSeparated, Format::CredentialsAtHost, Format::CredentialsFirst, Format::HostAtCredentials],
    ),
    ("URL", &[Format::Url]),
    ("CSV, CSV for spreadsheets", &[Format::Csv, Format::CsvForSpreadsheets]),
    ("JSON, JSON Lines", &[Format::Json, Format::JsonLines]),
    ("curl", &[Format::CurlPosix]),
    ("curl (PowerShell)", &[Format::CurlPowerShell]),
    ("environment variables", &[Format::EnvironmentPosix]),
    ("environment variables (PowerShell)", &[Format::EnvironmentPowerShell]),
    ("proxychains-ng", &[Format::Proxychains]),
    ("sing-box", &[Format::SingBox]),
    ("Clash, Mihomo", &[Format::Clash]),
    ("Xray, V2Ray", &[Format::Xray]),
    ("FoxyProxy, list and settings", &[Format::FoxyProxyList, Format::FoxyProxyJson]),
    ("ZeroOmega, SwitchyOmega", &[Format::ZeroOmega]),
    ("PAC", &[Format::Pac]),
    ("Telegram links", &[Format::Telegram]),
    ("AdsPower", &[Format::AdsPower]),
    ("Surge", &[Format::Surge]),
    ("Shadowrocket", &[Format::Shadowrocket]),
];

#[test]
fn the_document_and_the_app_claim_the_same() {
    let document = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/formats.md")).unwrap();
    let told = |name: &str| {
        let beginning = format!("| {name} | ");
        document.lines().find_map(|line| line.strip_prefix(&beginning)).unwrap_or_else(|| panic!("no row for {name}"))
    };
    for (name, formats) in ROWS {
        let row = told(name);
        for format in formats {
            let fits = match format.proof() {
                Proof::Programs(programs) => {
                    row.contains("every run")
                        && programs
                            .split(", ")
                            .all(|program| [name, row].concat().contains(program.trim_start_matches("Python ")))
                }
                Proof::Schema(schema) => row.contains(schema) && row.contains("**not verified**"),
                Proof::ReadBack => row.contains("read back"),
                Proof::None => row.contains("**not verified**"),
            };
            assert!(fits, "{format:?}: {row}");
            assert_eq!(
                row.starts_with("yes"),
                format.is_read() || matches!(format, Format::Csv | Format::CsvForSpreadsheets | Format::Json),
                "{format:?}"
            );
        }
    }
    for (name, format) in [("Proxifier `.ppx`", Format::Proxifier), ("Apple `.mobileconfig`", Format::MobileConfig)] {
        assert!(told(name).contains("**not verified**") && format.proof() == Proof::None, "{name}");
    }
    let named: usize = ROWS.iter().map(|(_, formats)| formats.len()).sum();
    assert_eq!(named + 2, Format::ALL.len());
}
