//! Why a query is no request.

use api::{NotCountry, query::NotText};

/// Why a text or number is no value of a parameter. Never holds the value itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadValue {
    /// For a [`Count`](crate::Count), [`Period`](crate::Period) or [`Page`](crate::Page).
    #[error("not a whole number from 1")]
    NotPositive,
    /// For a [`PageLimit`](crate::PageLimit).
    #[error("not a whole number from 1 to 1000")]
    PageLimit,
    /// For a [`Version`](crate::Version).
    #[error("not one of the versions 3, 4, 5 and 6")]
    Version,
    /// For a [`Protocol`](crate::Protocol).
    #[error("neither http nor socks")]
    Protocol,
    /// For a [`State`](crate::getproxy::State).
    #[error("not one of the states active, expired, expiring and all")]
    State,
    /// For an [`api::Country`].
    #[error("not a two-letter country code")]
    Country,
    /// For a [`ProxyId`](crate::ProxyId), alone or in a list.
    #[error("not a proxy's number")]
    ProxyId,
    /// For [`Ids`](crate::Ids).
    #[error("no proxy is named")]
    NoIds,
    /// For a [`Comment`](crate::Comment).
    #[error("an empty comment")]
    CommentEmpty,
    /// For a [`Comment`](crate::Comment).
    #[error("a comment of more than 50 characters")]
    CommentTooLong,
    /// For a [`ProxyString`](crate::ProxyString).
    #[error("not of the form ip:port:user:pass")]
    ProxyString,
    /// For [`Addresses`](crate::ipauth::Addresses).
    #[error("not IP addresses divided by commas")]
    Addresses,
    /// For a [`Host`](crate::Host).
    #[error("not a host of Proxy6")]
    Host,
    /// For `nokey` and `auto_prolong`, whose presence alone counts: `auto_prolong=0` would switch it on.
    #[error("a value where presence alone counts")]
    Flag,
}

impl From<NotCountry> for BadValue {
    fn from(_: NotCountry) -> Self {
        Self::Country
    }
}

/// Why a function and its query are no request. Names parameters, and never holds a value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadRequest {
    /// No document names the function.
    #[error("Proxy6 has no such function")]
    UnknownFunction,
    /// The query's bytes are no text.
    #[error(transparent)]
    NotText(#[from] NotText),
    /// The function has no parameter of this name.
    #[error("the function has no parameter `{0}`")]
    UnknownParameter(String),
    /// The parameter stands there more than once.
    #[error("the parameter `{0}` stands there more than once")]
    Duplicate(String),
    /// The parameter is required.
    #[error("the parameter `{0}` is missing")]
    Missing(&'static str),
    /// The parameter has a value that it cannot have.
    #[error("the parameter `{parameter}` is {problem}")]
    Value {
        /// Its name in the document.
        parameter: &'static str,
        /// What is wrong with the value.
        problem: BadValue,
    },
    /// Both parameters are there, and one of them is wanted.
    #[error("one of `{0}` and `{1}` is wanted, not both")]
    Both(&'static str, &'static str),
    /// Neither parameter is there, and one of them is wanted.
    #[error("one of `{0}` and `{1}` is missing")]
    Neither(&'static str, &'static str),
}
