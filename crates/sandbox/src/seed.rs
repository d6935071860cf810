//! Chance that is none: figures that follow from the seed and from what they are for.

/// A figure for one purpose and one item. The same seed gives the same figure for ever, in whatever order figures are
/// asked for, so that a proxy's password does not depend on what was bought before it.
pub(crate) fn figure(seed: u64, purpose: &str, item: u64) -> u64 {
    let purpose = purpose.bytes().fold(seed, |state, byte| mix(state ^ u64::from(byte)));
    mix(purpose ^ mix(item))
}

/// One step of SplitMix64.
fn mix(state: u64) -> u64 {
    let state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    state ^ (state >> 31)
}

/// A text of that many characters out of an alphabet of ASCII characters.
pub(crate) fn word(mut figure: u64, length: usize, alphabet: &str) -> String {
    let letters = alphabet.as_bytes();
    let mut word = String::with_capacity(length);
    for _ in 0..length {
        let index = usize::try_from(figure % letters.len().max(1) as u64).unwrap_or(0);
        word.extend(letters.get(index).copied().map(char::from));
        figure = mix(figure);
    }
    word
}

#[cfg(test)]
mod tests {
    use super::{figure, word};

    #[test]
    fn figures_follow_from_seed_purpose_and_item() {
        assert_eq!(figure(1, "port", 7), figure(1, "port", 7));
        let others = [figure(2, "port", 7), figure(1, "user", 7), figure(1, "port", 8)];
        assert!(!others.contains(&figure(1, "port", 7)));
        assert_eq!(word(5, 6, "abc").len(), 6);
    }
}
