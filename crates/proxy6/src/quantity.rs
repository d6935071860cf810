//! Whole numbers from 1 that requests carry.

use crate::BadValue;
use std::{fmt, num::NonZeroU32, str::FromStr};

macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(NonZeroU32);

        impl $name {
            /// Takes a number.
            ///
            /// # Errors
            /// [`BadValue::NotPositive`] for 0.
            pub fn new(number: u32) -> Result<Self, BadValue> {
                NonZeroU32::new(number).map(Self).ok_or(BadValue::NotPositive)
            }

            /// The number.
            pub fn get(self) -> u32 {
                self.0.get()
            }
        }

        impl FromStr for $name {
            type Err = BadValue;

            fn from_str(text: &str) -> Result<Self, BadValue> {
                text.parse().map(Self).map_err(|_| BadValue::NotPositive)
            }
        }

        impl From<NonZeroU32> for $name {
            fn from(number: NonZeroU32) -> Self {
                Self(number)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }
    };
}

quantity! {
    /// How many proxies: `count` of getprice and buy (`proxy6.txt`).
    Count
}
quantity! {
    /// For how long, in days: `period` of getprice, buy and prolong (`proxy6.txt`).
    Period
}
quantity! {
    /// Which page, from 1: `page` of getproxy (`proxy6.txt`).
    Page
}

/// How many proxies a page holds, 1 to 1000: `limit` of getproxy (`proxy6.txt`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageLimit(u16);

impl PageLimit {
    /// The document's greatest limit, and what Proxy6 takes where a request names none.
    pub const MAX: Self = Self(1000);

    /// Takes a number.
    ///
    /// # Errors
    /// [`BadValue::PageLimit`] for 0 and above 1000.
    pub fn new(number: u16) -> Result<Self, BadValue> {
        if (1..=Self::MAX.0).contains(&number) { Ok(Self(number)) } else { Err(BadValue::PageLimit) }
    }

    /// The number.
    pub fn get(self) -> u16 {
        self.0
    }
}

impl Default for PageLimit {
    fn default() -> Self {
        Self::MAX
    }
}

impl FromStr for PageLimit {
    type Err = BadValue;

    fn from_str(text: &str) -> Result<Self, BadValue> {
        Self::new(text.parse().map_err(|_| BadValue::PageLimit)?)
    }
}

impl fmt::Display for PageLimit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::{Count, PageLimit, Period};
    use crate::BadValue;

    #[test]
    fn from_one() {
        assert_eq!(Count::new(0), Err(BadValue::NotPositive));
        assert_eq!(Count::new(1).map(Count::get), Ok(1));
        assert_eq!("30".parse::<Period>(), Period::new(30));
        for text in ["", "0", "-1", "1.5", "4294967296", " 1"] {
            assert_eq!(text.parse::<Count>(), Err(BadValue::NotPositive), "{text}");
        }
    }

    #[test]
    fn a_page_holds_at_most_a_thousand() {
        assert_eq!("1".parse(), PageLimit::new(1));
        assert_eq!("1000".parse(), Ok(PageLimit::default()));
        for text in ["0", "1001", "65537", "all"] {
            assert_eq!(text.parse::<PageLimit>(), Err(BadValue::PageLimit), "{text}");
        }
    }
}
