//! How hard a passphrase is to guess: an estimate from below, for the meter beside the field.

/// What the estimate says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Guessed within minutes; refused.
    TooWeak,
    /// Guessed within weeks on rented machines.
    Weak,
    /// Guessed only by somebody with much to spend.
    Fair,
    /// Not guessed.
    Strong,
}

/// The words that guessing begins with, and their like in Russian as typed on either layout.
const COMMON: [&str; 48] = [
    "password",
    "passw0rd",
    "passwort",
    "passphrase",
    "qwerty",
    "qwertyuiop",
    "asdfgh",
    "asdfghjkl",
    "zxcvbn",
    "zxcvbnm",
    "1q2w3e4r",
    "1qaz2wsx",
    "letmein",
    "welcome",
    "monkey",
    "dragon",
    "master",
    "login",
    "admin",
    "administrator",
    "iloveyou",
    "princess",
    "sunshine",
    "football",
    "baseball",
    "secret",
    "abc123",
    "trustno1",
    "superman",
    "batman",
    "proxydeck",
    "proxy6",
    "proxy",
    "soax",
    "vault",
    "пароль",
    "gfhjkm",
    "йцукен",
    "qwertyu",
    "любовь",
    "привет",
    "ghbdtn",
    "солнышко",
    "наташа",
    "марина",
    "максим",
    "андрей",
    "zaq12wsx",
];

/// About how many bits of chance there are in it, never overrated on purpose: runs, repetitions, sequences and common words
/// count little.
pub fn bits(passphrase: &str) -> u32 {
    let mut rest = passphrase.to_lowercase();
    let mut bits = 0;
    for word in COMMON {
        if rest.contains(word) {
            rest = rest.replace(word, "\u{0}");
            bits += 6;
        }
    }
    let mixed_case = passphrase.chars().any(char::is_lowercase) && passphrase.chars().any(char::is_uppercase);
    let letters: Vec<char> = rest.chars().collect();
    // In sixteenths of a bit, so that no float is needed.
    let mut sixteenths: u32 = 0;
    let mut before: Option<(char, i64)> = None;
    for (index, letter) in letters.iter().enumerate() {
        let step = before.map(|(last, _)| i64::from(u32::from(*letter)) - i64::from(u32::from(last)));
        let foreseen = match (step, before) {
            // `aaaa`, `abcd`, `4321`.
            (Some(step), Some((_, before))) => step.abs() <= 1 && (step == before || index == 1),
            _ => false,
        };
        let again = index >= 3 && {
            let (start, tail) = letters.split_at(index - 2);
            let pair: Vec<char> = tail.iter().take(3).copied().collect();
            start.windows(3).any(|earlier| earlier == pair)
        };
        sixteenths += match (foreseen, again) {
            (true, _) => 8,
            (_, true) => 16,
            _ => per_letter(*letter),
        };
        before = Some((*letter, step.unwrap_or(2)));
    }
    let longer = if mixed_case { 8 } else { 0 };
    bits + sixteenths / 16 + longer
}

/// Sixteenths of a bit: letters stand in words more often than not.
fn per_letter(letter: char) -> u32 {
    match letter {
        '\u{0}' => 0,
        ' ' | '-' | '_' | '.' | ',' => 24,
        '0'..='9' => 53,
        letter if letter.is_alphabetic() => 56,
        _ => 80,
    }
}

/// What the meter says.
pub fn strength(passphrase: &str) -> Strength {
    match bits(passphrase) {
        ..36 => Strength::TooWeak,
        36..50 => Strength::Weak,
        50..70 => Strength::Fair,
        _ => Strength::Strong,
    }
}

/// A passphrase that nobody can guess, from 15 bytes of a cryptographic source: six groups of four characters, 120 bits.
pub fn suggested(random: [u8; 15]) -> String {
    // Without letters that people take for a digit.
    const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut text = String::new();
    for five in random.chunks(5) {
        let number = five.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        for place in (0..8).rev() {
            if text.len() % 5 == 4 {
                text.push('-');
            }
            let digit = usize::try_from(number >> (place * 5) & 31).unwrap_or_default();
            text.push(ALPHABET.get(digit).copied().map_or('a', char::from));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_everybody_types_is_too_weak() {
        for passphrase in [
            "",
            "password",
            "Password1",
            "qwerty123",
            "12345678901234",
            "aaaaaaaaaaaaaaaaaaaa",
            "abcabcabcabcabc",
            "пароль123",
            "gfhjkm2024",
            "Proxydeck1!",
            "abcdefghijklmnop",
            "19841984",
        ] {
            assert_eq!(strength(passphrase), Strength::TooWeak, "{passphrase}: {} bits", bits(passphrase));
        }
    }

    #[test]
    fn length_and_chance_help() {
        assert_eq!(strength("correct horse battery staple"), Strength::Strong);
        assert_eq!(strength("три слова через дефис"), Strength::Fair);
        assert!(strength("kV9#mQ2$xLp7!") >= Strength::Fair);
        assert!(bits("kV9#mQ2$xLp7!") > bits("kV9#mQ2$xLp7"));
    }

    #[test]
    fn a_suggestion_is_strong_and_no_two_bytes_give_the_same() {
        assert_eq!(suggested([0; 15]), "aaaa-aaaa-aaaa-aaaa-aaaa-aaaa");
        assert_eq!(suggested([255; 15]), "9999-9999-9999-9999-9999-9999");
        let one = suggested([7, 19, 251, 88, 3, 140, 66, 201, 34, 99, 250, 17, 180, 5, 77]);
        assert_eq!(one.len(), 29);
        assert_eq!(strength(&one), Strength::Strong);
    }
}
