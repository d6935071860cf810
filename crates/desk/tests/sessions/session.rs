//! One session: a few wishes, each confirmed once, with settling whenever something is unknown, and at the end until nothing
//! is.

use crate::{carrier::Carrier, chance::Chance};
use desk::{
    calendar::Zone,
    journal::{
        Account, Action, Change, Entry, EntryId, Event, Limits, Need, Outcome, PROCESSED_WITHIN, Request, Rules,
        Settling, Tag, Wish,
    },
};
use proxy6::{Comment, Count, Ids, Period, Proxy, ProxyId, Version, buy, delete, prolong, setdescr};
use std::collections::{BTreeMap, BTreeSet};

pub struct Session {
    pub desk: Carrier,
    /// Records, as the app stores them.
    records: BTreeMap<EntryId, String>,
    pub storage: BTreeMap<EntryId, Entry>,
    pub confirmed: BTreeSet<EntryId>,
    account: Account,
    chance: Chance,
}

enum Procedure {
    Change(Change),
    Settling(Settling),
}

impl Session {
    pub fn play(seed: u64) -> Self {
        let mut session = Self {
            desk: Carrier::new(seed),
            records: BTreeMap::new(),
            storage: BTreeMap::new(),
            confirmed: BTreeSet::new(),
            account: Account::proxy6("1"),
            chance: Chance(seed),
        };
        if session.chance.percent(30) {
            session.desk.admin("/admin/state", r#"{"balance":"40"}"#);
        }
        for _ in 0..3 + session.chance.below(4) {
            let wishes: Vec<Wish> = (0..=session.chance.below(2)).filter_map(|_| session.wish()).collect();
            let rules = Rules { limits: Limits::default(), zone: Zone::fixed(10_800) };
            let (change, action) = Change::begin(session.account.clone(), wishes, rules);
            session.carry_out(Procedure::Change(change), action);
            if session.chance.percent(70) {
                session.settle();
            }
            if session.chance.percent(20) {
                session.desk.wait(session.desk.clock + 2 * 86_400_000);
            }
        }
        // The network is back, and nothing dies any more.
        session.desk.faulty = false;
        session.settle();
        session.storage = session.entries().into_iter().map(|entry| (entry.id(), entry)).collect();
        session
    }

    /// Whether the proxies that an entry names are those that the sandbox sold or extended.
    pub fn tells_the_truth_about(&self, entry: &Entry) -> bool {
        let Outcome::Done { effect, .. } = entry.outcome() else { return false };
        match self.desk.carried_out.get(&entry.id()).map(Vec::as_slice) {
            Some([truth]) if entry.kind().spends() => *truth == effect.proxies,
            Some([_]) => true,
            _ => false,
        }
    }

    fn entries(&self) -> Vec<Entry> {
        self.records.values().map(|record| Entry::from_record(record).unwrap()).collect()
    }

    fn settle(&mut self) {
        let (settling, action) = Settling::begin(self.account.clone(), PROCESSED_WITHIN);
        self.carry_out(Procedure::Settling(settling), action);
    }

    /// Does what a procedure says until it is over, or its tab dies.
    fn carry_out(&mut self, mut procedure: Procedure, mut action: Action) {
        while let Some(event) = self.perform(&action) {
            if self.desk.faulty && self.chance.percent(4) {
                return;
            }
            let next = match &mut procedure {
                Procedure::Change(change) => change.on(event, self.desk.clock),
                Procedure::Settling(settling) => settling.on(event, self.desk.clock),
            };
            action = next.expect("the event was waited for");
        }
    }

    fn perform(&mut self, action: &Action) -> Option<Event> {
        let storage_fails = self.desk.faulty && self.chance.percent(3);
        Some(match action {
            Action::Lock => Event::Locked,
            Action::Load if storage_fails => Event::NotLoaded,
            Action::Load => Event::Loaded { entries: self.entries(), unreadable: 0 },
            Action::Survey(wishes) => self.desk.survey(&self.account, wishes, &mut self.chance),
            Action::Confirm(offers) => {
                self.confirmed.extend(offers.iter().map(|(wish, _)| wish.id()));
                Event::Confirmed
            }
            Action::Store(_) if storage_fails => Event::NotStored,
            Action::Store(entry) => {
                self.records.insert(entry.id(), entry.to_record());
                Event::Stored
            }
            Action::Send(entry) => self.desk.send(entry, &mut self.chance),
            Action::Recall(_) => Event::Recalled(None),
            Action::Look(need) => self.desk.look(&self.account, need, &mut self.chance),
            Action::Wait { until } => {
                self.desk.wait(*until);
                Event::Waited
            }
            Action::Finish(_) => return None,
        })
    }

    /// Some wish; `None` where there is nothing to wish it for.
    fn wish(&mut self) -> Option<Wish> {
        let chance = &mut self.chance;
        let period = Period::new(chance.one_of(&[3, 7, 30])).unwrap();
        let own = chance.one_of(&["", "shop", "Söhne & Co", "all of the fifty characters are taken up by words."]);
        let comment = Comment::new(own).ok();
        let request = match chance.below(10) {
            0..=5 => Request::Buy(buy::Request {
                count: Count::new(1 + u32::try_from(chance.below(5)).unwrap()).unwrap(),
                period,
                country: "ru".parse().unwrap(),
                version: chance.one_of(&[None, Some(Version::Ipv4), Some(Version::Ipv6)]),
                protocol: None,
                comment,
                auto_prolong: false,
                nokey: false,
            }),
            6 | 7 => Request::Prolong(prolong::Request { period, ids: self.some_ids()?, nokey: false }),
            8 => Request::Delete(delete::Request::Ids(self.some_ids()?)),
            _ => {
                let target = setdescr::Target::Ids(self.some_ids()?);
                Request::SetComment(setdescr::Request { target, new: comment })
            }
        };
        Some(Wish::new(EntryId::new(self.chance.bytes()), request, Tag::new(self.chance.bytes())))
    }

    fn some_ids(&mut self) -> Option<Ids> {
        let (proxies, ..) = self.desk.list(&Need::List)?;
        let ids = proxies.iter().map(|proxy: &Proxy| proxy.id);
        let chosen: Vec<ProxyId> = ids.filter(|_| self.chance.percent(10)).collect();
        Ids::new(chosen).ok()
    }
}
