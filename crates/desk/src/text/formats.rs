//! The names of connection formats and protocols, and why a format cannot carry something.

use connection::{CannotCarry, Field, Format, Proof, Scheme, Warning, Why};

/// The sentences.
pub struct Formats {
    /// A format's name.
    pub name: fn(Format) -> &'static str,
    /// A protocol's name.
    pub scheme: fn(Scheme) -> &'static str,
    /// Why a format refuses a line, a whole sentence.
    pub cannot_carry: fn(CannotCarry) -> String,
    /// What its program does not do well with these entries, whole sentences.
    pub warning: fn(Warning) -> &'static str,
    /// Offers another format.
    pub use_instead: fn(&str) -> String,
    /// By what it is verified that its program takes what is written; or that it is not.
    pub proof: fn(Proof) -> String,
    /// The mark of what nobody has tried.
    pub not_verified: &'static str,
}

impl Formats {
    /// A format's name as it stands in a list to choose from, with a mark where nobody has tried it.
    pub fn listed(&self, format: Format) -> String {
        let name = (self.name)(format);
        match format.proof() {
            Proof::None => format!("{name} ({})", self.not_verified),
            Proof::Programs(_) | Proof::Schema(_) | Proof::ReadBack => name.to_owned(),
        }
    }
}

/// What is called the same in every language.
const fn own_name(format: Format) -> &'static str {
    match format {
        Format::ColonSeparated => "host:port:user:password",
        Format::CredentialsAtHost => "user:password@host:port",
        Format::CredentialsFirst => "user:password:host:port",
        Format::HostAtCredentials => "host:port@user:password",
        Format::Url => "URL",
        Format::Csv | Format::CsvForSpreadsheets => "CSV",
        Format::Json => "JSON",
        Format::JsonLines => "JSON Lines",
        Format::CurlPosix => "curl",
        Format::CurlPowerShell => "curl (PowerShell)",
        Format::EnvironmentPosix => "HTTP_PROXY",
        Format::EnvironmentPowerShell => "HTTP_PROXY (PowerShell)",
        Format::Proxychains => "proxychains-ng",
        Format::SingBox => "sing-box",
        Format::Clash => "Clash, Mihomo",
        Format::Xray => "Xray, V2Ray",
        Format::FoxyProxyList | Format::FoxyProxyJson => "FoxyProxy",
        Format::ZeroOmega => "ZeroOmega, SwitchyOmega",
        Format::Pac => "PAC",
        Format::Telegram => "Telegram",
        Format::AdsPower => "AdsPower",
        Format::Surge => "Surge",
        Format::Shadowrocket => "Shadowrocket",
        Format::Proxifier => "Proxifier",
        Format::MobileConfig => "Apple .mobileconfig",
    }
}

const fn scheme(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Http => "HTTP",
        Scheme::Https => "HTTPS",
        Scheme::Socks5 => "SOCKS5",
        Scheme::Socks5h => "SOCKS5h",
        Scheme::MtProto => "MTProto",
    }
}

/// A character as it is shown in a sentence; white space and control characters by their numbers.
pub(super) fn character(character: char) -> String {
    if character.is_control() || character.is_whitespace() {
        format!("U+{:04X}", u32::from(character))
    } else {
        character.to_string()
    }
}

/// English.
pub const ENGLISH: Formats = Formats {
    name: |format| match format {
        Format::CsvForSpreadsheets => "CSV for spreadsheets",
        Format::EnvironmentPosix => "Environment variables",
        Format::EnvironmentPowerShell => "Environment variables (PowerShell)",
        Format::FoxyProxyList => "FoxyProxy, list",
        Format::FoxyProxyJson => "FoxyProxy, settings",
        Format::Pac => "PAC file",
        Format::Telegram => "Telegram links",
        other => own_name(other),
    },
    scheme,
    cannot_carry: |CannotCarry { field, why }| {
        let field = match field {
            Field::Scheme => "the protocol",
            Field::Host => "the host",
            Field::Port => "the port",
            Field::User => "the user name",
            Field::Password => "the password",
            Field::Name => "the name",
            Field::Country => "the country",
            Field::Expires => "the date",
        };
        match why {
            Why::Empty => format!("This format cannot do without {field}."),
            Why::Holds(held) => format!("This format cannot carry {field}: it holds “{}”.", character(held)),
            Why::OuterSpace => format!("This format cannot carry {field}: it begins or ends with a space."),
            Why::LongerThan(bytes) => format!("This format cannot carry {field}: it is longer than {bytes} bytes."),
            Why::Ipv6 => "This format cannot carry an IPv6 address as the host.".to_owned(),
            Why::NotNumeric => "This format wants a numeric address as the host, not a name.".to_owned(),
            Why::OnlyOne => "This format has place for one proxy only.".to_owned(),
            Why::NoWord => format!("This format has no word for {field} as it is. Choose another format."),
        }
    },
    warning: |warning| match warning {
        Warning::SharedAddress => {
            "Several entries share host and port with different logins, and the program that this format is for keeps one login for each: not all of them will work there."
        }
        Warning::SocksLogin => {
            "Chrome, Edge and other browsers made of Chromium send no password to a SOCKS5 proxy: these entries work in Firefox only. Change their type to HTTP for the others."
        }
    },
    use_instead: |format| format!("Write {format} instead"),
    proof: |proof| match proof {
        Proof::Programs(programs) => format!("Verified in every test run with {programs}."),
        Proof::Schema(schema) => {
            format!("Admitted by {schema} in every test run; not verified with the program itself.")
        }
        Proof::ReadBack => "No program owns this format; what is written is read back in every test run.".to_owned(),
        Proof::None => "Not verified: written after its documentation, and not tried with the program.".to_owned(),
    },
    not_verified: "not verified",
};

/// Russian.
pub const RUSSIAN: Formats = Formats {
    name: |format| match format {
        Format::CsvForSpreadsheets => "CSV для таблиц",
        Format::EnvironmentPosix => "Переменные окружения",
        Format::EnvironmentPowerShell => "Переменные окружения (PowerShell)",
        Format::FoxyProxyList => "FoxyProxy, список",
        Format::FoxyProxyJson => "FoxyProxy, настройки",
        Format::Pac => "Файл PAC",
        Format::Telegram => "Ссылки Telegram",
        other => own_name(other),
    },
    scheme,
    cannot_carry: |CannotCarry { field, why }| {
        let field = match field {
            Field::Scheme => "протокол",
            Field::Host => "хост",
            Field::Port => "порт",
            Field::User => "логин",
            Field::Password => "пароль",
            Field::Name => "название",
            Field::Country => "страну",
            Field::Expires => "дату",
        };
        match why {
            Why::Empty => format!("В этом формате обязательно указать {field}."),
            Why::Holds(held) => {
                format!("В этом формате нельзя записать {field}: мешает символ «{}».", character(held))
            }
            Why::OuterSpace => format!("В этом формате нельзя записать {field}: мешает пробел в начале или в конце."),
            Why::LongerThan(bytes) => format!("В этом формате нельзя записать {field} длиннее {bytes} байт."),
            Why::Ipv6 => "В этом формате хостом не может быть адрес IPv6.".to_owned(),
            Why::NotNumeric => "Этому формату нужен хост в виде числового адреса, а не имени.".to_owned(),
            Why::OnlyOne => "В этом формате помещается только один прокси.".to_owned(),
            Why::NoWord => format!("Этот формат не умеет передавать {field} в таком виде. Выберите другой формат."),
        }
    },
    warning: |warning| match warning {
        Warning::SharedAddress => {
            "У нескольких записей одинаковые хост и порт, но разные логины, а программа, для которой этот формат, хранит для них один: работать там будут не все."
        }
        Warning::SocksLogin => {
            "Chrome, Edge и другие браузеры на основе Chromium не передают пароль прокси SOCKS5: эти записи заработают только в Firefox. Для остальных смените тип на HTTP."
        }
    },
    use_instead: |format| format!("Записать как {format}"),
    proof: |proof| match proof {
        Proof::Programs(programs) => format!("Проверяется при каждом прогоне тестов: {programs}."),
        Proof::Schema(schema) => {
            format!("При каждом прогоне тестов сверяется с {schema}; самой программой не проверено.")
        }
        Proof::ReadBack => {
            "Формат не принадлежит ни одной программе; при каждом прогоне тестов записанное читается обратно."
                .to_owned()
        }
        Proof::None => "Не проверено: записано по документации, с самой программой не испытано.".to_owned(),
    },
    not_verified: "не проверено",
};

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_two_formats_have_one_name() {
        for language in [ENGLISH, RUSSIAN] {
            let names: HashSet<_> = Format::ALL.map(language.name).into();
            assert_eq!(names.len(), Format::ALL.len());
        }
    }

    #[test]
    fn what_nobody_has_tried_says_so_where_it_is_chosen() {
        assert_eq!(ENGLISH.listed(Format::Surge), "Surge (not verified)");
        assert_eq!(RUSSIAN.listed(Format::Surge), "Surge (не проверено)");
        assert_eq!(ENGLISH.listed(Format::SingBox), "sing-box");
    }

    #[test]
    fn what_cannot_be_seen_is_named_by_its_number() {
        let refused = CannotCarry { field: Field::Password, why: Why::Holds('\n') };
        assert_eq!((ENGLISH.cannot_carry)(refused), "This format cannot carry the password: it holds “U+000A”.");
    }
}
