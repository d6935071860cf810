//! Calls that take an entry's change back.

use super::{Entry, Outcome, ProxyBefore, Request};
use proxy6::{Comment, Ids, Protocol, ProxyId, setdescr, settype};
use std::collections::BTreeMap;

impl Entry {
    /// The calls that give types and comments back what they were, one for each former value; none for an entry that changed
    /// something else, or is not done. The type `auto` cannot be given back: no call sets it.
    pub fn undo(&self) -> Vec<Request> {
        if !matches!(self.outcome(), Outcome::Done { .. }) {
            return Vec::new();
        }
        match self.request() {
            Request::SetType(set) => {
                let former = self.by_former(|proxy| proxy.row_type.as_deref()?.parse::<Protocol>().ok());
                let others = former.into_iter().filter(|(protocol, _)| *protocol != set.protocol);
                let call =
                    |(protocol, ids)| Some(Request::SetType(settype::Request { ids: Ids::new(ids).ok()?, protocol }));
                others.filter_map(call).collect()
            }
            Request::SetComment(set) => {
                let former = self.by_former(|proxy| proxy.comment.clone());
                let now = set.new.as_ref().map_or("", Comment::as_str);
                let others = former.into_iter().filter(|(comment, _)| comment != now);
                others.filter_map(|(comment, ids)| set_comment(ids, Comment::new(comment).ok())).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The call that puts the user's own comment in the place of the one with the tag, once a purchase is done.
    pub fn restore_comment(&self) -> Option<Request> {
        match self.outcome() {
            Outcome::Done { effect, .. } if self.tag().is_some() => {
                set_comment(effect.proxies.clone(), self.own_comment())
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

fn set_comment(ids: Vec<ProxyId>, new: Option<Comment>) -> Option<Request> {
    let target = setdescr::Target::Ids(Ids::new(ids).ok()?);
    Some(Request::SetComment(setdescr::Request { target, new }))
}
