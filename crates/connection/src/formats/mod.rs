//! One file per format: its grammar, where that grammar comes from, its writer, and its reader where people paste it.

pub(crate) mod ads_power;
pub(crate) mod clash;
pub(crate) mod colon_separated;
pub(crate) mod credentials_at_host;
pub(crate) mod credentials_first;
pub(crate) mod csv;
pub(crate) mod curl;
pub(crate) mod environment;
pub(crate) mod foxyproxy;
pub(crate) mod host_at_credentials;
pub(crate) mod json;
pub(crate) mod mobileconfig;
pub(crate) mod named;
pub(crate) mod pac;
pub(crate) mod proxifier;
pub(crate) mod proxychains;
pub(crate) mod shadowrocket;
pub(crate) mod sing_box;
pub(crate) mod surge;
pub(crate) mod telegram;
pub(crate) mod url;
pub(crate) mod xray;
pub(crate) mod zero_omega;
