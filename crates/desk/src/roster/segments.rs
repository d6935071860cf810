//! A list in pieces of one size. It grows without being copied, and so without leaving holes in a memory that never shrinks.

/// So many in a piece; a power of two, by which it is quick to divide.
const PIECE: usize = 1_024;

#[derive(Clone)]
pub(super) struct Segments<T> {
    /// All but the last are full.
    pieces: Vec<Vec<T>>,
}

impl<T> Default for Segments<T> {
    fn default() -> Self {
        Self { pieces: Vec::new() }
    }
}

impl<T> Segments<T> {
    pub(super) fn len(&self) -> usize {
        self.pieces.last().map_or(0, |last| (self.pieces.len() - 1) * PIECE + last.len())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    pub(super) fn get(&self, place: usize) -> Option<&T> {
        self.pieces.get(place / PIECE)?.get(place % PIECE)
    }

    pub(super) fn get_mut(&mut self, place: usize) -> Option<&mut T> {
        self.pieces.get_mut(place / PIECE)?.get_mut(place % PIECE)
    }

    pub(super) fn push(&mut self, value: T) {
        match self.pieces.last_mut() {
            Some(last) if last.len() < PIECE => last.push(value),
            _ => {
                let mut piece = Vec::with_capacity(PIECE);
                piece.push(value);
                self.pieces.push(piece);
            }
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        self.pieces.iter().flatten()
    }

    /// Has every value looked at together with what is marked at its place.
    pub(super) fn look_at(&self, marks: &mut [bool], mut look: impl FnMut(&T, &mut bool)) {
        for (mut values, mut marks) in self.pieces.iter().map(Vec::as_slice).zip(marks.chunks_mut(PIECE)) {
            // Built for size, an iterator over both would call a function for every value.
            while let ([value, later @ ..], [mark, marks_of_later @ ..]) = (values, marks) {
                look(value, mark);
                (values, marks) = (later, marks_of_later);
            }
        }
    }

    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.pieces.iter_mut().flatten()
    }

    /// Keeps those on which the question holds, in their order.
    pub(super) fn retain(&mut self, mut question: impl FnMut(&T) -> bool) {
        if self.iter().all(&mut question) {
            return;
        }
        for value in std::mem::take(&mut self.pieces).into_iter().flatten() {
            if question(&value) {
                self.push(value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{PIECE, Segments};
    use proptest::prelude::*;

    fn of(numbers: std::ops::Range<usize>) -> Segments<usize> {
        let mut segments = Segments::default();
        numbers.for_each(|number| segments.push(number));
        segments
    }

    proptest! {
        #[test]
        fn is_as_a_vector_is(count in 0..3 * PIECE, divisor in 1..5_usize) {
            let mut segments = of(0..count);
            prop_assert_eq!((segments.len(), segments.is_empty()), (count, count == 0));
            prop_assert!(segments.iter().copied().eq(0..count));
            prop_assert_eq!(segments.get(count), None);
            prop_assert_eq!(segments.get(count / 2).copied(), (count > 0).then_some(count / 2));
            let mut marks = vec![false; count];
            segments.look_at(&mut marks, |number, mark| *mark = number % divisor == 0);
            prop_assert_eq!(marks, (0..count).map(|number| number % divisor == 0).collect::<Vec<_>>());
            segments.iter_mut().for_each(|number| *number += 1);
            segments.retain(|number| number % divisor == 0);
            let kept: Vec<usize> = (1..=count).filter(|number| number % divisor == 0).collect();
            prop_assert_eq!(segments.len(), kept.len());
            prop_assert_eq!(segments.get_mut(kept.len() / 2).copied(), kept.get(kept.len() / 2).copied());
            prop_assert_eq!(segments.iter().copied().collect::<Vec<_>>(), kept);
        }
    }
}
