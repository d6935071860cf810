//! The sentences of the Buy page, in English.

use super::Buy;
use crate::text::english_plural;
use crate::whole_number::NotWhole;
use proxy6::{Protocol, Version};

/// English.
pub const ENGLISH: Buy = Buy {
    price: "Price",
    count: "Count",
    period: "Period (days)",
    version: "Version",
    country: "Country",
    protocol: "Type",
    comment: "Comment",
    auto_renew: "Auto-renew",
    auto_renew_warning: "Proxy6 will extend them by itself and charge the balance. The API cannot switch this off later: only Proxy6's own site can.",
    version_name: |version| match version {
        Version::Ipv4Shared => "IPv4 Shared",
        Version::Ipv4 => "IPv4",
        Version::MtProto => "MTProto",
        Version::Ipv6 => "IPv6",
    },
    protocol_name: |protocol| match protocol {
        Protocol::Http => "HTTPS",
        Protocol::Socks => "SOCKS5",
    },
    bad_number: |why| match why {
        NotWhole::Missing => "Type a number.",
        NotWhole::NotANumber => "This is not a number.",
        NotWhole::Fraction => "Only a whole number will do.",
        NotWhole::BelowOne => "It must be at least 1.",
        NotWhole::TooLarge => "This number is too large.",
    },
    characters: |used, most| format!("{used} of {most} characters"),
    comment_too_long: |used, most| format!("{used} characters; Proxy6 keeps at most {most}."),
    each: |one, day| format!("{one} each, {day} a day"),
    balance: |balance| format!("Balance {balance}"),
    balance_after: |after| format!("after it {after}"),
    balance_short: |missing| format!("{missing} short"),
    allows: |count| format!("The balance allows up to {count}."),
    allows_at_least: |count| format!("The balance allows {count} or more."),
    allows_none: "The balance does not allow one.",
    buy: "Buy",
    bought: |count, price| format!("Bought {count} {} for {price}.", english_plural(count, "proxy", "proxies")),
    bought_last: "Last purchase",
    see_in_proxies: "See them in Proxies",

    country_hint: "Code or name, in English or Russian.",
    nothing_found: "No country is called that.",
    country_missing: "Choose a country.",
    country_unknown: "No country is called that.",
    did_you_mean: |name| format!("No country is called that. Did you mean {name}?"),
    country_not_sold: |version, country| format!("Proxy6 does not sell {version} in {country}."),
    in_stock: |count| format!("{count} in stock"),
    out_of_stock: "none in stock",
    asking_stock: "asking for the stock…",

    all_prices: "All prices, for one proxy a day",
    days: |days| format!("{days} {}", english_plural(days, "day", "days")),
    cheapest: "cheapest",
    cell: |version, days, price| format!("{version}, {days} {}: {price} a day", english_plural(days, "day", "days")),
    not_sold: "not sold",

    stock: |version| format!("In stock, {version}"),
    by_name: "Name",
    by_stock: "Stock",
    sort_by: "Sort by",
    nowhere_sold: "Proxy6 sells this version nowhere now.",
    map: "Map",
    map_of: |version| format!("Map of the stock, {version}"),
    legend: "Legend",
    section: "Part of the map",
    world: "World",
    europe: "Europe",
    as_table: "As a table",

    progress: |done, total| format!("{done} of {total}"),
    cancelled: |done, total| format!("Stopped at {done} of {total}."),
    go_on: "Go on",
    refresh: "Refresh",

    check_order: "Check the order",
    account: "Account",
    what: "Proxies",
    total: "Price",
    balance_now: "Balance now",
    balance_then: "Balance after it",
    available: "In stock",
    auto_renew_on: "On. The API cannot switch it off later: only Proxy6's own site can.",
    auto_renew_off: "Off",
    no_comment: "None",
    asking: "Asking for price, balance and stock…",
    ask_again: "Ask again",
    stock_short: |country, in_stock, count| {
        format!(
            "{country}: only {count} {} in stock. Order fewer, or choose another country or version.",
            english_plural(in_stock, "is", "are")
        )
    },
    stock_gone: |country| format!("{country}: none is in stock. Choose another country or version."),
    money_short: |missing| {
        format!("The balance is {missing} short. Add money at Proxy6, or order fewer or for a shorter time.")
    },
    type_count: |count| format!("The price is above the amount you set. Type the count, {count}, to confirm"),
    confirm: "Confirm purchase",
    sending: "Buying. It has been sent: closing this does not stop it, and you will be told what came of it.",
    outcome_unknown: "It is not known whether this purchase went through. Do not buy again before you have looked.",
    look_in_list: "Look in the list",
    open_journal: "Open the Journal",
    lock_scope: "Only the tabs of this browser at this address wait for each other. Another browser, and the same app at another address (the relay's own page), know nothing of this purchase: do not buy there at the same time.",
    recent: "Bought on this account in the last 5 minutes",
    no_recent: "Nothing has been bought on this account in the last 5 minutes.",
    looking_for_recent: |read| {
        format!("Looking through the list for purchases of the last 5 minutes. Proxies read: {read}.")
    },
    stop_looking: "Stop looking",
    stopped_looking: |read| {
        format!(
            "Not the whole list was looked through: you stopped it at {read} proxies. There may be purchases of the last 5 minutes that are not shown."
        )
    },
    minutes_ago: |minutes| match minutes {
        0 => "less than a minute ago".to_owned(),
        _ => format!("{minutes} {} ago", english_plural(minutes, "minute", "minutes")),
    },
    settled: "What came of it is known now:",
    bought_of_plan: |countries| format!("Bought: {countries}."),
    not_sent_of_plan: |countries| format!("Not sent, and not charged: {countries}."),

    add_country: "Add another country",
    countries: "Countries of this purchase",
    take_out: |country| format!("Take out {country}"),
    plan_hint: "Each country is a purchase of its own; all of them are confirmed at once.",
};
