//! Many addresses at once, into free slots.

use super::{BadAddress, Draft, draft::same_address, read_address};

/// What became of a pasted list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// How many addresses were put into free slots.
    pub placed: usize,
    /// How many stood in a slot already.
    pub already: usize,
    /// The lines, counted from 1, that hold no address that could stand in a slot.
    pub refused: Vec<(usize, BadAddress)>,
    /// The lines, counted from 1, for which there was no free slot.
    pub no_room: Vec<usize>,
}

impl Draft {
    /// Puts the addresses of a list into free slots: one a line, with a comment after a space, comma, semicolon or `#`.
    /// Empty lines and lines that begin with `#` say nothing.
    pub fn paste(&mut self, list: &str) -> Pasted {
        let mut pasted = Pasted::default();
        for (number, line) in list.lines().enumerate().map(|(index, line)| (index + 1, line.trim())) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (address, comment) = line.split_once([' ', '\t', ',', ';', '#']).unwrap_or((line, ""));
            let comment = comment.trim_start_matches([' ', '\t', ',', ';', '#']).trim_end();
            match read_address(address) {
                Err(why) => pasted.refused.push((number, why)),
                Ok(address) => match self.place(&address.to_string(), comment) {
                    Placed::Now(_) => pasted.placed += 1,
                    Placed::Before(_) => pasted.already += 1,
                    Placed::NoRoom => pasted.no_room.push(number),
                },
            }
        }
        pasted
    }

    /// Puts one address into the first free slot.
    pub fn place(&mut self, address: &str, comment: &str) -> Placed {
        if let Some(row) = self.rows.iter().position(|row| same_address(&row.wanted.ip, address)) {
            return Placed::Before(row);
        }
        let Some(row) = self.first_free() else { return Placed::NoRoom };
        self.set_ip(row, address.to_owned());
        self.set_comment(row, comment.to_owned());
        Placed::Now(row)
    }
}

/// What became of one address; with the index of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placed {
    /// It was put there.
    Now(usize),
    /// It stood there already.
    Before(usize),
    /// No slot is free.
    NoRoom,
}

#[cfg(test)]
mod tests {
    use super::*;
    use soax::partner::ip_list::Slot;

    fn draft(free: u32) -> Draft {
        let slot =
            |number, ip: Option<&str>| Slot { number: Some(number), ip: ip.map(str::to_owned), comment: String::new() };
        let mut slots = vec![slot(1, Some("192.0.2.100"))];
        slots.extend((2..2 + free).map(|number| slot(number, None)));
        Draft::of(&slots)
    }

    #[test]
    fn addresses_and_their_comments_in_every_writing() {
        let mut draft = draft(6);
        let list = "8.8.8.8\n\n# servers\n 8.8.4.4 , DNS; second \r\n1.1.1.1\tcf\n9.9.9.9 # quad, nine\n2001:4860:4860::8888;v6\n1.0.0.1";
        assert_eq!(draft.paste(list), Pasted { placed: 6, ..Pasted::default() });
        let rows: Vec<_> =
            draft.rows().iter().skip(1).map(|row| (row.wanted.ip.as_str(), row.wanted.comment.as_str())).collect();
        let expected = [
            ("8.8.8.8", ""),
            ("8.8.4.4", "DNS; second"),
            ("1.1.1.1", "cf"),
            ("9.9.9.9", "quad, nine"),
            ("2001:4860:4860::8888", "v6"),
            ("1.0.0.1", ""),
        ];
        assert_eq!(rows, expected);
    }

    #[test]
    fn nothing_is_lost_without_a_word() {
        let mut draft = draft(1);
        let list = "192.0.2.100\nnonsense\n8.8.8.8\n8.8.8.8\n10.0.0.0/8\n8.8.4.4\n127.0.0.1";
        let expected = Pasted {
            placed: 1,
            already: 2,
            refused: vec![(2, BadAddress::NotAnAddress), (5, BadAddress::Range), (7, BadAddress::Loopback)],
            no_room: vec![6],
        };
        assert_eq!(draft.paste(list), expected);
    }

    #[test]
    fn a_slot_that_was_freed_in_the_draft_is_free() {
        let mut draft = draft(0);
        assert_eq!(draft.place("8.8.8.8", ""), Placed::NoRoom);
        draft.free(0);
        assert_eq!(draft.place("8.8.8.8", ""), Placed::Now(0));
        assert_eq!(draft.place("8.8.8.8", ""), Placed::Before(0));
    }
}
