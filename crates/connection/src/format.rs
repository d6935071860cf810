use crate::{CannotCarry, Endpoint, Rejected, Scheme, Writer, formats, shape::Shape};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A text form of an endpoint. The names are kept in people's preferences: they do not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "&'static str", try_from = "String")]
pub enum Format {
    /// `host:port:user:password`
    ColonSeparated,
    /// `user:password@host:port`
    CredentialsAtHost,
    /// `user:password:host:port`
    CredentialsFirst,
    /// `host:port@user:password`
    HostAtCredentials,
    /// `scheme://user:password@host:port`
    Url,
    /// Comma-separated values.
    Csv,
    /// Comma-separated values in which spreadsheets find no formula.
    CsvForSpreadsheets,
    /// An array of JSON objects.
    Json,
    /// A JSON object a line.
    JsonLines,
    /// A command line for curl in a POSIX shell.
    CurlPosix,
    /// A command line for curl in PowerShell.
    CurlPowerShell,
    /// Environment variables in a POSIX shell.
    EnvironmentPosix,
    /// Environment variables in PowerShell.
    EnvironmentPowerShell,
    /// A configuration for proxychains-ng.
    Proxychains,
    /// A configuration for sing-box.
    SingBox,
    /// The proxies of a configuration for Mihomo, once Clash.
    Clash,
    /// A configuration for Xray and V2Ray.
    Xray,
    /// FoxyProxy's extended list.
    FoxyProxyList,
    /// FoxyProxy's settings.
    FoxyProxyJson,
    /// A backup for ZeroOmega and SwitchyOmega.
    ZeroOmega,
    /// A proxy auto-configuration file.
    Pac,
    /// Telegram's links.
    Telegram,
    /// AdsPower's objects.
    AdsPower,
    /// The proxies of a profile for Surge.
    Surge,
    /// The proxies of a configuration for Shadowrocket.
    Shadowrocket,
    /// A profile for Proxifier.
    Proxifier,
    /// A configuration profile for Apple's systems.
    MobileConfig,
}

/// A text that names no format.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such format")]
pub struct NotFormat;

impl Format {
    /// All formats, the most wanted first.
    pub const ALL: [Self; 27] = [
        Self::ColonSeparated,
        Self::CredentialsAtHost,
        Self::CredentialsFirst,
        Self::HostAtCredentials,
        Self::Url,
        Self::Csv,
        Self::CsvForSpreadsheets,
        Self::Json,
        Self::JsonLines,
        Self::CurlPosix,
        Self::CurlPowerShell,
        Self::EnvironmentPosix,
        Self::EnvironmentPowerShell,
        Self::Proxychains,
        Self::SingBox,
        Self::Clash,
        Self::Xray,
        Self::FoxyProxyList,
        Self::FoxyProxyJson,
        Self::ZeroOmega,
        Self::Pac,
        Self::Telegram,
        Self::AdsPower,
        Self::Surge,
        Self::Shadowrocket,
        Self::Proxifier,
        Self::MobileConfig,
    ];

    /// Its name in preferences and links.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ColonSeparated => "colon-separated",
            Self::CredentialsAtHost => "credentials-at-host",
            Self::CredentialsFirst => "credentials-first",
            Self::HostAtCredentials => "host-at-credentials",
            Self::Url => "url",
            Self::Csv => "csv",
            Self::CsvForSpreadsheets => "csv-for-spreadsheets",
            Self::Json => "json",
            Self::JsonLines => "json-lines",
            Self::CurlPosix => "curl-posix",
            Self::CurlPowerShell => "curl-powershell",
            Self::EnvironmentPosix => "environment-posix",
            Self::EnvironmentPowerShell => "environment-powershell",
            Self::Proxychains => "proxychains",
            Self::SingBox => "sing-box",
            Self::Clash => "clash",
            Self::Xray => "xray",
            Self::FoxyProxyList => "foxyproxy-list",
            Self::FoxyProxyJson => "foxyproxy-json",
            Self::ZeroOmega => "zero-omega",
            Self::Pac => "pac",
            Self::Telegram => "telegram",
            Self::AdsPower => "ads-power",
            Self::Surge => "surge",
            Self::Shadowrocket => "shadowrocket",
            Self::Proxifier => "proxifier",
            Self::MobileConfig => "mobileconfig",
        }
    }

    /// The usual ending of a file that holds it, without a dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::ColonSeparated | Self::CredentialsAtHost | Self::CredentialsFirst | Self::HostAtCredentials => "txt",
            Self::Url | Self::FoxyProxyList | Self::Telegram => "txt",
            Self::Csv | Self::CsvForSpreadsheets => "csv",
            Self::Json | Self::SingBox | Self::Xray | Self::FoxyProxyJson | Self::AdsPower => "json",
            Self::JsonLines => "jsonl",
            Self::CurlPosix | Self::EnvironmentPosix => "sh",
            Self::CurlPowerShell | Self::EnvironmentPowerShell => "ps1",
            Self::Proxychains | Self::Surge | Self::Shadowrocket => "conf",
            Self::Clash => "yaml",
            Self::ZeroOmega => "bak",
            Self::Pac => "pac",
            Self::Proxifier => "ppx",
            Self::MobileConfig => "mobileconfig",
        }
    }

    /// Whether [`read`] reads it. CSV and JSON arrays are read as a whole, by [`crate::List`].
    pub fn is_read(self) -> bool {
        self.shape().read.is_some()
    }

    /// Whether the program that it is for keeps one login for each host and port, so that of several entries that share
    /// them (every SOAX gateway) not all work.
    pub const fn keeps_login_by_address(self) -> bool {
        matches!(self, Self::FoxyProxyList | Self::FoxyProxyJson | Self::ZeroOmega)
    }

    /// Whether it is for browsers. Those made of Chromium send no login to a SOCKS proxy.
    pub const fn is_for_browsers(self) -> bool {
        matches!(self, Self::FoxyProxyList | Self::FoxyProxyJson | Self::ZeroOmega)
    }

    pub(crate) const fn shape(self) -> &'static Shape {
        match self {
            Self::ColonSeparated => &formats::colon_separated::SHAPE,
            Self::CredentialsAtHost => &formats::credentials_at_host::SHAPE,
            Self::CredentialsFirst => &formats::credentials_first::SHAPE,
            Self::HostAtCredentials => &formats::host_at_credentials::SHAPE,
            Self::Url => &formats::url::SHAPE,
            Self::Csv => &formats::csv::PLAIN,
            Self::CsvForSpreadsheets => &formats::csv::FOR_SPREADSHEETS,
            Self::Json => &formats::json::ARRAY,
            Self::JsonLines => &formats::json::LINES,
            Self::CurlPosix => &formats::curl::POSIX,
            Self::CurlPowerShell => &formats::curl::POWERSHELL,
            Self::EnvironmentPosix => &formats::environment::POSIX,
            Self::EnvironmentPowerShell => &formats::environment::POWERSHELL,
            Self::Proxychains => &formats::proxychains::SHAPE,
            Self::SingBox => &formats::sing_box::SHAPE,
            Self::Clash => &formats::clash::SHAPE,
            Self::Xray => &formats::xray::SHAPE,
            Self::FoxyProxyList => &formats::foxyproxy::LIST,
            Self::FoxyProxyJson => &formats::foxyproxy::FILE,
            Self::ZeroOmega => &formats::zero_omega::SHAPE,
            Self::Pac => &formats::pac::SHAPE,
            Self::Telegram => &formats::telegram::SHAPE,
            Self::AdsPower => &formats::ads_power::SHAPE,
            Self::Surge => &formats::surge::SHAPE,
            Self::Shadowrocket => &formats::shadowrocket::SHAPE,
            Self::Proxifier => &formats::proxifier::SHAPE,
            Self::MobileConfig => &formats::mobileconfig::SHAPE,
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl From<Format> for &'static str {
    fn from(format: Format) -> Self {
        format.as_str()
    }
}

impl TryFrom<String> for Format {
    type Error = NotFormat;

    fn try_from(text: String) -> Result<Self, NotFormat> {
        text.parse()
    }
}

impl FromStr for Format {
    type Err = NotFormat;

    fn from_str(text: &str) -> Result<Self, NotFormat> {
        Self::ALL.into_iter().find(|format| format.as_str() == text).ok_or(NotFormat)
    }
}

/// Writes one endpoint: a line without its end, or a whole file where the format is one. Many are a [`Writer`]'s.
///
/// # Errors
/// [`CannotCarry`] where the format has no way to say a part of it.
pub fn write(format: Format, endpoint: &Endpoint) -> Result<String, CannotCarry> {
    let mut writer = Writer::new(format);
    writer.push(endpoint)?;
    let mut text = writer.finish();
    text.truncate(text.trim_end_matches(['\r', '\n']).len());
    Ok(text)
}

/// Reads one endpoint. `scheme` is taken where the text does not say one.
///
/// # Errors
/// [`Rejected`] where the text is not of the format.
pub fn read(format: Format, text: &str, scheme: Scheme) -> Result<Endpoint, Rejected> {
    format.shape().read.ok_or(Rejected::NotRead)?(text, scheme)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_apart_and_read_back() {
        for format in Format::ALL {
            assert_eq!(format.as_str().parse(), Ok(format));
        }
        assert_eq!("nonsense".parse::<Format>(), Err(NotFormat));
    }

    #[test]
    fn one_endpoint_is_a_whole_file() {
        let endpoint = Endpoint::new(Scheme::Http, "192.0.2.7", 8000);
        assert_eq!(
            write(Format::Pac, &endpoint).as_deref(),
            Ok("function FindProxyForURL(url, host) {\n  return \"PROXY 192.0.2.7:8000\";\n}")
        );
        assert_eq!(write(Format::ColonSeparated, &endpoint).as_deref(), Ok("192.0.2.7:8000"));
        assert_eq!(read(Format::Pac, "", Scheme::Http), Err(Rejected::NotRead));
    }
}
