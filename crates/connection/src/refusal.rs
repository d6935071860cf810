use serde::{Deserialize, Serialize};

/// A part of an [`crate::Endpoint`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Field {
    /// The protocol.
    Scheme,
    /// The name or address.
    Host,
    /// The port.
    Port,
    /// The user name.
    User,
    /// The password.
    Password,
    /// What people call it.
    Name,
    /// Where requests come out.
    Country,
    /// When it lapses.
    Expires,
}

/// Something that a format has no way to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{field:?} cannot be carried: {why}")]
pub struct CannotCarry {
    /// What cannot be carried.
    pub field: Field,
    /// Why not. Holds no more of the value than one character.
    pub why: Why,
}

/// Why a format cannot carry a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Why {
    /// There has to be something, and there is nothing.
    #[error("it is empty")]
    Empty,
    /// It holds a character that the format has no way to write, or that no such value may hold.
    #[error("it holds {0:?}")]
    Holds(char),
    /// It begins or ends with a space, which programs that read lines cut off.
    #[error("it begins or ends with a space")]
    OuterSpace,
    /// It is longer than this many bytes.
    #[error("it is longer than {0} bytes")]
    LongerThan(usize),
    /// The host is an IPv6 address, for which the format has no way to tell it from what follows.
    #[error("it is an IPv6 address")]
    Ipv6,
    /// The host is a name, and the format wants an address.
    #[error("it is no numeric address")]
    NotNumeric,
    /// The format has place for one endpoint, and has it already.
    #[error("there is place for one only")]
    OnlyOne,
    /// The format has no word for it.
    #[error("this format has no word for it")]
    NoWord,
}

/// Why a text is no endpoint in a format. Shows nothing of the text, which may hold a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Rejected {
    /// There is no text.
    #[error("there is nothing here")]
    Empty,
    /// A part that has to be there is not.
    #[error("{0:?} is missing")]
    Missing(Field),
    /// A part is not of its form.
    #[error("{0:?} is not of its form")]
    Malformed(Field),
    /// It is not of the format at all.
    #[error("this is not of the format")]
    NotOfFormat,
    /// The format is written, and not read.
    #[error("this format is not read")]
    NotRead,
}
