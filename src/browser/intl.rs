//! Numbers, money, dates and country names as the chosen language writes them. The browser is the library.

use api::{Country, Currency, Money};
use desk::text::Language;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type NumberFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str, options: &JsValue) -> Result<NumberFormat, JsValue>;
    // Intl reads a decimal text exactly; a number would be a binary float by then.
    #[wasm_bindgen(method)]
    fn format(this: &NumberFormat, decimal: &str) -> String;

    #[wasm_bindgen(js_namespace = Intl)]
    type DateTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str, options: &JsValue) -> Result<DateTimeFormat, JsValue>;
    #[wasm_bindgen(method)]
    fn format(this: &DateTimeFormat, milliseconds: f64) -> String;

    #[wasm_bindgen(js_namespace = Intl)]
    type DisplayNames;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str, options: &JsValue) -> Result<DisplayNames, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn of(this: &DisplayNames, code: &str) -> Result<Option<String>, JsValue>;
}

/// So many days are looked through sooner than the browser writes one.
const KEPT_DAYS: usize = 128;

fn options(json: &str) -> JsValue {
    js_sys::JSON::parse(json).unwrap_or(JsValue::UNDEFINED)
}

thread_local! {
    // Making a formatter costs a hundred times what using it does.
    static MONEY: std::cell::RefCell<Vec<(Language, Currency, NumberFormat)>> = const { std::cell::RefCell::new(Vec::new()) };
    static NUMBER: std::cell::RefCell<Vec<(Language, NumberFormat)>> = const { std::cell::RefCell::new(Vec::new()) };
    static SECONDS: std::cell::RefCell<Vec<(Language, NumberFormat)>> = const { std::cell::RefCell::new(Vec::new()) };
    static MOMENT: std::cell::RefCell<Vec<(Language, &'static str, DateTimeFormat)>> = const { std::cell::RefCell::new(Vec::new()) };
    // Every row that is painted asks for one.
    static COUNTRY_NAMES: std::cell::RefCell<Vec<(Language, Country, String)>> = const { std::cell::RefCell::new(Vec::new()) };
    // The same: what is bought together begins in one moment.
    static DAYS: std::cell::RefCell<Vec<(Language, i64, String)>> = const { std::cell::RefCell::new(Vec::new()) };
    static COUNTRY: std::cell::RefCell<Vec<(Language, DisplayNames)>> = const { std::cell::RefCell::new(Vec::new()) };
}

/// An amount with its currency: `₽1,800.00`, `1 800,00 ₽`. Shows up to six decimal places where the amount has them.
pub fn money(language: Language, amount: Money, currency: Currency) -> String {
    let written = MONEY.with_borrow_mut(|known| {
        let found = known.iter().position(|(own, code, _)| *own == language && *code == currency);
        if found.is_none() {
            let style = format!(
                r#"{{"style":"currency","currency":"{currency}","currencyDisplay":"narrowSymbol","maximumFractionDigits":6}}"#
            );
            known.push((language, currency, NumberFormat::new(language.code(), &options(&style)).ok()?));
        }
        let (_, _, format) = found.map_or_else(|| known.last(), |index| known.get(index))?;
        Some(format.format(&amount.to_string()))
    });
    written.unwrap_or_else(|| format!("{amount} {currency}"))
}

/// A whole number with its thousands grouped.
pub fn number(language: Language, number: u64) -> String {
    // Nothing to group, in either language.
    if number < 1_000 {
        return number.to_string();
    }
    let written = NUMBER.with_borrow_mut(|known| {
        let found = known.iter().position(|(own, _)| *own == language);
        if found.is_none() {
            known.push((language, NumberFormat::new(language.code(), &options("{}")).ok()?));
        }
        let (_, format) = found.map_or_else(|| known.last(), |index| known.get(index))?;
        Some(format.format(&number.to_string()))
    });
    written.unwrap_or_else(|| number.to_string())
}

/// A duration in seconds, from its decimal text: `0.53s`, `0,53 с`. Shows hundredths.
pub fn seconds(language: Language, decimal: &str) -> String {
    let written = SECONDS.with_borrow_mut(|known| {
        let found = known.iter().position(|(own, _)| *own == language);
        if found.is_none() {
            let style = r#"{"style":"unit","unit":"second","unitDisplay":"narrow","maximumFractionDigits":2}"#;
            known.push((language, NumberFormat::new(language.code(), &options(style)).ok()?));
        }
        let (_, format) = found.map_or_else(|| known.last(), |index| known.get(index))?;
        Some(format.format(decimal))
    });
    written.unwrap_or_else(|| decimal.to_owned())
}

/// A moment (seconds since 1970, UTC) as date and time in the person's own zone.
pub fn moment(language: Language, seconds: i64) -> String {
    dated(language, seconds, r#"{"dateStyle":"medium","timeStyle":"short"}"#)
}

/// The day of a moment (seconds since 1970, UTC) in the person's own zone.
pub fn day(language: Language, seconds: i64) -> String {
    DAYS.with_borrow_mut(|known| {
        if let Some((.., written)) = known.iter().find(|(own, moment, _)| *own == language && *moment == seconds) {
            return written.clone();
        }
        let written = dated(language, seconds, r#"{"dateStyle":"medium"}"#);
        if known.len() == KEPT_DAYS {
            known.clear();
        }
        known.push((language, seconds, written.clone()));
        written
    })
}

/// A day of the calendar, counted from 1970-01-01.
pub fn calendar_day(language: Language, number: i32) -> String {
    dated(language, i64::from(number) * 86_400, r#"{"dateStyle":"medium","timeZone":"UTC"}"#)
}

fn dated(language: Language, seconds: i64, style: &'static str) -> String {
    let written = MOMENT.with_borrow_mut(|known| {
        let found = known.iter().position(|(own, other, _)| *own == language && *other == style);
        if found.is_none() {
            known.push((language, style, DateTimeFormat::new(language.code(), &options(style)).ok()?));
        }
        let (.., format) = found.map_or_else(|| known.last(), |index| known.get(index))?;
        Some(format.format(seconds as f64 * 1000.0))
    });
    written.unwrap_or_else(|| seconds.to_string())
}

/// A country's name: `Germany`, `Германия`; its code where the language has no name for it.
pub fn country(language: Language, country: Country) -> String {
    COUNTRY_NAMES.with_borrow_mut(|known| {
        if let Some((_, _, name)) = known.iter().find(|(own, named, _)| *own == language && *named == country) {
            return name.clone();
        }
        let name = ask_for_country(language, country);
        known.push((language, country, name.clone()));
        name
    })
}

fn ask_for_country(language: Language, country: Country) -> String {
    let code = country.upper();
    let written = COUNTRY.with_borrow_mut(|known| {
        let found = known.iter().position(|(own, _)| *own == language);
        if found.is_none() {
            let style = options(r#"{"type":"region","fallback":"code"}"#);
            known.push((language, DisplayNames::new(language.code(), &style).ok()?));
        }
        let (_, names) = found.map_or_else(|| known.last(), |index| known.get(index))?;
        names.of(&code).ok().flatten()
    });
    written.unwrap_or(code)
}
