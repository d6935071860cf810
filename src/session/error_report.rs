//! What a person can send to whoever looks into a failure: no key, no password, no address, no word of others.

use super::{connection::connection, trouble::Trouble, words::words};
use crate::browser::{clock, page};
use leptos::prelude::untrack;

/// The report on a failure, in English, for a component's first line: what it says is gathered when it is asked for.
pub fn error_report() -> impl Fn(&Trouble) -> String + Copy + 'static {
    let (connection, words) = (connection(), words());
    move |trouble| {
        let lines = [
            format!("Proxydeck {}", page::build()),
            format!("page: {}", page_name(&page::hash())),
            format!("connection: {}", untrack(|| connection.mode()).name()),
            format!("language: {}, online: {}", untrack(|| words.language()).code(), page::is_online()),
            page::user_agent(),
            format!("time: {}", clock::now_seconds()),
            format!("failure: {}", trouble.name()),
        ];
        lines.join("\n")
    }
}

/// Of the address the page's name alone: its settings are the person's own affair.
fn page_name(hash: &str) -> &str {
    let path = hash.trim_start_matches(['#', '/']);
    path.split(['?', '/']).next().filter(|name| !name.is_empty()).unwrap_or("home")
}
