//! Keys and their names.

use web_sys::KeyboardEvent;

/// Where a key leads from a row: `page` rows are on show at once, `last` is the last place.
pub(super) fn destination(key: &str, from: usize, page: usize, last: usize) -> Option<usize> {
    let to = match key {
        "ArrowDown" => from.saturating_add(1),
        "ArrowUp" => from.saturating_sub(1),
        "PageDown" => from.saturating_add(page.max(1)),
        "PageUp" => from.saturating_sub(page.max(1)),
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    Some(to.min(last))
}

/// Whether an event is that of a chord such as `Ctrl+c`. On a Mac, Command does what Ctrl does elsewhere. Shift matters only
/// where the chord says it.
pub(super) fn is_chord(event: &KeyboardEvent, chord: &str) -> bool {
    let (ctrl, rest) = chord.strip_prefix("Ctrl+").map_or((false, chord), |rest| (true, rest));
    let (shift, key) = rest.strip_prefix("Shift+").map_or((false, rest), |rest| (true, rest));
    let shift_fits = event.shift_key() == shift || key == " ";
    !event.alt_key()
        && (event.ctrl_key() || event.meta_key()) == ctrl
        && shift_fits
        && event.key().eq_ignore_ascii_case(key)
}

#[cfg(test)]
mod tests {
    use super::destination;

    #[test]
    fn where_keys_lead() {
        for (key, from, to) in [
            ("ArrowDown", 3, Some(4)),
            ("ArrowDown", 99, Some(99)),
            ("ArrowUp", 0, Some(0)),
            ("PageDown", 3, Some(13)),
            ("PageDown", 95, Some(99)),
            ("PageUp", 5, Some(0)),
            ("PageUp", 50, Some(40)),
            ("Home", 50, Some(0)),
            ("End", 50, Some(99)),
            ("a", 50, None),
        ] {
            assert_eq!(destination(key, from, 10, 99), to, "{key} from {from}");
        }
    }
}
