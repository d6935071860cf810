//! The sentences of the Targeting page.

mod english;
mod russian;

pub use english::ENGLISH;
pub use russian::RUSSIAN;

use soax::{
    ConnectionType,
    targeting::{CannotCarry, Dialect, Field, NotTargeting},
};

/// What a part of a targeting string means, with the names that it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Which package pays.
    Package,
    /// The package's connection type.
    ConnectionType(ConnectionType),
    /// The country, by its name.
    Country(String),
    /// The region.
    Region(String),
    /// The city.
    City(String),
    /// The internet provider.
    Isp(String),
    /// The mobile operator.
    Operator(String),
    /// The session's identifier.
    Session,
    /// The session's length in seconds.
    Seconds(u32),
}

/// The sentences.
#[allow(missing_docs, reason = "each field is named after the English sentence that stands in it")]
pub struct Targeting {
    pub lead: &'static str,
    pub where_to: &'static str,
    pub package: &'static str,
    pub connection_type: fn(ConnectionType) -> &'static str,
    pub no_password: &'static str,
    pub country: &'static str,
    pub country_hint: &'static str,
    pub no_such_country: &'static str,
    pub choose_country: &'static str,
    pub region: &'static str,
    pub city: &'static str,
    pub isp: &'static str,
    pub operator: &'static str,
    pub reading_list: &'static str,
    pub country_first: &'static str,
    pub in_list: fn(u64) -> String,
    pub list_empty: &'static str,
    pub list_failed: &'static str,
    pub not_whole: &'static str,
    pub not_in_list: &'static str,
    /// Offers to leave a place or carrier out.
    pub leave_out: fn(Field) -> &'static str,
    pub other_type: &'static str,
    /// Offers to switch the package to that connection type.
    pub switch_to: fn(ConnectionType) -> &'static str,
    pub switched: fn(ConnectionType) -> &'static str,
    pub session: &'static str,
    pub session_id: &'static str,
    pub session_hint_none: &'static str,
    pub session_hint_one: &'static str,
    /// The first and the last name of many sessions.
    pub session_hint_many: fn(&str, &str) -> String,
    pub new_id: &'static str,
    pub session_seconds: &'static str,
    pub seconds_hint_none: &'static str,
    pub seconds_without_session: &'static str,
    pub not_seconds: &'static str,
    pub duration: fn(u32) -> String,
    pub every_request: &'static str,
    pub sessions: &'static str,
    pub sessions_hint: &'static str,
    pub not_sessions: &'static str,
    pub writing: &'static str,
    pub dialect: &'static str,
    pub dialect_name: fn(Dialect) -> &'static str,
    pub dialect_explained: fn(Dialect) -> &'static str,
    pub package_number: &'static str,
    pub package_number_hint: &'static str,
    pub isp_package: &'static str,
    pub format: &'static str,
    pub protocol: &'static str,
    pub host: &'static str,
    pub port: &'static str,
    pub not_host: &'static str,
    pub not_port: &'static str,
    pub preview: &'static str,
    pub whole_line: &'static str,
    pub user_name: &'static str,
    pub password_says_it: &'static str,
    pub parts: &'static str,
    pub meaning: fn(&Meaning) -> String,
    /// How many more lines there are, and the same as it is written.
    pub and_so_on: fn(u64, &str) -> String,
    pub not_yet: &'static str,
    pub making: fn(&str, &str) -> String,
    pub lines_copied: fn(u64) -> String,
    pub lines_downloaded: fn(u64) -> String,
    pub stopped: &'static str,
    pub download_failed: &'static str,
    pub one_login_by_address: &'static str,
    pub check: &'static str,
    pub check_explained: &'static str,
    pub cannot_carry: fn(CannotCarry) -> String,
    /// What does not carry over into another dialect, and why, in a few words.
    pub lost: fn(CannotCarry) -> String,
    /// Why a dialect does not know a string that is like one of its own.
    pub not_targeting: fn(NotTargeting) -> String,
    /// What only some dialects have a word for.
    pub extras: &'static str,
    /// The label of a field for it.
    pub extra: fn(Field) -> &'static str,
    /// The words for what can be chosen in such a field; nothing chosen is empty.
    pub extra_choice: fn(Field, &str) -> String,
    pub not_number: &'static str,
}
