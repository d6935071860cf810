//! Targeting strings: where a request shall come out, and for how long through the same address. Four dialects live side
//! by side (`soax-in-practice.md`, "Targeting strings"); each file is one, with its grammar.

pub mod documented;

use api::Country;

/// What to aim at, in no dialect yet. Names are as SOAX's Geo Data API gives them; a dialect does its own casing.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Target {
    /// The country.
    pub country: Option<Country>,
    /// The region or state.
    pub region: Option<String>,
    /// The city.
    pub city: Option<String>,
    /// The internet provider or the mobile operator. Never both: a package has the one or the other.
    pub carrier: Option<Carrier>,
    /// The session; `None` for a new address on every request.
    pub session: Option<Session>,
}

/// Whose network to come out of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// An internet provider: wifi packages only.
    Isp(String),
    /// A mobile operator: mobile packages only.
    Operator(String),
}

/// A session: requests with the same identifier come out of the same address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its identifier, chosen by the user.
    pub id: String,
    /// Its length in seconds; `None` leaves it to SOAX, 0 means a new address on every request.
    pub seconds: Option<u32>,
}

/// What a part of a targeting string says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// Which package pays.
    Package,
    /// The country.
    Country,
    /// The region or state.
    Region,
    /// The city.
    City,
    /// The internet provider.
    Isp,
    /// The mobile operator.
    Operator,
    /// The session's identifier.
    SessionId,
    /// The session's length in seconds.
    SessionSeconds,
}

impl Field {
    /// The next wider area, to fall back to where this one cannot be had.
    pub const fn wider(self) -> Option<Self> {
        match self {
            Self::City => Some(Self::Region),
            Self::Region => Some(Self::Country),
            _ => None,
        }
    }
}

/// A part of a targeting string. The texts of all parts in a row are the whole string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// What it says.
    pub field: Field,
    /// How it says it, together with the separator before it.
    pub text: String,
}

/// Something that a dialect has no way to say. Refused rather than silently broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field:?} cannot be carried: {why}")]
pub struct CannotCarry {
    /// What cannot be carried.
    pub field: Field,
    /// Why not.
    pub why: Why,
}

/// Why a dialect cannot carry a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// There is nothing in it.
    #[error("it is empty")]
    Empty,
    /// It holds a character that means something else there.
    #[error("it holds {0:?}")]
    Holds(char),
}

/// A text that is no targeting string of a dialect.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotTargeting {
    /// A part whose key the dialect does not know, or that has no key.
    #[error("part {0} is none that this dialect knows")]
    UnknownPart(usize),
    /// Something is said twice.
    #[error("{0:?} is said twice")]
    Twice(Field),
    /// Something is said in a form that is not its own.
    #[error("{0:?} is not of its form")]
    Malformed(Field),
    /// Both an internet provider and an operator: no package has both.
    #[error("both an internet provider and an operator")]
    TwoCarriers,
    /// A session's length without a session.
    #[error("a session's length without a session")]
    LengthAlone,
    /// Something that the dialect could not have written.
    #[error(transparent)]
    CannotCarry(#[from] CannotCarry),
}
