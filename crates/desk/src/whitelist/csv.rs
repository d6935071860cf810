//! A whitelist as comma-separated values (RFC 4180), out and in again.
//!
//! ```text
//! file   = "slot,ip,comment" CRLF *( [slot] "," [ip] "," [comment] CRLF )
//! ```
//!
//! Read: columns in any order and more of them, names in any case (`address` and `ip address` are `ip` too), line ends of
//! any kind. A line without a slot goes into a free one; a line with a slot and without an address frees it.

use super::{BadAddress, Draft, Placed, read_address};

/// The names of the columns.
const HEADER: [&str; 3] = ["slot", "ip", "comment"];

/// Why a file is none of this form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotCsv {
    /// The first line does not name a column `ip` or `slot`.
    #[error("no column is called ip or slot")]
    NoHeader,
    /// A quotation mark is opened and not closed.
    #[error("a quotation mark is not closed")]
    OpenQuote,
}

/// Why a line was not taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadLine {
    /// The address cannot stand in a slot.
    #[error("{0}")]
    Address(#[from] BadAddress),
    /// There is no slot of that number.
    #[error("no such slot")]
    NoSuchSlot,
    /// An earlier line names the same slot.
    #[error("a slot that stands there twice")]
    SlotTwice,
    /// Its address stands in another slot.
    #[error("an address that stands in another slot")]
    AddressTwice,
    /// It names no slot, and none is free.
    #[error("no free slot")]
    NoRoom,
}

/// What became of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// How many lines stand in the draft now.
    pub taken: usize,
    /// The lines that do not, counted from 1 as a program that edits text counts them.
    pub refused: Vec<(usize, BadLine)>,
}

impl Draft {
    /// The slots as they are wanted, one a line.
    pub fn csv(&self) -> String {
        let mut text = format!("{}\r\n", HEADER.join(","));
        for row in &self.rows {
            let number = row.number.map(|number| number.to_string()).unwrap_or_default();
            let cells = [number.as_str(), row.wanted.ip.trim(), row.wanted.comment.trim()].map(cell);
            text.push_str(&format!("{}\r\n", cells.join(",")));
        }
        text
    }

    /// Wants what a file says. Slots that it does not name stay as they are wanted.
    ///
    /// # Errors
    /// [`NotCsv`]; nothing is changed then.
    pub fn import(&mut self, text: &str) -> Result<Imported, NotCsv> {
        let mut records = records(text)?.into_iter();
        let (_, header) = records.next().ok_or(NotCsv::NoHeader)?;
        let column = |names: &[&str]| header.iter().position(|own| names.contains(&own.trim().to_lowercase().as_str()));
        let [slot, ip, comment] = [column(&["slot"]), column(&["ip", "address", "ip address"]), column(&["comment"])];
        if slot.is_none() && ip.is_none() {
            return Err(NotCsv::NoHeader);
        }
        let mut imported = Imported::default();
        let mut seen = Vec::new();
        let mut placeless = Vec::new();
        for (line, cells) in records {
            let text = |at: Option<usize>| at.and_then(|at| cells.get(at)).map_or("", |cell| cell.trim());
            let (number, ip, comment) = (text(slot), text(ip).to_owned(), text(comment).to_owned());
            if number.is_empty() {
                if !ip.is_empty() {
                    placeless.push((line, ip, comment));
                }
                continue;
            }
            let row =
                number.parse().ok().and_then(|number| self.rows.iter().position(|row| row.number == Some(number)));
            match row {
                None => imported.refused.push((line, BadLine::NoSuchSlot)),
                Some(row) if seen.contains(&row) => imported.refused.push((line, BadLine::SlotTwice)),
                Some(row) => match (ip.is_empty(), read_address(&ip)) {
                    (false, Err(why)) => imported.refused.push((line, why.into())),
                    (empty, _) => {
                        seen.push(row);
                        self.set_ip(row, ip);
                        self.set_comment(row, if empty { String::new() } else { comment });
                        imported.taken += 1;
                    }
                },
            }
        }
        // What may go anywhere comes last: it takes no slot that the file gives to somebody else.
        for (line, ip, comment) in placeless {
            let placed = read_address(&ip).map(|address| self.place(&address.to_string(), &comment));
            match placed {
                Err(why) => imported.refused.push((line, why.into())),
                Ok(Placed::Now(_)) => imported.taken += 1,
                Ok(Placed::Before(_)) => imported.refused.push((line, BadLine::AddressTwice)),
                Ok(Placed::NoRoom) => imported.refused.push((line, BadLine::NoRoom)),
            }
        }
        imported.refused.sort_unstable_by_key(|(line, _)| *line);
        Ok(imported)
    }
}

fn cell(text: &str) -> String {
    if text.contains([',', '"', '\r', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

/// The records, each with the line on which it begins; those that are empty say nothing.
fn records(text: &str) -> Result<Vec<(usize, Vec<String>)>, NotCsv> {
    let mut records = Vec::new();
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let (mut line, mut began) = (1, 1);
    let mut letters = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            ',' if !quoted => cells.push(std::mem::take(&mut cell)),
            '\r' if !quoted && letters.peek() == Some(&'\n') => {}
            '\r' | '\n' if !quoted => {
                cells.push(std::mem::take(&mut cell));
                records.push((began, std::mem::take(&mut cells)));
                line += 1;
                began = line;
            }
            other => {
                line += usize::from(other == '\n');
                cell.push(other);
            }
        }
    }
    if quoted {
        return Err(NotCsv::OpenQuote);
    }
    cells.push(cell);
    records.push((began, cells));
    records.retain(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()));
    Ok(records)
}

#[cfg(test)]
mod tests {
    use super::*;
    use soax::partner::ip_list::Slot;

    fn draft() -> Draft {
        let slot = |number, ip: Option<&str>, comment: &str| Slot {
            number: Some(number),
            ip: ip.map(str::to_owned),
            comment: comment.to_owned(),
        };
        Draft::of(&[slot(1, Some("192.0.2.100"), "Main, \"old\""), slot(2, Some("192.0.2.101"), ""), slot(3, None, "")])
    }

    fn wanted(draft: &Draft) -> Vec<(&str, &str)> {
        draft.rows().iter().map(|row| (row.wanted.ip.as_str(), row.wanted.comment.as_str())).collect()
    }

    #[test]
    fn out_and_in_again() {
        let file = "slot,ip,comment\r\n1,192.0.2.100,\"Main, \"\"old\"\"\"\r\n2,192.0.2.101,\r\n3,,\r\n";
        assert_eq!(draft().csv(), file);
        let mut draft = draft();
        assert_eq!(draft.import(file), Ok(Imported { taken: 3, refused: vec![] }));
        assert!(!draft.is_changed());
    }

    #[test]
    fn columns_in_any_order_and_slots_that_are_freed() {
        let mut draft = draft();
        let file = "\u{feff}Comment,IP address,Owner,Slot\n\"two\nlines\",8.8.8.8,me,2\n,,,1\n\nDNS,8.8.4.4,,\n";
        assert_eq!(draft.import(file), Ok(Imported { taken: 3, refused: vec![] }));
        // The one without a slot takes the first that is free by then.
        assert_eq!(wanted(&draft), [("8.8.4.4", "DNS"), ("8.8.8.8", "two\nlines"), ("", "")]);
    }

    #[test]
    fn what_is_refused_is_told_by_its_line() {
        let mut draft = draft();
        let file = "slot,ip\n9,8.8.8.8\n3,\"8.8.8.0/24\"\n1,8.8.8.8\n1,8.8.4.4\n,192.0.2.101\n,1.1.1.1\n,1.0.0.1\n,x";
        let refused = vec![
            (2, BadLine::NoSuchSlot),
            (3, BadLine::Address(BadAddress::Range)),
            (5, BadLine::SlotTwice),
            (6, BadLine::AddressTwice),
            (8, BadLine::NoRoom),
            (9, BadLine::Address(BadAddress::NotAnAddress)),
        ];
        assert_eq!(draft.import(file), Ok(Imported { taken: 2, refused }));
        assert_eq!(wanted(&draft), [("8.8.8.8", ""), ("192.0.2.101", ""), ("1.1.1.1", "")]);
    }

    #[test]
    fn what_is_no_such_file_changes_nothing() {
        for (file, why) in [
            ("", NotCsv::NoHeader),
            ("8.8.8.8\n8.8.4.4\n", NotCsv::NoHeader),
            ("slot,ip\n1,\"8.8.8.8\n", NotCsv::OpenQuote),
        ] {
            let mut draft = draft();
            assert_eq!(draft.import(file), Err(why), "{file:?}");
            assert!(!draft.is_changed());
        }
    }
}
