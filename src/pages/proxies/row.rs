//! A proxy in a row of the table.

use super::{facets, list::List};
use crate::session::{
    checks::{Checked, Checks},
    words::Words,
};
use crate::ui::{
    flag_sheet::FlagSheet,
    virtual_table::{RowParts, Rows},
};
use desk::roster::{RowView, Severity, State, TimeLeft};
use leptos::prelude::With;
use proxy6::ProxyId;

/// The rows of the table.
#[derive(Clone, Copy)]
pub struct ProxyRows {
    /// What is shown.
    pub list: List,
    /// What checks say.
    pub checks: Checks,
    /// Their countries' flags.
    pub flags: FlagSheet,
    /// In which language.
    pub words: Words,
}

/// What stands for a password that is not on show; as long for every password.
const MASK: &str = "••••";
/// What stands where there is nothing.
const NOTHING: &str = "–";

impl Rows for ProxyRows {
    fn count(&self) -> usize {
        // The buttons of a row say whether the filter has them already, even where the same rows are shown.
        self.list.track_filter();
        self.list.shown()
    }

    fn key(&self, place: usize) -> Option<u64> {
        self.list.at(place, |proxy| proxy.id().get())
    }

    fn place(&self, key: u64) -> Option<usize> {
        self.list.place(ProxyId::new(key))
    }

    fn paint(&self, place: usize, row: &RowParts) {
        self.list.at(place, |proxy| {
            self.paint_endpoint(proxy, row);
            self.paint_login(proxy, row);
            self.paint_kind(proxy, row);
            self.paint_times(proxy, row);
            self.paint_check(proxy.id(), row);
            self.paint_facets(proxy, row);
        });
    }
}

impl ProxyRows {
    fn paint_endpoint(&self, proxy: RowView<'_>, row: &RowParts) {
        let endpoint = format!("{}:{}", proxy.host(), proxy.port());
        let chosen = self.list.roster.with_selection(|selection| selection.contains(proxy.id()));
        row.choose(chosen);
        row.tick("select", chosen);
        row.label("select", &(self.words.proxies.select_one)(&endpoint));
        let state = proxy.state(self.list.now());
        row.text_as("state", (self.words.proxies.state)(state), dot(state));
        row.text("endpoint", &endpoint);
        row.text("ip", proxy.ip());
    }

    fn paint_login(&self, proxy: RowView<'_>, row: &RowParts) {
        row.text("user", or_nothing(proxy.user()));
        let revealed = self.list.revealed.with(|revealed| revealed.contains(&proxy.id()));
        let password = proxy.password();
        row.text("password", if revealed { password.expose() } else { MASK });
        let proxies = &self.words.proxies;
        row.text("reveal", if revealed { self.words.shell.hide } else { self.words.shell.show });
        row.label("reveal", if revealed { proxies.hide_password } else { proxies.show_password });
        row.label("copy-password", proxies.copy_password);
    }

    fn paint_kind(&self, proxy: RowView<'_>, row: &RowParts) {
        let proxies = &self.words.proxies;
        self.flags.show(proxy.country(), row, "flag");
        match proxy.country() {
            Some(country) => row.text("country", &self.words.country(country)),
            None => row.text("country", NOTHING),
        }
        row.text("version", (proxies.version_seen)(proxy.version()));
        row.text("type", or_nothing(&(proxies.type_name)(&proxy.row_type())));
        row.text("comment", or_nothing(proxy.comment()));
    }

    fn paint_times(&self, proxy: RowView<'_>, row: &RowParts) {
        let at = |moment: Option<i64>| moment.map_or_else(|| NOTHING.to_owned(), |moment| self.words.moment(moment));
        match proxy.time_left(self.list.now()) {
            Some(left) => {
                row.text_as("expires", &(self.words.proxies.time_left)(left), colour(left));
                let days = if let TimeLeft::Days(days) = left { days } else { 0 };
                row.text_as("left", &self.words.number(days.into()), colour(left));
            }
            None => {
                row.text_as("expires", NOTHING, "");
                row.text_as("left", NOTHING, "");
            }
        }
        if row.has("expires-at") {
            row.text("expires-at", &at(proxy.expires()));
        }
        if row.has("bought") {
            row.text("bought", &proxy.bought().map_or_else(|| NOTHING.to_owned(), |bought| self.words.day(bought)));
        }
        if row.has("bought-at") {
            row.text("bought-at", &at(proxy.bought()));
        }
    }

    fn paint_facets(&self, proxy: RowView<'_>, row: &RowParts) {
        for deed in facets::DEEDS {
            if row.has(deed) {
                let facet = facets::facet(self.list, proxy, deed);
                row.show(deed, facet.is_some());
                if facet.is_some_and(|facet| self.list.has_facet(&facet)) {
                    row.text(deed, "×");
                    row.label(deed, self.words.proxies.not_only);
                } else {
                    row.text(deed, "=");
                    row.label(deed, &(self.words.proxies.only)(&facets::name(self.list, proxy, deed, self.words)));
                }
            }
        }
    }

    fn paint_check(&self, id: ProxyId, row: &RowParts) {
        if !row.has("check") {
            return;
        }
        let proxies = &self.words.proxies;
        let said = |checked: Checked| match checked {
            Checked::UnderWay => (proxies.being_checked.to_owned(), "soft"),
            Checked::Works(None) => (proxies.works.to_owned(), "good"),
            Checked::Works(Some(seconds)) => {
                (format!("{} · {}", proxies.works, self.words.seconds(&seconds.to_string())), "good")
            }
            Checked::Dead => (proxies.dead.to_owned(), "bad"),
            Checked::Unknown => (proxies.not_known.to_owned(), "warn"),
        };
        let (text, class) = self.checks.of(id).map_or((String::new(), ""), said);
        row.text_as("check", &text, class);
        if !row.has("check-before") {
            return;
        }
        let before = self.checks.before(id).into_iter();
        let before: Vec<String> =
            before.map(|(at, checked)| format!("{} {}", self.words.moment(at), said(checked).0)).collect();
        row.show("check-before", !before.is_empty());
        row.text("check-before", &(proxies.checked_before)(&before.join(", ")));
    }
}

/// The class that colours what is left of a proxy's time.
pub fn colour(left: TimeLeft) -> &'static str {
    match left.severity() {
        Severity::Expired | Severity::Urgent => "bad",
        Severity::Soon => "warn",
        Severity::Fine => "",
    }
}

fn dot(state: State) -> &'static str {
    match state {
        State::Active => "good",
        State::Expiring => "warn",
        State::Expired => "bad",
    }
}

fn or_nothing(text: &str) -> &str {
    if text.is_empty() { NOTHING } else { text }
}
