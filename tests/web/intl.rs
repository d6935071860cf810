use api::{Currency, Money};
use desk::text::Language::{English, Russian};
use proxydeck::browser::{clock, intl};
use wasm_bindgen_test::wasm_bindgen_test;

/// Intl separates with several kinds of space.
fn plain(text: String) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[wasm_bindgen_test]
fn money_in_both_languages() {
    let amount: Money = "1800".parse().unwrap();
    assert_eq!(plain(intl::money(English, amount, Currency::RUB)), "₽1,800.00");
    assert_eq!(plain(intl::money(Russian, amount, Currency::RUB)), "1 800,00 ₽");
    assert_eq!(plain(intl::money(English, amount, Currency::USD)), "$1,800.00");
}

#[wasm_bindgen_test]
fn no_digit_of_money_is_lost_or_made_up() {
    // As binary floats these would show as 0.1 + 0.2 does, or lose their end.
    for (amount, shown) in
        [("0.3", "$0.30"), ("0.000001", "$0.000001"), ("9007199254740993.01", "$9,007,199,254,740,993.01")]
    {
        assert_eq!(plain(intl::money(English, amount.parse().unwrap(), Currency::USD)), shown);
    }
}

#[wasm_bindgen_test]
fn countries_and_numbers() {
    let germany = "de".parse().unwrap();
    assert_eq!(intl::country(English, germany), "Germany");
    assert_eq!(intl::country(Russian, germany), "Германия");
    assert_eq!(intl::country(English, "zz".parse().unwrap()), "Unknown Region");
    assert_eq!(plain(intl::number(Russian, 100_000)), "100 000");
}

#[wasm_bindgen_test]
fn a_moment_has_its_day() {
    let shown = intl::moment(English, 1_466_379_159 - i64::from(clock::zone_offset(1_466_379_159)));
    assert!(shown.starts_with("Jun 19, 2016"), "{shown}");
}

#[wasm_bindgen_test]
fn a_day_that_is_remembered_is_of_its_moment_and_language() {
    // More of them than are remembered, one after another and again.
    for _ in 0..2 {
        for number in 0..300_i64 {
            let (midday, day) = (number * 86_400 + 43_200, i32::try_from(number).unwrap());
            for language in [English, Russian] {
                let plain = intl::calendar_day(language, day);
                let own = intl::day(language, midday - i64::from(clock::zone_offset(midday)));
                assert_eq!(own, plain);
            }
        }
    }
}
