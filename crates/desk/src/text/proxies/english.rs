//! The sentences of the Proxies page, in English.

use super::Proxies;
use crate::journal::Kind;
use crate::roster::{FacetName, GroupBy, State, TimeLeft};
use crate::text::english_plural;
use proxy6::{RowType, Version, VersionSeen};

fn proxies(count: u64) -> &'static str {
    english_plural(count, "proxy", "proxies")
}

/// English.
pub const ENGLISH: Proxies = Proxies {
    table: "Proxies",
    select: "Select",
    select_one: |endpoint| format!("Select {endpoint}"),
    select_all: "Select all that match",
    endpoint: "Endpoint",
    country: "Country",
    version: "Version",
    row_type: "Type",
    user: "User",
    password: "Password",
    comment: "Comment",
    expires: "Expires",
    days_left: "Days left",
    exit_ip: "Exit IP",
    bought: "Bought",
    state: |state| match state {
        State::Active => "active",
        State::Expiring => "expiring",
        State::Expired => "expired",
    },
    version_seen: |version| match version {
        VersionSeen::Known(Version::Ipv4Shared) => "IPv4 Shared",
        VersionSeen::Known(Version::Ipv4) => "IPv4",
        VersionSeen::Known(Version::MtProto) => "MTProto",
        VersionSeen::Known(Version::Ipv6) => "IPv6",
        VersionSeen::Ipv4OrShared => "IPv4 or Shared",
    },
    type_name: |row_type| match row_type {
        RowType::Http => "HTTPS".to_owned(),
        RowType::Socks => "SOCKS5".to_owned(),
        RowType::Auto => "Auto".to_owned(),
        RowType::Other(name) => name.clone(),
    },
    time_left: |left| match left {
        TimeLeft::Expired => "expired".to_owned(),
        TimeLeft::Hours(0) => "in minutes".to_owned(),
        TimeLeft::Hours(hours) => format!("in {hours} {}", english_plural(hours.into(), "hour", "hours")),
        TimeLeft::Days(days) => format!("in {days} {}", english_plural(days.into(), "day", "days")),
    },
    show_password: "Show password",
    hide_password: "Hide password",
    copy: "Copy",
    copy_password: "Copy password",
    being_checked: "checking…",
    works: "works",
    dead: "dead",
    not_known: "not known",
    columns: "Columns",
    dense: "Rows close together",
    refresh: "Refresh",
    buy: "Buy",
    reading: |pages, rows| format!("Reading: {rows} so far, {pages} {}", english_plural(pages, "page", "pages")),
    count: |count, written| format!("{written} {}", proxies(count)),
    incomplete: |count, written| format!("{written} {}, not all read", proxies(count)),
    filter: "Filter",
    filter_hint: "Several words, each must match. Also country:de, type:socks, version:4, state:expiring, comment:shop, expires:<3d.",
    bad_facet: |bad| {
        let example = match bad.facet {
            FacetName::Country => "country:de, country:de,fr or country:germany",
            FacetName::Type => "type:http, type:socks or type:auto",
            FacetName::Version => "version:3 (IPv4 Shared), version:4 (IPv4), version:5 (MTProto) or version:6 (IPv6)",
            FacetName::State => "state:active, state:expiring or state:expired",
            FacetName::Comment => "comment:shop, or comment:=shop for exactly that",
            FacetName::Expires => "expires:<3d, expires:>12h or expires:2026-07-12",
        };
        let facet = bad.facet.word();
        if bad.value.is_empty() {
            format!("Something must follow “{facet}:”. Write {example}.")
        } else {
            format!("“{}” is not understood after “{facet}:”. Write {example}.", bad.value)
        }
    },
    only: |what| format!("Only {what}"),
    not_only: "All again",
    group_by: "Group by",
    no_groups: "Nothing",
    group_by_name: |by| match by {
        GroupBy::Country => "Country",
        GroupBy::Comment => "Comment",
        GroupBy::ExpiryDay => "Expiry day",
    },
    more_groups: |count| format!("and {count} more"),
    no_country: "no country",
    no_comment: "no comment",
    no_expiry: "no end",
    none_fits: "No proxy matches the filter.",
    clear_filter: "Clear the filter",
    none_at_all: "This account has no proxies yet.",
    nothing_read: "Nothing has been read yet. Press “Refresh”.",
    selection: "Selection",
    selected: |_, written| format!("{written} selected"),
    among: |shown, all| if shown == all { format!("of {all}") } else { format!("of {shown} shown, {all} in all") },
    beyond: |count| format!("; {count} beyond the filter"),
    invert: "Invert",
    select_none: "Select none",
    check: "Check",
    change_type: "Change type",
    change_comment: "Change comment",
    export: "Export",
    delete: "Delete",
    extend: "Extend",
    change_type_now: "Change type",
    change_comment_now: "Change comment",
    extend_so_many: |count| format!("Extend {count} {}", proxies(count)),
    change_type_of: |count| format!("Change the type of {count} {}", proxies(count)),
    change_comment_of: |count| format!("Change the comment of {count} {}", proxies(count)),
    delete_so_many: |count| format!("Delete {count} {}", proxies(count)),
    export_so_many: |count| format!("Export {count} {}", proxies(count)),
    looking_first: "Reading what is there now…",
    sending: |call, of| format!("call {call} of {of}"),
    stopping: "Stopping after the call that is under way…",
    done_of: |done, of| format!("{done} of {of}"),
    done: |kind, count, charged| {
        let proxies = proxies(count);
        match (kind, charged) {
            (Kind::Prolong, Some(charged)) => format!("Extended {count} {proxies}; {charged} charged."),
            (Kind::Prolong, None) => format!("Extended {count} {proxies}."),
            (Kind::SetType, _) => format!("Changed the type of {count} {proxies}."),
            (Kind::SetComment, _) => format!("Changed the comment of {count} {proxies}."),
            _ => format!("Deleted {count} {proxies}."),
        }
    },
    price_rose: "Nothing was sent and nothing was charged: the price has risen since it was shown. Press “Extend” to see the price of now.",
    extended_meanwhile: |count| {
        let have = english_plural(count, "proxy has", "proxies have");
        format!(
            "Nothing was sent and nothing was charged: {count} {have} been extended since you looked, in another tab or elsewhere. \
             The list is read anew; extend again if you still want to."
        )
    },
    already_of_that_type: "They already have that type, so Proxy6 changed nothing (error 30). Nothing was charged.",
    checked: |working, dead| format!("Checked: {working} working, {dead} dead."),
    report: |kind, done| {
        let what = match kind {
            Kind::Prolong => "Extension",
            Kind::SetType => "Change of type",
            Kind::SetComment => "Change of comment",
            _ => "Deletion",
        };
        format!("{what}: {done} done, not all")
    },
    not_sent: "Nothing was sent for them.",
    stay_selected: "What is not done stays selected.",
    and_more: |count| format!("and {count} more"),
    already_are: |count, of| {
        if count == of {
            "By the list all of them already have that type.".to_owned()
        } else {
            format!("By the list {count} of them already {} that type.", english_plural(count, "has", "have"))
        }
    },
    comment_too_long: |length| format!("A comment has at most 50 characters; this one has {length}."),
    comment_taken_away: "Without a text the comment is taken away.",
    comment_length: |length| format!("{length} of 50 characters"),
    no_way_back: "There is no way back, and no money back.",
    still_working: |count| format!("{count} of them still {}.", english_plural(count, "works", "work")),
    to_be_deleted: "Proxies to be deleted",
    worth: "Worth",
    worth_left: |worth| format!("The days that are left are worth {worth} by today's price for 30 days."),
    asking_worth: "Asking what the days that are left are worth…",
    worth_unknown: "What the days that are left are worth is not known: Proxy6 told no price.",
    period: "Period (days)",
    bad_period: "A whole number of days, from 1.",
    asking_price: "Asking for the price…",
    between: |least, most| format!("{least} to {most}"),
    balance_now: |balance| format!("Balance {balance}."),
    balance_after: |left| format!("Left afterwards: {left}."),
    price_by_version: "Price by version",
    proxies: "Proxies",
    price: "Price",
    why_a_range: "Proxy6 does not say which of them are IPv4 and which IPv4 Shared, so the price lies between the two.",
    balance_short: "The balance is not enough. Select fewer proxies, choose a shorter period, or add money at Proxy6.",
    format: "Format",
    preview: "Preview",
    show_passwords: "Show passwords in the preview",
    left_out: |count| format!("{count} {} left out.", english_plural(count, "is", "are")),
    in_text: |count| format!("{count} {}", proxies(count)),
    being_written: |count| format!("Writing: {count} so far"),
    not_written: "The text could not be written in the background.",
    downloaded: |name| format!("Saved as {name}."),
    download_failed: "The browser did not let the page save a file. Use “Copy”.",
    unknown_type: "Their type is one that Proxy6 does not document.",
    expiring_soon: "Expiring soon",
    within_days: "Expire within (days)",
    expire_within: |count, days| {
        let (verb, day) = (english_plural(count, "expires", "expire"), english_plural(days, "day", "days"));
        format!("{count} {} {verb} within {days} {day}.", proxies(count))
    },
    select_and_extend: "Select and extend",
    rename_comment: "Rename a comment",
    delete_by_comment: "Delete by comment",
    delete_by_comment_explained: "Proxy6 is asked which proxies have this comment now, also those that are not read or not shown here. You see each of them before anything is deleted, and only those that you saw are deleted.",
    exactly_this_comment: "Exactly as it is written, capitals and spaces too.",
    show_with_comment: "Show them",
    looking_for_comment: |found| format!("Asking Proxy6. Found: {found}."),
    none_with_comment: |comment| format!("No proxy of this account has the comment “{comment}”. Nothing is deleted."),
    rename_now: "Rename",
    rename_explained: "Every proxy of the account with this comment gets the new one, in one call; also those that are not read or not shown.",
    no_comments: "No proxy has a comment.",
    old_comment: "Comment",
    new_comment: "New comment",
    check_string: "Check a string",
    string_goes_to_proxy6: "The whole string, with its password, goes to Proxy6, which tries the proxy.",
    proxy_string: "Proxy",
    proxy_string_hint: "ip:port:user:password, or any other form in which it can be read.",
    bad_string: "This is no proxy with an address, a port, a user and a password.",
    keep_filter: "Keep this filter",
    kept_filters: "Kept filters",
    forget_filter: |text| format!("Forget the filter {text}"),
    saved_list: |when, age| {
        format!(
            "The list that was saved on {when}, {age}. It can be read and exported; nothing is sent until the account answers."
        )
    },
    age: |minutes| match minutes {
        0 => "less than a minute ago".to_owned(),
        1..60 => format!("{minutes} {} ago", english_plural(minutes, "minute", "minutes")),
        60..2_880 => format!("{} {} ago", minutes / 60, english_plural(minutes / 60, "hour", "hours")),
        _ => format!("{} days ago", minutes / 1_440),
    },
    undo_in_journal: "Another change is under way, and nothing was sent. Take this one back in the Journal.",
    filter_forgotten: |text| format!("The filter “{text}” is forgotten."),
    how_to_change: "How",
    one_for_all: "One comment for all",
    find_and_replace: "Find and replace",
    find: "Find",
    replace_with: "Replace with",
    replaced: |changed, of| format!("{changed} of {of} {}.", english_plural(changed, "changes", "change")),
    replaced_too_long: |count| {
        format!("{count} would be longer than 50 characters, and {} as before.", english_plural(count, "stays", "stay"))
    },
    move_left: |column| format!("Move {column} to the left"),
    move_right: |column| format!("Move {column} to the right"),
    width_of: |column| format!("Width of {column} (pixels)"),
    usual_columns: "As it was",
    checked_before: |times| format!("before: {times}"),
    read_only: "This is a part of the list.",
    read_state: "State",
    state_wanted: |state| match state {
        proxy6::getproxy::State::Active => "active",
        proxy6::getproxy::State::Expired => "expired",
        proxy6::getproxy::State::Expiring => "expiring",
        proxy6::getproxy::State::All => "all",
    },
    read_comment: "Comment to read",
    read_part: "Read these only",
    long_list: "Your list is long. Proxy6 can send a part of it, which is read sooner.",
};
