//! Money.

use serde::{Deserialize, Serialize};

/// Ten-thousandths of the account's currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Amount(i64);

/// A text that is no amount of at most four decimal places.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an amount of money with at most four decimal places")]
pub(crate) struct NotAmount;

const PLACES: usize = 4;
const UNIT: u64 = 10_000;
const CENT: i64 = 100;

impl Amount {
    pub(crate) const ZERO: Self = Self(0);

    pub(crate) const fn ten_thousandths(units: i64) -> Self {
        Self(units)
    }

    /// This amount so many per cent of per cent: `permille(800, 833)` is 0.8 × 0.833 of it, rounded to the nearest `step`
    /// ten-thousandths.
    pub(crate) fn permille(self, first: i64, second: i64, step: i64) -> Self {
        let exact = i128::from(self.0) * i128::from(first) * i128::from(second);
        let step = i128::from(step.max(1));
        let rounded = (exact + step * 500_000).div_euclid(step * 1_000_000) * step;
        Self(i64::try_from(rounded).unwrap_or(i64::MAX))
    }

    /// So many times this amount, rounded up to whole cents; `None` past the largest amount.
    pub(crate) fn times(self, first: u64, second: u64) -> Option<Self> {
        let exact = i128::from(self.0) * i128::from(first).checked_mul(i128::from(second))?;
        let cents = exact.checked_add(i128::from(CENT) - 1)?.div_euclid(i128::from(CENT));
        i64::try_from(cents.checked_mul(i128::from(CENT))?).ok().map(Self)
    }

    pub(crate) fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    pub(crate) fn minus(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// The shortest decimal: `42.5`, `29`.
    pub(crate) fn shortest(self) -> String {
        let cents = self.cents();
        let shortest = cents.trim_end_matches('0');
        shortest.strip_suffix('.').unwrap_or(shortest).to_owned()
    }

    /// At least two decimal places: `48.80`.
    pub(crate) fn cents(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let fraction = format!("{:04}", self.0.unsigned_abs() % UNIT);
        let further = fraction.get(2..).unwrap_or("").trim_end_matches('0');
        format!("{sign}{}.{}{further}", self.0.unsigned_abs() / UNIT, fraction.get(..2).unwrap_or("00"))
    }
}

impl std::str::FromStr for Amount {
    type Err = NotAmount;

    fn from_str(text: &str) -> Result<Self, NotAmount> {
        let (sign, unsigned) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !all_digits(whole) || !all_digits(fraction) || fraction.len() > PLACES {
            return Err(NotAmount);
        }
        let units: i64 = format!("{whole}{fraction:0<4}").parse().map_err(|_| NotAmount)?;
        Ok(Self(sign * units))
    }
}

#[cfg(test)]
mod tests {
    use super::{Amount, NotAmount};

    #[test]
    fn written_and_read() {
        for (text, cents, shortest) in
            [("48.80", "48.80", "48.8"), ("29", "29.00", "29"), ("-0.6001", "-0.6001", "-0.6001"), ("0", "0.00", "0")]
        {
            let amount: Amount = text.parse().unwrap();
            assert_eq!((amount.cents().as_str(), amount.shortest().as_str()), (cents, shortest));
        }
        for text in ["", ".", "1.", ".5", "1e3", "1,5", "0.00001", "9999999999999999999"] {
            assert_eq!(text.parse::<Amount>(), Err(NotAmount), "{text}");
        }
    }

    #[test]
    fn totals_are_whole_cents() {
        let rate: Amount = "0.0112".parse().unwrap();
        assert_eq!(rate.times(1, 3).map(Amount::cents).as_deref(), Some("0.04"));
        assert_eq!(rate.times(u64::MAX, u64::MAX), None);
    }
}
