//! The slots as somebody wants them, beside the slots as SOAX last said they are.

use super::{BadAddress, read_address};
use soax::partner::ip_list::Slot;
use std::{collections::HashMap, net::IpAddr};

/// What a slot holds, as SOAX or a person writes it. A slot without an address is free.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content {
    /// The address; empty in a free slot.
    pub ip: String,
    /// The comment.
    pub comment: String,
}

/// One slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The slot's number, where SOAX gave one.
    pub number: Option<u32>,
    /// What SOAX said.
    pub server: Content,
    /// What the person wants.
    pub wanted: Content,
}

/// Why a row cannot be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The address cannot stand in a slot.
    #[error("{0}")]
    Address(#[from] BadAddress),
    /// The same address stands in another row, with that index.
    #[error("the same as in row {0}")]
    Twice(usize),
    /// There is a comment and no address.
    #[error("a comment without an address")]
    CommentAlone,
    /// SOAX gave no number for this slot: it can be freed, and not filled.
    #[error("a slot without a number")]
    NoNumber,
}

/// All slots of a package.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub(super) rows: Vec<Row>,
}

impl Content {
    /// What a slot of SOAX's list holds.
    pub(super) fn of(slot: &Slot) -> Self {
        match &slot.ip {
            Some(ip) => Self { ip: ip.clone(), comment: slot.comment.clone() },
            // What is left of a comment in a free slot says nothing.
            None => Self::default(),
        }
    }

    /// Whether there is no address.
    pub fn is_free(&self) -> bool {
        self.ip.trim().is_empty()
    }

    /// Whether both say the same, however they write it.
    pub fn says_the_same(&self, other: &Self) -> bool {
        same_address(&self.ip, &other.ip) && self.comment.trim() == other.comment.trim()
    }
}

/// The address, in the one form in which addresses are compared; `None` for what is no address.
pub(super) fn canonical(text: &str) -> Option<IpAddr> {
    text.trim().parse().ok().map(|address: IpAddr| address.to_canonical())
}

pub(super) fn same_address(one: &str, other: &str) -> bool {
    match (canonical(one), canonical(other)) {
        (Some(one), Some(other)) => one == other,
        _ => one.trim() == other.trim(),
    }
}

impl Row {
    /// Whether the person wants something else than what is there.
    pub fn is_changed(&self) -> bool {
        !self.wanted.says_the_same(&self.server)
    }
}

impl Draft {
    /// The slots as SOAX lists them, in the order of their numbers; those without a number come last.
    pub fn of(slots: &[Slot]) -> Self {
        let mut rows: Vec<Row> = slots
            .iter()
            .map(|slot| {
                let server = Content::of(slot);
                Row { number: slot.number, wanted: server.clone(), server }
            })
            .collect();
        rows.sort_by_key(|row| (row.number.is_none(), row.number));
        Self { rows }
    }

    /// The rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Whether this is what SOAX said of that slot.
    pub fn shows(&self, number: Option<u32>, ip: Option<&str>, comment: &str) -> bool {
        let slot = Slot { number, ip: ip.map(str::to_owned), comment: comment.to_owned() };
        let content = Content::of(&slot);
        self.rows.iter().any(|row| row.number == number && row.server.says_the_same(&content))
    }

    /// How many slots SOAX said are taken.
    pub fn taken(&self) -> usize {
        self.rows.iter().filter(|row| !row.server.is_free()).count()
    }

    /// Whether the person wants anything at all to be otherwise.
    pub fn is_changed(&self) -> bool {
        self.rows.iter().any(Row::is_changed)
    }

    /// Wants this address in that row.
    pub fn set_ip(&mut self, row: usize, ip: String) {
        self.wish(row, |wanted| wanted.ip = ip);
    }

    /// Wants this comment in that row.
    pub fn set_comment(&mut self, row: usize, comment: String) {
        self.wish(row, |wanted| wanted.comment = comment);
    }

    /// Wants that row free.
    pub fn free(&mut self, row: usize) {
        self.wish(row, |wanted| *wanted = Content::default());
    }

    /// Wants that row as it is.
    pub fn undo(&mut self, row: usize) {
        if let Some(row) = self.rows.get_mut(row) {
            row.wanted = row.server.clone();
        }
    }

    /// Wants everything as it is.
    pub fn discard(&mut self) {
        for row in &mut self.rows {
            row.wanted = row.server.clone();
        }
    }

    fn wish(&mut self, row: usize, change: impl FnOnce(&mut Content)) {
        if let Some(row) = self.rows.get_mut(row) {
            change(&mut row.wanted);
        }
    }

    /// The row with that slot number, or with that address.
    pub fn find(&self, number_or_address: &str) -> Option<usize> {
        let text = number_or_address.trim();
        match canonical(text) {
            Some(_) => self.rows.iter().position(|row| same_address(&row.wanted.ip, text)),
            None => {
                let number = text.parse::<u32>().ok()?;
                self.rows.iter().position(|row| row.number == Some(number))
            }
        }
    }

    /// The first row that can be filled and that nothing is wanted in.
    pub fn first_free(&self) -> Option<usize> {
        self.rows.iter().position(|row| row.number.is_some() && row.wanted.is_free())
    }

    /// What is wrong with each row. A row that stays as it is has no problem.
    pub fn problems(&self) -> Vec<Option<Problem>> {
        let mut holders: HashMap<IpAddr, Vec<usize>> = HashMap::new();
        for (index, row) in self.rows.iter().enumerate() {
            if let Some(address) = canonical(&row.wanted.ip) {
                holders.entry(address).or_default().push(index);
            }
        }
        let problem = |(index, row): (usize, &Row)| row.is_changed().then(|| row.problem(index, &holders).err())?;
        self.rows.iter().enumerate().map(problem).collect()
    }
}

impl Row {
    fn problem(&self, own: usize, holders: &HashMap<IpAddr, Vec<usize>>) -> Result<(), Problem> {
        if self.wanted.is_free() {
            let addressable = self.number.is_some() || canonical(&self.server.ip).is_some();
            return match (self.wanted.comment.trim().is_empty(), addressable) {
                (false, _) => Err(Problem::CommentAlone),
                (true, false) => Err(Problem::NoNumber),
                (true, true) => Ok(()),
            };
        }
        // A comment on an address that SOAX itself has in the slot is no reason to judge the address.
        let address = if same_address(&self.wanted.ip, &self.server.ip) {
            canonical(&self.wanted.ip).ok_or(BadAddress::NotAnAddress)?
        } else {
            read_address(&self.wanted.ip)?
        };
        if self.number.is_none() {
            return Err(Problem::NoNumber);
        }
        let others = holders.get(&address).into_iter().flatten();
        match others.copied().find(|other| *other != own) {
            Some(other) => Err(Problem::Twice(other)),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
