//! Which rows a scroller shows, in whole pixels. Rows are all of one height, and so is the head, which sticks to the top.

use std::ops::Range;

/// Rows beyond either edge that are there before they come into view.
const BEYOND: usize = 4;

/// The places of the rows that the scroller shows, under the head, at least a part of them.
pub(super) fn on_show(scrolled: usize, height: usize, row: usize, count: usize) -> Range<usize> {
    let room = height.saturating_sub(row);
    (scrolled / row).min(count)..scrolled.saturating_add(room).div_ceil(row).min(count)
}

/// The same, and a few beyond.
pub(super) fn with_margin(on_show: &Range<usize>, count: usize) -> Range<usize> {
    on_show.start.saturating_sub(BEYOND)..on_show.end.saturating_add(BEYOND).min(count)
}

/// How far to scroll so that the row at a place is on show under the head; as little as it takes.
pub(super) fn scroll_to(place: usize, scrolled: usize, height: usize, row: usize) -> usize {
    let top = place * row;
    let room = height.saturating_sub(2 * row);
    if top < scrolled { top } else { scrolled.max(top.saturating_sub(room)) }
}

#[cfg(test)]
mod tests {
    use super::{on_show, scroll_to, with_margin};

    #[test]
    fn only_what_is_on_show() {
        assert_eq!(on_show(0, 720, 36, 100_000), 0..19);
        assert_eq!(on_show(3_600, 720, 36, 100_000), 100..119);
        assert_eq!(on_show(3_635, 720, 36, 100_000), 100..120);
        assert_eq!(on_show(36 * 100_000 - 684, 720, 36, 100_000), 99_981..100_000);
        assert_eq!(on_show(0, 720, 36, 4), 0..4);
        assert_eq!(on_show(0, 720, 36, 0), 0..0);
        assert_eq!(on_show(99_999, 720, 36, 4), 4..4);
        assert_eq!(on_show(72, 0, 36, 4), 2..2);
    }

    #[test]
    fn and_a_little_more() {
        assert_eq!(with_margin(&(0..19), 100_000), 0..23);
        assert_eq!(with_margin(&(100..119), 100_000), 96..123);
        assert_eq!(with_margin(&(99_981..100_000), 100_000), 99_977..100_000);
        assert_eq!(with_margin(&(0..0), 0), 0..0);
    }

    #[test]
    fn scrolls_no_farther_than_it_must() {
        // A scroller of 396 pixels: the head and ten rows.
        assert_eq!(scroll_to(0, 0, 396, 36), 0);
        assert_eq!(scroll_to(9, 0, 396, 36), 0);
        assert_eq!(scroll_to(10, 0, 396, 36), 36);
        assert_eq!(scroll_to(5, 360, 396, 36), 180);
        assert_eq!(scroll_to(19, 360, 396, 36), 360);
        assert_eq!(scroll_to(20, 360, 396, 36), 396);
    }
}
