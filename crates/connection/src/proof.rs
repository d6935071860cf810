use crate::Format;

/// How it is known that others read what a format's writer writes. `cargo xtask test consumers` holds whatever is not
/// [`Proof::None`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// These programs log in to a proxy with it, or read the very values out of it.
    Programs(&'static str),
    /// This published description of the program's configuration admits it; the program itself has not been asked.
    Schema(&'static str),
    /// No program owns the format; our own reader reads back what is written.
    ReadBack,
    /// It is written after its documentation, and nobody has tried.
    None,
}

impl Format {
    /// How it is known that others read it.
    pub const fn proof(self) -> Proof {
        match self {
            Self::ColonSeparated | Self::CredentialsAtHost | Self::CredentialsFirst | Self::HostAtCredentials => {
                Proof::ReadBack
            }
            Self::Url => Proof::Programs("curl, wget, Python requests, httpx, aiohttp, Node undici"),
            Self::Csv | Self::CsvForSpreadsheets => Proof::Programs("Python csv"),
            Self::Json | Self::JsonLines => Proof::Programs("Python json"),
            Self::CurlPosix => Proof::Programs("curl"),
            Self::EnvironmentPosix => Proof::Programs("curl, wget"),
            Self::Proxychains => Proof::Programs("proxychains4"),
            Self::SingBox => Proof::Programs("sing-box"),
            Self::Clash => Proof::Schema("meta-json-schema"),
            Self::Pac => Proof::Programs("pac-resolver"),
            Self::CurlPowerShell
            | Self::EnvironmentPowerShell
            | Self::Xray
            | Self::FoxyProxyList
            | Self::FoxyProxyJson
            | Self::ZeroOmega
            | Self::Telegram
            | Self::AdsPower
            | Self::Surge
            | Self::Shadowrocket
            | Self::Proxifier
            | Self::MobileConfig => Proof::None,
        }
    }
}
