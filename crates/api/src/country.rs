//! Countries, as both providers name them.

use std::{fmt, str::FromStr};

/// An ISO 3166-1 alpha-2 code. Any two letters: which of them a provider sells is the provider's to say.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

/// Every code that ISO 3166-1 assigns, in alphabetical order.
const ASSIGNED: &str = "\
    ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw \
    by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh er es et fi \
    fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in \
    io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me \
    mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf \
    pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st sv \
    sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug um us uy uz va vc ve vg vi vn vu wf ws ye \
    yt za zm zw";

/// A text that is no country code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a two-letter country code")]
pub struct NotCountry;

impl Country {
    /// All countries that ISO 3166-1 names, in the order of their codes.
    pub fn all() -> impl Iterator<Item = Self> {
        ASSIGNED.split(' ').filter_map(|code| code.parse().ok())
    }

    /// The code in lower case, as both APIs want it (`ru`).
    pub fn lower(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The code in upper case, as `Intl.DisplayNames` and SOAX's documented targeting string want it (`RU`).
    pub fn upper(&self) -> String {
        self.lower().to_ascii_uppercase()
    }
}

impl FromStr for Country {
    type Err = NotCountry;

    /// Reads a code in any case.
    fn from_str(text: &str) -> Result<Self, NotCountry> {
        let code: [u8; 2] = text.as_bytes().try_into().map_err(|_| NotCountry)?;
        if code.iter().all(u8::is_ascii_alphabetic) {
            Ok(Self(code.map(|byte| byte.to_ascii_lowercase())))
        } else {
            Err(NotCountry)
        }
    }
}

impl fmt::Display for Country {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.lower())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.lower())
    }
}

impl serde::Serialize for Country {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.lower())
    }
}

impl<'de> serde::Deserialize<'de> for Country {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::{Country, NotCountry};

    #[test]
    fn all_that_the_standard_names() {
        let all: Vec<Country> = Country::all().collect();
        assert_eq!(all.len(), 249);
        assert!(all.is_sorted_by(|one, next| one < next));
        for code in ["ad", "gb", "ru", "us", "zw"] {
            assert!(all.contains(&code.parse().unwrap()), "{code}");
        }
    }

    #[test]
    fn any_case_in_lower_case_out() {
        let country: Country = "Ru".parse().unwrap();
        assert_eq!((country.lower(), country.upper().as_str()), ("ru", "RU"));
        for text in ["", "r", "rus", "r1", "ю"] {
            assert_eq!(text.parse::<Country>(), Err(NotCountry), "{text}");
        }
    }
}
