use super::Field;

/// Something that a dialect has no way to say. Refused rather than silently broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field:?} cannot be carried: {why}")]
pub struct CannotCarry {
    /// What cannot be carried.
    pub field: Field,
    /// Why not. Holds no more of the value than one character.
    pub why: Why,
}

/// Why a dialect cannot carry a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// There is nothing in it.
    #[error("it is empty")]
    Empty,
    /// It holds a character that means something else there, or nothing.
    #[error("it holds {0:?}")]
    Holds(char),
    /// It is longer than this many characters.
    #[error("it is longer than {0} characters")]
    LongerThan(usize),
    /// It is a number outside of this range.
    #[error("it is not between {from} and {to}")]
    NotBetween {
        /// The smallest that is allowed.
        from: u32,
        /// The largest that is allowed.
        to: u32,
    },
    /// The dialect has no word for it.
    #[error("this dialect has no word for it")]
    NoWord,
    /// It excludes something else that is said.
    #[error("it excludes {0:?}")]
    Excludes(Field),
    /// The package's connection type has no such thing.
    #[error("the package's connection type has no such thing")]
    OtherConnectionType,
}

/// A text that is no targeting string of a dialect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotTargeting {
    /// A part, counted from 1, whose key the dialect does not know, or that has no key or no value.
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
