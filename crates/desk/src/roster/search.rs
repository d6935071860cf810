//! A word searched in the texts of all rows at once, case-blind.

use super::{Roster, fold::fold, row::Spans};
use memchr::{memchr, memchr2};

/// A folded word, and the place in it that promises the fewest false starts.
struct Needle<'w> {
    word: &'w [u8],
    at: usize,
    lower: u8,
    upper: u8,
}

impl<'w> Needle<'w> {
    /// `None` for a word that is empty.
    fn new(word: &'w str) -> Option<Self> {
        let word = word.as_bytes();
        // Addresses and ports are full of digits and points; letters are rarer, and the later ones in a word more telling.
        let rank = |byte: u8| match byte {
            b'.' | b':' | b'0'..=b'2' => 0,
            b'3'..=b'9' => 1,
            _ => 2,
        };
        let (at, &lower) = word.iter().enumerate().max_by_key(|&(_, &byte)| rank(byte))?;
        Some(Self { word, at, lower, upper: lower.to_ascii_uppercase() })
    }

    /// Where it begins in `text`, at or after `from`.
    fn find(&self, text: &[u8], mut from: usize) -> Option<usize> {
        loop {
            let rest = text.get(from + self.at..)?;
            let jump =
                if self.lower == self.upper { memchr(self.lower, rest) } else { memchr2(self.lower, self.upper, rest) };
            let start = from + jump?;
            let end = start + self.word.len();
            if text.get(start..end)?.eq_ignore_ascii_case(self.word) {
                return Some(start);
            }
            from = start + 1;
        }
    }
}

impl Roster {
    /// Marks the rows that hold a folded word in `ip`, `host:port`, `user` or the password.
    ///
    /// The masked password is found only by the whole of it, or as part of a pasted `user:password`: a row that matches for
    /// no visible reason is a riddle.
    pub(super) fn mark_lines(&self, word: &str, marks: &mut [bool]) {
        let Some(needle) = Needle::new(word) else { return };
        if !self.lines.is_ascii() {
            self.mark_folded_lines(word, marks);
        }
        if !word.is_ascii() {
            return;
        }
        let text = self.lines.as_bytes();
        let mut rows = self.rows.iter().zip(marks);
        let Some((mut row, mut mark)) = rows.next() else { return };
        let mut from = 0;
        while let Some(start) = needle.find(text, from) {
            while row.spans.whole().end <= start {
                match rows.next() {
                    Some(next) => (row, mark) = next,
                    None => return,
                }
            }
            if row.spans.may_be_found(start, word) {
                *mark = true;
                from = row.spans.whole().end;
            } else {
                from = start + 1;
            }
        }
    }

    /// The same for rows whose texts are not ASCII, one by one.
    fn mark_folded_lines(&self, word: &str, marks: &mut [bool]) {
        for (row, mark) in self.rows.iter().zip(marks) {
            let text = |range| self.text(range);
            if !text(row.spans.whole()).is_ascii() {
                let (connection, password) = (fold(text(row.spans.connection())), fold(text(row.spans.password())));
                let shown = connection.len() - password.len() - 1;
                let of_connection =
                    if word.contains(':') { Some(connection.as_str()) } else { connection.get(..shown) };
                *mark |= fold(text(row.spans.ip())).contains(word)
                    || of_connection.is_some_and(|connection| connection.contains(word))
                    || password == word;
            }
        }
    }
}

impl Spans {
    /// Whether a word that stands at `start` of the lines may be found there.
    fn may_be_found(self, start: usize, word: &str) -> bool {
        let (end, password) = (start + word.len(), self.password());
        if end <= self.user().end {
            true
        } else if start < password.start {
            word.contains(':') && end <= password.end
        } else {
            start == password.start && end == password.end
        }
    }
}
