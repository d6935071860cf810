//! Folding: the form of a text in which case and diacritics no longer differ, so that `ZÜRICH`, `zurich` and `Zürich` are
//! one. A table of our own for Latin and Cyrillic: Unicode's whole decomposition data would be larger than this crate.

/// The folded form of a text.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    if text.is_ascii() {
        folded.push_str(text);
        folded.make_ascii_lowercase();
    } else {
        for letter in text.chars().flat_map(char::to_lowercase) {
            push_base(&mut folded, letter);
        }
    }
    folded
}

/// Appends a lower-case letter without its diacritics.
fn push_base(folded: &mut String, letter: char) {
    let base = match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ'..='ặ' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ĥ' | 'ħ' => 'h',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ǐ' | 'ỉ' | 'ị' => 'i',
        'ĵ' => 'j',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ǒ' | 'ọ'..='ợ' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ŧ' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ǔ' | 'ụ'..='ự' => 'u',
        'ŵ' => 'w',
        'ý' | 'ÿ' | 'ŷ' | 'ỳ'..='ỹ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ё' => 'е',
        'й' | 'ѝ' => 'и',
        'ї' => 'і',
        'ў' => 'у',
        'ѓ' | 'ґ' => 'г',
        'ќ' => 'к',
        'ß' => return folded.push_str("ss"),
        'æ' => return folded.push_str("ae"),
        'œ' => return folded.push_str("oe"),
        'þ' => return folded.push_str("th"),
        // Combining marks, which a decomposed text has after its letters.
        '\u{300}'..='\u{36f}' => return,
        other => other,
    };
    folded.push(base);
}

#[cfg(test)]
mod tests {
    use super::fold;
    use proptest::prelude::*;

    #[test]
    fn case_and_diacritics_do_not_differ() {
        for (text, folded) in [
            ("Zürich", "zurich"),
            ("CÔTE D’IVOIRE", "cote d’ivoire"),
            ("Türkiye İZMİR", "turkiye izmir"),
            ("ŁÓDŹ", "lodz"),
            ("Straße", "strasse"),
            ("Việt Nam", "viet nam"),
            ("Королёв", "королев"),
            ("КИЙ", "кии"),
            ("e\u{301}te\u{301}", "ete"),
            ("\u{438}\u{306}", "и"),
            ("日本", "日本"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in ".*") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn upper_and_lower_case_fold_alike(text in "[a-zа-яёà-öø-þ ]*") {
            prop_assert_eq!(fold(&text.to_uppercase()), fold(&text));
        }
    }
}
