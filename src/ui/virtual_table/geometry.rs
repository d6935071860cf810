//! Which rows a scroller shows, in whole pixels. Rows are all of one height, and so is the head, which sticks to the top.

use std::ops::Range;

/// Rows beyond either edge that are there before they come into view.
const BEYOND: usize = 4;

/// The places of the rows that belong into the document: those on show, and a few beyond.
pub(super) fn window(scrolled: usize, height: usize, row: usize, count: usize) -> Range<usize> {
    let first = (scrolled / row).min(count);
    let end = first.saturating_add(height.div_ceil(row)).saturating_add(BEYOND).min(count);
    first.saturating_sub(BEYOND)..end
}

/// How far to scroll so that the row at a place is on show under the head; as little as it takes.
pub(super) fn scroll_to(place: usize, scrolled: usize, height: usize, row: usize) -> usize {
    let top = place * row;
    let room = height.saturating_sub(2 * row);
    if top < scrolled { top } else { scrolled.max(top.saturating_sub(room)) }
}

#[cfg(test)]
mod tests {
    use super::{scroll_to, window};

    #[test]
    fn only_what_is_on_show_and_a_little_more() {
        assert_eq!(window(0, 720, 36, 100_000), 0..24);
        assert_eq!(window(3_600, 720, 36, 100_000), 96..124);
        assert_eq!(window(3_635, 720, 36, 100_000), 96..124);
        assert_eq!(window(36 * 100_000 - 684, 720, 36, 100_000), 99_977..100_000);
        assert_eq!(window(0, 720, 36, 4), 0..4);
        assert_eq!(window(0, 720, 36, 0), 0..0);
        assert_eq!(window(99_999, 720, 36, 4), 0..4);
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
