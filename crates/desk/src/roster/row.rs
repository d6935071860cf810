//! One proxy's row: stored tightly, seen whole.

use super::{
    Roster,
    expiry::{State, TimeLeft},
    lines::Lines,
};
use api::{Country, Secret};
use proxy6::{Proxy, ProxyId, RowType, VersionSeen};
use std::ops::Range;

/// A row without its texts, which stand together in the roster's `lines`; see [`Spans`].
#[derive(Clone)]
pub(super) struct Row {
    pub(super) id: ProxyId,
    bought: Moment,
    expires: Moment,
    pub(super) spans: Spans,
    pub(super) comment: u32,
    pub(super) row_type: u32,
    /// The refresh in which a page named the row last.
    pub(super) seen: u16,
    pub(super) country: Option<Country>,
    pub(super) version: VersionSeen,
    pub(super) active: bool,
}

/// Where a row's texts stand in `lines`: `ip` and a line feed, where it is not the host; `host:port:user:password`, a line feed.
/// So one search finds a word in any of them, and a pasted connection string as well.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Spans {
    start: u32,
    host_start: u32,
    host_end: u32,
    user_end: u32,
    end: u32,
    pub(super) piece: u16,
    pub(super) port: u16,
}

impl Spans {
    /// Appends a row's texts to `lines`.
    pub(super) fn write(lines: &mut Lines, proxy: &Proxy) -> Self {
        let at = |text: &String| u32::try_from(text.len()).unwrap_or(u32::MAX);
        let (ip, host, user, password) = (&proxy.ip, &proxy.host, &proxy.user, proxy.password.expose());
        let bytes = ip.len() + host.len() + user.len() + password.len() + ":65535::\n\n".len();
        let (piece, spans) = lines.write(bytes, |text| {
            let start = at(text);
            if ip != host {
                text.push_str(ip);
                text.push('\n');
            }
            let host_start = at(text);
            text.push_str(host);
            let host_end = at(text);
            text.push(':');
            push_number(text, proxy.port);
            text.push(':');
            text.push_str(user);
            let user_end = at(text);
            text.push(':');
            text.push_str(password);
            let end = at(text);
            text.push('\n');
            Self { start, host_start, host_end, user_end, end, piece: 0, port: proxy.port }
        });
        Self { piece, ..spans }
    }

    /// The same texts after the row has moved to `start` of a piece.
    pub(super) fn moved_to(self, piece: u16, start: u32) -> Self {
        let moved = |at: u32| at - self.start + start;
        Self {
            start,
            host_start: moved(self.host_start),
            host_end: moved(self.host_end),
            user_end: moved(self.user_end),
            end: moved(self.end),
            piece,
            port: self.port,
        }
    }

    /// Whether the same text would be the same texts.
    pub(super) fn is_parted_as(self, other: Self) -> bool {
        self.moved_to(0, 0) == other.moved_to(0, 0)
    }

    /// The whole of it, with its last line feed.
    pub(super) fn whole(self) -> Range<usize> {
        self.start as usize..self.end as usize + 1
    }

    pub(super) fn ip(self) -> Range<usize> {
        if self.host_start == self.start { self.host() } else { self.start as usize..self.host_start as usize - 1 }
    }

    /// `host:port:user:password`
    pub(super) fn connection(self) -> Range<usize> {
        self.host_start as usize..self.end as usize
    }

    pub(super) fn host(self) -> Range<usize> {
        self.host_start as usize..self.host_end as usize
    }

    pub(super) fn user(self) -> Range<usize> {
        let digits = self.port.checked_ilog10().unwrap_or(0) as usize + 1;
        self.host_end as usize + digits + 2..self.user_end as usize
    }

    pub(super) fn password(self) -> Range<usize> {
        self.user_end as usize + 1..self.end as usize
    }
}

/// Appends a number; at a hundred thousand rows, formatting it would take as long as all else.
fn push_number(text: &mut String, number: u16) {
    if number >= 10 {
        push_number(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

/// Unix seconds or none, in half the space of `Option<i64>`.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Moment(i64);

impl From<Option<i64>> for Moment {
    fn from(seconds: Option<i64>) -> Self {
        Self(seconds.unwrap_or(i64::MIN))
    }
}

impl From<Moment> for Option<i64> {
    fn from(moment: Moment) -> Self {
        (moment.0 != i64::MIN).then_some(moment.0)
    }
}

impl Row {
    pub(super) fn new(proxy: &Proxy, spans: Spans, comment: u32, row_type: u32, seen: u16) -> Self {
        Self {
            id: proxy.id,
            bought: proxy.bought.into(),
            expires: proxy.expires.into(),
            spans,
            comment,
            row_type,
            seen,
            country: proxy.country,
            version: proxy.version,
            active: proxy.active,
        }
    }

    pub(super) fn bought(&self) -> Option<i64> {
        self.bought.into()
    }

    pub(super) fn expires(&self) -> Option<i64> {
        self.expires.into()
    }

    pub(super) fn set_expires(&mut self, expires: i64) {
        self.expires = Some(expires).into();
    }
}

/// One proxy, as the table shows it.
#[derive(Clone, Copy)]
pub struct RowView<'a> {
    pub(super) roster: &'a Roster,
    pub(super) row: &'a Row,
}

impl<'a> RowView<'a> {
    /// Proxy6's number of it.
    pub fn id(&self) -> ProxyId {
        self.row.id
    }

    /// The address that targets see.
    pub fn ip(&self) -> &'a str {
        self.roster.text(self.row, Spans::ip)
    }

    /// The address to connect to.
    pub fn host(&self) -> &'a str {
        self.roster.text(self.row, Spans::host)
    }

    /// The port to connect to.
    pub fn port(&self) -> u16 {
        self.row.spans.port
    }

    /// The login; empty for MTProto.
    pub fn user(&self) -> &'a str {
        self.roster.text(self.row, Spans::user)
    }

    /// The password; for MTProto its secret.
    pub fn password(&self) -> Secret {
        Secret::new(self.roster.text(self.row, Spans::password))
    }

    /// `host:port:user:password`, the form most tools take.
    pub fn connection(&self) -> Secret {
        Secret::new(self.roster.text(self.row, Spans::connection))
    }

    /// The protocol.
    pub fn row_type(&self) -> RowType {
        self.roster.types.shown(self.row.row_type).to_owned().into()
    }

    /// The country, where the provider names one.
    pub fn country(&self) -> Option<Country> {
        self.row.country
    }

    /// The version, as far as the provider tells.
    pub fn version(&self) -> VersionSeen {
        self.row.version
    }

    /// The technical comment; may be empty.
    pub fn comment(&self) -> &'a str {
        self.roster.comments.shown(self.row.comment)
    }

    /// Whether the provider calls it active.
    pub fn active(&self) -> bool {
        self.row.active
    }

    /// When it was bought, in unix seconds.
    pub fn bought(&self) -> Option<i64> {
        self.row.bought()
    }

    /// When it expires, in unix seconds.
    pub fn expires(&self) -> Option<i64> {
        self.row.expires()
    }

    /// What is left of its time at `now` (unix seconds), where the provider names its end.
    pub fn time_left(&self, now: i64) -> Option<TimeLeft> {
        self.expires().map(|expires| TimeLeft::between(now, expires))
    }

    /// Its state at `now` (unix seconds).
    pub fn state(&self, now: i64) -> State {
        State::at(now, self.active(), self.expires())
    }
}
