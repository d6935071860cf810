//! Amounts and currencies. Decimal from the reply to the screen, never a binary float (`proxy6-in-practice.md`, "Parse
//! tolerantly").
//!
//! Our own type rather than a decimal crate: sums, multiples and one division are all we need, and `rust_decimal` alone would
//! be a tenth of the size budget.

use serde_json::value::RawValue;
use std::{fmt, str::FromStr};

const PLACES: usize = 8;
const UNIT: i128 = 100_000_000;

/// An amount in whatever currency the account has, exact to eight decimal places.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(i128);

/// A text that is no amount.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an amount of money")]
pub struct NotMoney;

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// A whole amount.
    pub const fn whole(amount: i64) -> Self {
        Self(amount as i128 * UNIT)
    }

    /// Reads the raw text of a JSON number, or of a JSON string that holds one.
    ///
    /// # Errors
    /// [`NotMoney`] for anything else.
    pub fn from_json(raw: &RawValue) -> Result<Self, NotMoney> {
        let text = raw.get();
        match text.strip_prefix('"') {
            Some(_) => serde_json::from_str::<String>(text).map_err(|_| NotMoney)?.trim().parse(),
            None => text.parse(),
        }
    }

    /// So many times this amount; `None` past the largest amount.
    pub fn times(self, count: u32) -> Option<Self> {
        self.0.checked_mul(i128::from(count)).map(Self)
    }

    /// This amount shared among `count`, rounded half away from zero at the eighth place; `None` for a count of zero.
    pub fn shared_among(self, count: u32) -> Option<Self> {
        let count = i128::from(count);
        let half = count.checked_div(2)?.checked_mul(self.0.signum())?;
        self.0.checked_add(half)?.checked_div(count).map(Self)
    }

    /// The nearest amount in hundredths, half away from zero: what is reckoned for orientation is told no more exactly than that.
    #[must_use]
    pub fn to_hundredths(self) -> Self {
        let hundredth = UNIT / 100;
        let half = hundredth / 2 * self.0.signum();
        Self(self.0.saturating_add(half) / hundredth * hundredth)
    }

    /// The sum; `None` past the largest amount.
    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference, below zero where `other` is more; `None` past the largest amount.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// Whether the amount is below zero.
    pub fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// How many times `price` fits into this amount: 0 where it does not fit once, `None` for a price of zero or less.
    pub fn divided_by(self, price: Self) -> Option<u64> {
        if price.0 <= 0 {
            return None;
        }
        u64::try_from(self.0.checked_div(price.0)?.max(0)).ok()
    }
}

impl FromStr for Money {
    type Err = NotMoney;

    /// Reads a decimal number, with or without an exponent. What stands past the eighth place is rounded half away from
    /// zero: providers compute in floats and send `0.6000000000000001`.
    fn from_str(text: &str) -> Result<Self, NotMoney> {
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().map_err(|_| NotMoney)?),
            None => (unsigned, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) || !(-64..=64).contains(&exponent) {
            return Err(NotMoney);
        }
        // The place of the decimal point among the digits, once the exponent has moved it.
        let point = i64::try_from(whole.len()).map_err(|_| NotMoney)? + i64::from(exponent);
        let wanted = point + PLACES as i64;
        let mut units: i128 = 0;
        let mut digits = whole.bytes().chain(fraction.bytes()).map(|byte| i128::from(byte - b'0'));
        for _ in 0..wanted.max(0) {
            let digit = digits.next().unwrap_or(0);
            units = units.checked_mul(10).and_then(|tens| tens.checked_add(digit)).ok_or(NotMoney)?;
        }
        if wanted >= 0 && digits.next().is_some_and(|digit| digit >= 5) {
            units = units.checked_add(1).ok_or(NotMoney)?;
        }
        Ok(Self(if negative { -units } else { units }))
    }
}

impl fmt::Display for Money {
    /// The shortest exact decimal: `48.8`, `0.6`, `-3`. What people see is written by `Intl` from this.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let magnitude = self.0.unsigned_abs();
        let unit = UNIT.unsigned_abs();
        let fraction = format!("{:08}", magnitude % unit);
        let fraction = fraction.trim_end_matches('0');
        let point = if fraction.is_empty() { "" } else { "." };
        write!(formatter, "{sign}{}{point}{fraction}", magnitude / unit)
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl serde::Serialize for Money {
    /// As a string, so that no reader makes a float of it.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Money {
    /// Reads what [`serde::Serialize`] wrote; a provider's reply goes through [`Money::from_json`].
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// An ISO 4217 currency code; Proxy6 documents `RUB` and `USD`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

/// A text that is no currency code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a currency code")]
pub struct NotCurrency;

impl Currency {
    /// Roubles.
    pub const RUB: Self = Self(*b"RUB");
    /// US dollars.
    pub const USD: Self = Self(*b"USD");

    /// The three letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl FromStr for Currency {
    type Err = NotCurrency;

    fn from_str(text: &str) -> Result<Self, NotCurrency> {
        let code: [u8; 3] = text.as_bytes().try_into().map_err(|_| NotCurrency)?;
        if code.iter().all(u8::is_ascii_alphabetic) {
            Ok(Self(code.map(|byte| byte.to_ascii_uppercase())))
        } else {
            Err(NotCurrency)
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn raw(json: &str) -> Result<Money, NotMoney> {
        Money::from_json(&RawValue::from_string(json.to_owned()).unwrap())
    }

    #[test]
    fn numbers_and_strings_alike() {
        assert_eq!(raw("42.5").unwrap().to_string(), "42.5");
        assert_eq!(raw("\"48.80\"").unwrap().to_string(), "48.8");
        assert_eq!(raw("1800"), Ok(Money::whole(1800)));
        assert_eq!(raw("-0.05").unwrap().to_string(), "-0.05");
        assert_eq!(raw("0.6000000000000001").unwrap().to_string(), "0.6");
        assert_eq!(raw("0.123456785").unwrap().to_string(), "0.12345679");
        assert_eq!(raw("1.5e3"), Ok(Money::whole(1500)));
        assert_eq!(raw("15E-1").unwrap().to_string(), "1.5");
        assert_eq!(raw("\" 7 \""), Ok(Money::whole(7)));
    }

    #[test]
    fn anything_else_is_refused() {
        for json in
            ["null", "true", "\"\"", "\"1,5\"", "[]", "{}", "\"1e\"", "\".5\"", "\"1e999\"", "\"+1\"", "\"NaN\""]
        {
            assert_eq!(raw(json), Err(NotMoney), "{json}");
        }
    }

    #[test]
    fn the_documents_price_per_day() {
        let total = Money::whole(1800);
        let each = total.shared_among(100).and_then(|each| each.shared_among(30));
        assert_eq!(each.map(|each| each.to_string()), Some("0.6".to_owned()));
        assert_eq!(total.shared_among(0), None);
    }

    #[test]
    fn hundredths() {
        for (exact, told) in
            [("76.906667", "76.91"), ("0.004", "0"), ("0.005", "0.01"), ("-0.015", "-0.02"), ("12.6", "12.6")]
        {
            assert_eq!(exact.parse::<Money>().unwrap().to_hundredths().to_string(), told, "{exact}");
        }
    }

    #[test]
    fn how_often_a_price_fits() {
        let balance: Money = "48.80".parse().unwrap();
        assert_eq!(balance.divided_by("6.3".parse().unwrap()), Some(7));
        assert_eq!(Money::whole(-1).divided_by(Money::whole(1)), Some(0));
        assert_eq!(balance.divided_by(Money::ZERO), None);
    }

    #[test]
    fn currencies() {
        assert_eq!("rub".parse(), Ok(Currency::RUB));
        assert_eq!("USDT".parse::<Currency>(), Err(NotCurrency));
        assert_eq!("€€€".parse::<Currency>(), Err(NotCurrency));
    }

    proptest! {
        #[test]
        fn written_and_read_back(units in any::<i64>()) {
            let money = Money(i128::from(units));
            prop_assert_eq!(money.to_string().parse(), Ok(money));
            let json = serde_json::to_string(&money).unwrap();
            prop_assert_eq!(serde_json::from_str::<Money>(&json).unwrap(), money);
        }

        #[test]
        fn reading_never_panics(text in ".*") {
            let _ = text.parse::<Money>();
        }

        #[test]
        fn sharing_and_multiplying_agree(units in 0..i64::MAX, count in 1..10_000_u32) {
            let share = Money(i128::from(units)).shared_among(count).unwrap();
            let back = share.times(count).unwrap();
            let off = (back.0 - i128::from(units)).abs();
            prop_assert!(off * 2 <= i128::from(count));
        }
    }
}
