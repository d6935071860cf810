//! A word searched in the texts of all rows at once, case-blind.

use super::{Roster, fold::fold, row::Spans};
use memchr::{memchr, memchr2, memmem};

/// A folded word to be found.
enum Needle<'w> {
    /// A single character, no letter, which nearly every text holds.
    Byte(u8),
    /// Without letters: as it is.
    Exact(Box<memmem::Finder<'w>>),
    /// With letters, of which only the lower case is here; `at` is the place that promises the fewest false starts.
    Letters { word: &'w [u8], at: usize, lower: u8 },
}

impl<'w> Needle<'w> {
    fn new(word: &'w str) -> Self {
        let word = word.as_bytes();
        // The later letters of a word are more telling.
        let last = word.iter().enumerate().rev().find(|(_, byte)| byte.is_ascii_alphabetic());
        match (last, word) {
            (Some((at, &lower)), _) => Self::Letters { word, at, lower },
            (None, &[byte]) => Self::Byte(byte),
            (None, _) => Self::Exact(Box::new(memmem::Finder::new(word))),
        }
    }

    /// Where it begins in `text`, at or after `from`.
    fn find(&self, text: &[u8], mut from: usize) -> Option<usize> {
        match self {
            Self::Byte(byte) => Some(from + memchr(*byte, text.get(from..)?)?),
            Self::Exact(finder) => Some(from + finder.find(text.get(from..)?)?),
            Self::Letters { word, at, lower } => loop {
                let jump = memchr2(*lower, lower.to_ascii_uppercase(), text.get(from + at..)?)?;
                let start = from + jump;
                if text.get(start..start + word.len())?.eq_ignore_ascii_case(word) {
                    return Some(start);
                }
                from = start + 1;
            },
        }
    }
}

impl Roster {
    /// Marks the rows that hold a folded word in `ip`, `host:port`, `user` or the password.
    ///
    /// The masked password is found only by the whole of it, or as part of a pasted `user:password`: a row that matches for
    /// no visible reason is a riddle.
    pub(super) fn mark_lines(&self, word: &str, marks: &mut [bool]) {
        if word.is_empty() {
            return;
        }
        if !self.lines.is_ascii() {
            self.mark_folded_lines(word, marks);
        }
        if !word.is_ascii() {
            return;
        }
        let needle = Needle::new(word);
        let mut number = 0;
        for (piece, text) in self.lines.pieces() {
            let mut from = 0;
            while let Some(start) = needle.find(text.as_bytes(), from) {
                // One by one: leaping, and feeling for the row, takes longer where words are as frequent as those that are typed.
                let row = loop {
                    match self.rows.get(number) {
                        Some(row) if (row.spans.piece, row.spans.whole().end) <= (piece, start) => number += 1,
                        Some(row) => break row,
                        None => return,
                    }
                };
                let Some(mark) = marks.get_mut(number) else { return };
                if row.spans.may_be_found(start, word) {
                    *mark = true;
                    from = row.spans.whole().end;
                } else {
                    from = start + 1;
                }
            }
        }
    }

    /// The same for rows whose texts are not ASCII, one by one.
    fn mark_folded_lines(&self, word: &str, marks: &mut [bool]) {
        for (row, mark) in self.rows.iter().zip(marks) {
            if !self.text(row, Spans::whole).is_ascii() {
                let (connection, password) =
                    (fold(self.text(row, Spans::connection)), fold(self.text(row, Spans::password)));
                let shown = connection.len() - password.len() - 1;
                let of_connection =
                    if word.contains(':') { Some(connection.as_str()) } else { connection.get(..shown) };
                *mark |= fold(self.text(row, Spans::ip)).contains(word)
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
