//! The texts of all rows, in pieces. They grow without being copied, and so without leaving holes in a memory that never shrinks.

use std::ops::Range;

/// As many bytes as a piece has room for; a longer text gets a piece of its own.
const PIECE: usize = 64 * 1_024;

#[derive(Clone, Default)]
pub(super) struct Lines {
    pieces: Vec<String>,
    /// Whether some text is or was not ASCII.
    beyond_ascii: bool,
}

impl Lines {
    /// Has a text of so many bytes at most written after the others; returns the number of its piece too.
    pub(super) fn write<T>(&mut self, bytes: usize, write: impl FnOnce(&mut String) -> T) -> (u16, T) {
        let mut piece = self
            .pieces
            .pop_if(|last| last.capacity() - last.len() >= bytes)
            .unwrap_or_else(|| String::with_capacity(bytes.max(PIECE)));
        // 65,536 pieces would be all the memory that wasm can have.
        let number = u16::try_from(self.pieces.len()).unwrap_or(u16::MAX);
        let start = piece.len();
        let written = write(&mut piece);
        self.beyond_ascii |= !piece.get(start..).is_some_and(str::is_ascii);
        self.pieces.push(piece);
        (number, written)
    }

    /// Takes the newest text back, which begins there.
    pub(super) fn take_back(&mut self, start: usize) {
        if let Some(last) = self.pieces.last_mut() {
            last.truncate(start);
        }
    }

    pub(super) fn text(&self, piece: u16, range: Range<usize>) -> &str {
        self.pieces.get(usize::from(piece)).and_then(|piece| piece.get(range)).unwrap_or_default()
    }

    pub(super) fn pieces(&self) -> impl Iterator<Item = (u16, &str)> {
        (0..).zip(self.pieces.iter().map(String::as_str))
    }

    /// Whether all texts are surely ASCII.
    pub(super) fn is_ascii(&self) -> bool {
        !self.beyond_ascii
    }
}
