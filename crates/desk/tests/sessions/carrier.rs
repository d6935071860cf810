//! Carries calls to the sandbox, as the app's transport does, and keeps count of what each entry's call did there.

use crate::chance::Chance;
use api::{Call, Endpoint, Money, Reply, Secret};
use desk::journal::{
    Account, Credentials, Entry, EntryId, Event, Loss, Need, PROCESSED_WITHIN, Price, Request, Seen, Survey, Wish,
};
use proxy6::{Answer, Count, Credentials as Key, Proxy, ProxyId, Version, VersionSeen, getprice, getproxy};
use sandbox::{Delivery, Sandbox, Settings, Shape};
use std::collections::BTreeMap;

/// 2026-07-10 12:00:00 UTC, in milliseconds.
const START: i64 = 1_783_684_800_000;

/// The provider's side of the desk.
pub struct Carrier {
    sandbox: Sandbox,
    key: Key,
    /// Unix milliseconds.
    pub clock: i64,
    /// For each time that an entry's call was carried out, the proxies that the sandbox did it to.
    pub carried_out: BTreeMap<EntryId, Vec<Vec<ProxyId>>>,
    /// Calls that nobody waits for any more and that have not arrived yet, and when at the latest they do.
    under_way: Vec<(i64, EntryId, Call)>,
    /// Whether calls may fail.
    pub faulty: bool,
}

impl Carrier {
    pub fn new(seed: u64) -> Self {
        let shape = if seed.is_multiple_of(2) { Shape::Documented } else { Shape::Practice };
        Self {
            sandbox: Sandbox::new(Settings { shape, seed, now: START }),
            key: Key { key: Secret::new("px6-test-key") },
            clock: START,
            carried_out: BTreeMap::new(),
            under_way: vec![],
            faulty: true,
        }
    }

    pub fn admin(&mut self, path: &str, body: &str) -> serde_json::Value {
        let request = if body.is_empty() { sandbox::Request::get(path) } else { sandbox::Request::post(path, body) };
        let answer = self.sandbox.admin(&request, self.clock);
        assert_eq!(answer.status, 200, "{}", answer.text());
        serde_json::from_slice(&answer.body).unwrap()
    }

    /// Sends an entry's request once.
    pub fn send(&mut self, entry: &Entry, chance: &mut Chance) -> Event {
        let call = entry.request().call(Credentials::Proxy6(&self.key)).unwrap();
        if self.faulty && chance.percent(10) {
            let arrives = self.clock + 1 + i64::try_from(chance.below(PROCESSED_WITHIN.unsigned_abs())).unwrap();
            self.under_way.push((arrives, entry.id(), call));
            return Event::Lost(Loss::Timeout);
        }
        if self.faulty && chance.percent(40) {
            let fault = chance.one_of(&[
                r#""fault":"refuse""#,
                r#""fault":"reset_before""#,
                r#""fault":"reset_after""#,
                r#""fault":"cut""#,
                r#""fault":"garbage""#,
                r#""fault":"delay","millis":60000"#,
                r#""fault":"status","status":500"#,
                r#""fault":"status","status":500,"after":true"#,
                r#""fault":"status","status":429"#,
                r#""fault":"status","status":503,"after":true"#,
                r#""fault":"error_id","error_id":300"#,
                r#""fault":"error_id","error_id":400"#,
                r#""fault":"error_id","error_id":777"#,
            ]);
            self.admin("/admin/fault", &format!(r#"[{{"match":"{}",{fault}}}]"#, entry.kind().function()));
        }
        match self.carry(Some(entry.id()), &call) {
            Ok(reply) => Event::Answered(entry.request().read(&reply, Credentials::Proxy6(&self.key))),
            Err(loss) => Event::Lost(loss),
        }
    }

    /// Time passes, and what is under way arrives in it.
    pub fn wait(&mut self, until: i64) {
        self.clock = self.clock.max(until);
        while let Some(place) = self.under_way.iter().position(|(arrives, ..)| *arrives <= self.clock) {
            let (_, id, call) = self.under_way.remove(place);
            let _nobody_waits_for_it = self.reach(Some(id), &call);
        }
    }

    pub fn survey(&mut self, account: &Account, wishes: &[Wish], chance: &mut Chance) -> Event {
        if self.faulty && chance.percent(5) {
            return Event::NotSurveyed;
        }
        let mut proxies: Vec<Proxy> = vec![];
        let mut balance = Money::ZERO;
        for wish in wishes {
            let (more, now, _) = self.list(&wish.need()).unwrap();
            proxies.extend(more);
            balance = now;
        }
        let prices = wishes.iter().map(|wish| self.price(wish.request(), &proxies)).collect();
        let (account, balance, currency) = (account.clone(), Some(balance), Some(api::Currency::RUB));
        Event::Surveyed(Box::new(Survey { account, balance, currency, prices, proxies, slots: vec![] }))
    }

    pub fn look(&mut self, account: &Account, need: &Need, chance: &mut Chance) -> Event {
        let began = self.clock;
        if self.faulty && chance.percent(10) {
            return Event::Unseen;
        }
        let (proxies, balance, whole_list) = self.list(need).unwrap();
        let (account, balance) = (account.clone(), Some(balance));
        Event::Seen(Box::new(Seen { account, began, balance, proxies, whole_list, slots: vec![] }))
    }

    /// All pages of what is needed, and the balance in the last of them.
    pub fn list(&mut self, need: &Need) -> Option<(Vec<Proxy>, Money, bool)> {
        let comment = match need {
            Need::Comment(comment) => Some(comment.clone()),
            _ => None,
        };
        let mut request = getproxy::Request { comment, ..getproxy::Request::default() };
        let mut proxies = vec![];
        loop {
            let answer: Answer<getproxy::Response> = self.read(&request)?;
            let next = request.next(&answer.content);
            proxies.extend(answer.content.list);
            match next {
                Some(next) => request = next,
                None => return Some((proxies, answer.envelope.balance, !matches!(need, Need::Comment(_)))),
            }
        }
    }

    fn price(&mut self, request: &Request, proxies: &[Proxy]) -> Option<Price> {
        let mut quote = |count: u32, period, version| {
            let request = getprice::Request { count: Count::new(count).unwrap(), period, version: Some(version) };
            Some(self.read(&request)?.content.price)
        };
        match request {
            Request::Buy(buy) => {
                quote(buy.count.get(), buy.period, buy.version.unwrap_or_default()).map(Price::exactly)
            }
            Request::Prolong(prolong) => {
                let wanted = |id: &ProxyId| proxies.iter().find(|proxy| proxy.id == *id);
                let mut versions: BTreeMap<VersionSeen, u32> = BTreeMap::new();
                prolong.ids.as_slice().iter().filter_map(wanted).for_each(|proxy| {
                    *versions.entry(proxy.version).or_default() += 1;
                });
                // A row may be of either version, and together with others it may be cheaper: between nothing and the dearest.
                let mut most = Money::ZERO;
                for (version, count) in versions {
                    let mut of_one = |version| quote(1, prolong.period, version)?.times(count);
                    let prices: Vec<Money> = match version {
                        VersionSeen::Known(version) => vec![of_one(version)?],
                        VersionSeen::Ipv4OrShared => {
                            [Version::Ipv4, Version::Ipv4Shared].into_iter().filter_map(of_one).collect()
                        }
                    };
                    most = most.plus(prices.into_iter().max()?)?;
                }
                Some(Price { least: Money::ZERO, most })
            }
            _ => None,
        }
    }

    fn read<T, E>(&mut self, request: &E) -> Option<Answer<T>>
    where
        E: Endpoint<Credentials = Key, Response = Answer<T>, Failure = proxy6::Failure>,
    {
        let call = request.call(&self.key);
        let reply = self.carry(None, &call).ok()?;
        request.read(&reply).ok()
    }

    /// Brings a call to the sandbox and its answer back, far enough from others for the provider's pace.
    fn carry(&mut self, entry: Option<EntryId>, call: &Call) -> Result<Reply, Loss> {
        self.wait(self.clock + 1_000);
        self.reach(entry, call)
    }

    fn reach(&mut self, entry: Option<EntryId>, call: &Call) -> Result<Reply, Loss> {
        let before = self.changes().len();
        let url = call.url("");
        let answer = self.sandbox.answer(&sandbox::Request::get(url.expose()), self.clock, self.clock - START);
        let did = self.changes().split_off(before);
        if let Some(entry) = entry.filter(|_| !did.is_empty()) {
            self.carried_out.entry(entry).or_default().extend(did);
        }
        let mut body = answer.body;
        match answer.delivery {
            Delivery::Whole => {}
            Delivery::Cut(length) => body.truncate(length),
            Delivery::Late(_) => return Err(Loss::Timeout),
            Delivery::Closed | Delivery::Reset => return Err(Loss::Connection),
        }
        Ok(Reply::new(answer.status, body))
    }

    /// The proxies of every charge and change in the ledger.
    fn changes(&mut self) -> Vec<Vec<ProxyId>> {
        let ledger = self.admin("/admin/ledger", "");
        let lines = ledger["lines"].as_array().unwrap().iter().filter(|line| line["kind"] != "request");
        let ids = |line: &serde_json::Value| line["ids"].as_array().unwrap().iter().map(id).collect();
        lines.map(ids).collect()
    }
}

fn id(json: &serde_json::Value) -> ProxyId {
    json.to_string().trim_matches('"').parse().unwrap()
}
