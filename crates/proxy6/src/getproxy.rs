//! `getproxy`: the account's proxies, page by page (`proxy6.txt`). Reads.

use crate::{
    Answer, BadRequest, BadValue, Comment, Credentials, Failure, Page, PageLimit, Proxy, answer,
    function::{Function, flag, plain},
    json::{Object, Unfit},
    query::Query,
};
use api::{Call, Effect, Endpoint, Parameter, Reply};
use std::{fmt, str::FromStr};

pub(crate) const FUNCTION: Function = Function { name: "getproxy", effect: Effect::Reads };

/// Asks for a page of proxies; the default is the first page of all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// Only those in this state; Proxy6 takes [`State::All`] where none is named.
    pub state: Option<State>,
    /// Only those with this comment.
    pub comment: Option<Comment>,
    /// The list as an array, without keys.
    pub nokey: bool,
    /// Which page; Proxy6 takes the first where none is named.
    pub page: Option<Page>,
    /// How many on a page; Proxy6 takes [`PageLimit::MAX`] where none is named.
    pub limit: Option<PageLimit>,
}

/// In which state the proxies are to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// `active`
    Active,
    /// `expired`
    Expired,
    /// `expiring`
    Expiring,
    /// `all`
    #[default]
    All,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Active, Self::Expired, Self::Expiring, Self::All];

    /// The word in the document.
    pub fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Expired => "expired",
            Self::Expiring => "expiring",
            Self::All => "all",
        }
    }
}

impl FromStr for State {
    type Err = BadValue;

    fn from_str(name: &str) -> Result<Self, BadValue> {
        Self::ALL.into_iter().find(|state| state.name() == name).ok_or(BadValue::State)
    }
}

impl fmt::Display for State {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// A page of proxies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// How many are on this page, in Proxy6's own count; not how many the account has.
    pub list_count: u32,
    /// Which page this is, where the reply says so.
    pub page: Option<u32>,
    /// The proxies, in the reply's order.
    pub list: Vec<Proxy>,
}

impl Request {
    /// The request for the page after the one that `page` answered; `None` where that was the last, which is the one
    /// shorter than the limit.
    pub fn next(&self, page: &Response) -> Option<Self> {
        if page.list.len() < usize::from(self.limit.unwrap_or_default().get()) {
            return None;
        }
        let next = self.page.map_or(1, Page::get).checked_add(1)?;
        Some(Self { page: Some(Page::new(next).ok()?), ..self.clone() })
    }

    pub(crate) fn query(&self) -> Vec<Parameter> {
        let mut query = vec![];
        query.extend(self.state.map(|state| plain("state", state)));
        query.extend(self.comment.as_ref().map(|comment| plain("descr", comment)));
        query.extend(flag("nokey", self.nokey));
        query.extend(self.page.map(|page| plain("page", page)));
        query.extend(self.limit.map(|limit| plain("limit", limit)));
        query
    }

    pub(crate) fn from_query(query: &mut Query) -> Result<Self, BadRequest> {
        Ok(Self {
            state: query.optional("state")?,
            comment: query.optional("descr")?,
            nokey: query.flag("nokey")?,
            page: query.optional("page")?,
            limit: query.optional("limit")?,
        })
    }
}

impl Endpoint for Request {
    type Credentials = Credentials;
    type Response = Answer<Response>;
    type Failure = Failure;

    fn call(&self, credentials: &Credentials) -> Call {
        FUNCTION.call(credentials, self.query())
    }

    fn read(&self, reply: &Reply) -> Result<Answer<Response>, Failure> {
        answer::read(reply, Response::read)
    }
}

impl Response {
    fn read(object: &Object<'_>) -> Result<Self, Unfit> {
        Ok(Self {
            list_count: object.number("list_count")?,
            page: object.optional_number("page")?,
            list: Proxy::read_list(object)?,
        })
    }
}
