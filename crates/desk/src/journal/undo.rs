//! Calls that take an entry's change back.

use super::{Entry, Outcome, ProxyBefore, Request};
use crate::bulk::calls;
use proxy6::{Comment, Protocol, ProxyId, setdescr, settype};
use std::collections::BTreeMap;

impl Entry {
    /// The calls that give types and comments back what they were, for each former value as many as its proxies need; none for an entry that changed
    /// something else, or is not done. The type `auto` cannot be given back: no call sets it.
    pub fn undo(&self) -> Vec<Request> {
        if !matches!(self.outcome(), Outcome::Done { .. }) {
            return Vec::new();
        }
        match self.request() {
            Request::SetType(set) => {
                let former = self.by_former(|proxy| proxy.row_type.as_deref()?.parse::<Protocol>().ok());
                let others = former.into_iter().filter(|(protocol, _)| *protocol != set.protocol);
                let each = |(protocol, named): (Protocol, Vec<ProxyId>)| -> Vec<Request> {
                    calls(&named).map(|ids| Request::SetType(settype::Request { ids, protocol })).collect()
                };
                others.flat_map(each).collect()
            }
            Request::SetComment(set) => {
                let former = self.by_former(|proxy| proxy.comment.clone());
                let now = set.new.as_ref().map_or("", Comment::as_str);
                let others = former.into_iter().filter(|(comment, _)| comment != now);
                let each = |(comment, named): (String, Vec<ProxyId>)| -> Vec<Request> {
                    let new = Comment::new(comment).ok();
                    let call = |ids| setdescr::Request { target: setdescr::Target::Ids(ids), new: new.clone() };
                    calls(&named).map(|ids| Request::SetComment(call(ids))).collect()
                };
                others.flat_map(each).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The call that puts the user's own comment in the place of the one with the tag, once a purchase is done. It names the
    /// comment, which nothing else has: so it is one call for however many proxies, and only they need be read before it.
    pub fn restore_comment(&self) -> Option<Request> {
        match (self.outcome(), self.request()) {
            (Outcome::Done { .. }, Request::Buy(buy)) if self.tag().is_some() => {
                let target = setdescr::Target::Old(buy.comment.clone()?);
                Some(Request::SetComment(setdescr::Request { target, new: self.own_comment() }))
            }
            _ => None,
        }
    }

    fn by_former<T: Ord>(&self, value: impl Fn(&ProxyBefore) -> Option<T>) -> BTreeMap<T, Vec<ProxyId>> {
        let mut former: BTreeMap<T, Vec<ProxyId>> = BTreeMap::new();
        for proxy in &self.before().proxies {
            if let Some(value) = value(proxy) {
                former.entry(value).or_default().push(proxy.id);
            }
        }
        former
    }
}
