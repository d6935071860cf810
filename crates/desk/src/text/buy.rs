//! The sentences of the Buy page.

mod english;
mod russian;

pub use english::ENGLISH;
pub use russian::RUSSIAN;

use crate::whole_number::NotWhole;
use proxy6::{Protocol, Version};

/// The sentences.
#[allow(missing_docs, reason = "each field is named after the English sentence that stands in it")]
pub struct Buy {
    // The calculator.
    pub price: &'static str,
    pub count: &'static str,
    pub period: &'static str,
    pub version: &'static str,
    pub country: &'static str,
    pub protocol: &'static str,
    pub comment: &'static str,
    pub auto_renew: &'static str,
    pub auto_renew_warning: &'static str,
    pub version_name: fn(Version) -> &'static str,
    pub protocol_name: fn(Protocol) -> &'static str,
    pub bad_number: fn(NotWhole) -> &'static str,
    pub characters: fn(usize, usize) -> String,
    pub comment_too_long: fn(usize, usize) -> String,
    /// The price of one, and of one for a day.
    pub each: fn(&str, &str) -> String,
    pub balance: fn(&str) -> String,
    pub balance_after: fn(&str) -> String,
    pub balance_short: fn(&str) -> String,
    pub allows: fn(&str) -> String,
    pub allows_at_least: fn(&str) -> String,
    pub allows_none: &'static str,
    pub buy: &'static str,
    pub bought: fn(u64, &str) -> String,
    pub bought_last: &'static str,
    pub see_in_proxies: &'static str,

    // The country.
    pub country_hint: &'static str,
    pub nothing_found: &'static str,
    pub country_missing: &'static str,
    pub country_unknown: &'static str,
    pub did_you_mean: fn(&str) -> String,
    pub country_not_sold: fn(&str, &str) -> String,
    pub in_stock: fn(&str) -> String,
    pub out_of_stock: &'static str,
    pub asking_stock: &'static str,

    // The prices.
    pub all_prices: &'static str,
    pub days: fn(u64) -> String,
    pub cheapest: &'static str,
    /// A cell's name: version, days, price.
    pub cell: fn(&str, u64, &str) -> String,
    pub not_sold: &'static str,

    // The stock.
    pub stock: fn(&str) -> String,
    pub by_name: &'static str,
    pub by_stock: &'static str,
    pub sort_by: &'static str,
    pub nowhere_sold: &'static str,
    pub map: &'static str,
    /// The map's and its table's name, with the version.
    pub map_of: fn(&str) -> String,
    pub legend: &'static str,
    pub section: &'static str,
    pub world: &'static str,
    pub europe: &'static str,
    pub as_table: &'static str,

    // Loading piece by piece.
    pub progress: fn(u64, u64) -> String,
    pub cancelled: fn(u64, u64) -> String,
    pub go_on: &'static str,
    pub refresh: &'static str,

    // The dialog.
    pub check_order: &'static str,
    pub account: &'static str,
    pub what: &'static str,
    pub total: &'static str,
    pub balance_now: &'static str,
    pub balance_then: &'static str,
    pub available: &'static str,
    pub auto_renew_on: &'static str,
    pub auto_renew_off: &'static str,
    pub no_comment: &'static str,
    pub asking: &'static str,
    pub ask_again: &'static str,
    /// Where, how many there are, and that as text.
    pub stock_short: fn(&str, u64, &str) -> String,
    pub stock_gone: fn(&str) -> String,
    pub money_short: fn(&str) -> String,
    pub type_count: fn(&str) -> String,
    pub confirm: &'static str,
    pub sending: &'static str,
    pub outcome_unknown: &'static str,
    pub look_in_list: &'static str,
    pub open_journal: &'static str,
    pub lock_scope: &'static str,
    pub recent: &'static str,
    pub no_recent: &'static str,
    /// So many proxies of the list have been read.
    pub looking_for_recent: fn(&str) -> String,
    pub stop_looking: &'static str,
    /// The same, where the person stopped it.
    pub stopped_looking: fn(&str) -> String,
    pub minutes_ago: fn(u64) -> String,
    pub settled: &'static str,
    pub bought_of_plan: fn(&str) -> String,
    pub not_sent_of_plan: fn(&str) -> String,

    // Several countries at once.
    pub add_country: &'static str,
    pub countries: &'static str,
    pub take_out: fn(&str) -> String,
    pub plan_hint: &'static str,
}
