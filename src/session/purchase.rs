//! A purchase on its way: fresh prices, balance and stock; the person's word; one call for each country through the journal;
//! what came of them.
//! It lives as long as the app, so that what has been sent is followed to its end whatever page is open.

use super::announcer::{Announcer, announcer};
use super::journal::{self, Attended, Journal, Recipient, report};
use super::order::{TypedOrder, order};
use super::preferences::PreferencesSignal;
use super::proxy6::Proxy6;
use super::roster::{RosterSignal, roster};
use super::stock::{StockSignal, stock};
use super::trouble::Trouble;
use super::vault::on_lock;
use super::words::{Words, words};
use crate::browser::clock;
use crate::transport::{NoReply, NotSent, Urgency};
use api::{Currency, Money};
use desk::buying::{Line, Offer, Recent, recent};
use desk::journal::{Before, Ending, Entry, NotBegun, Outcome, Price, Request, Wish};
use desk::whole_number::whole_number;
use futures_channel::oneshot;
use leptos::prelude::{
    Get, GetUntracked, GetValue, LocalStorage, RwSignal, Set, SetValue, StoredValue, UpdateValue, With, WithValue,
    expect_context, untrack,
};
use proxy6::{buy, getcount, getproxy};

/// How far it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Nothing is on its way.
    #[default]
    Idle,
    /// Price, balance and stock are being asked for.
    Checking,
    /// Another tab is at work on this account, and comes first.
    Queued,
    /// The stock did not come.
    Unchecked(Trouble),
    /// Nothing was sent.
    NotBegun(NotBegun),
    /// Price, balance and stock are on show, with what was bought on the account just before, and the person decides.
    Offered(Offer, Vec<Recent>),
    /// The purchase is being sent.
    Sending(Offer),
    /// Not all of it was bought: a call was refused, or nobody knows what came of it, and those after it were not sent.
    Failed(Box<Ending>),
}

/// What was bought last in this session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bought {
    /// The orders, each with the number that Proxy6 says it sold.
    pub orders: Vec<(buy::Request, u32)>,
    /// What they cost together.
    pub price: Money,
    /// In which currency.
    pub currency: Currency,
}

/// The one purchase that can be on its way.
#[derive(Clone, Copy)]
pub struct Purchase {
    /// Whether its dialog is open: then the dialog tells what becomes of it, and otherwise the announcer does.
    pub open: RwSignal<bool>,
    /// What the person types where the price is above the amount that they set for this.
    pub typed_count: RwSignal<String>,
    stage: RwSignal<Stage>,
    orders: RwSignal<Vec<buy::Request>>,
    bought: RwSignal<Option<Bought>>,
    proxy6: StoredValue<Option<Proxy6>>,
    /// Counts the questions, so that a late answer to an earlier one is known as such.
    round: StoredValue<u32>,
    decision: StoredValue<Option<oneshot::Sender<bool>>, LocalStorage>,
    journal: Journal,
    announcer: Announcer,
    roster: RosterSignal,
    stock: StockSignal,
    preferences: PreferencesSignal,
    typed: TypedOrder,
    words: Words,
}

impl Purchase {
    fn make() -> Self {
        let own = Self {
            open: RwSignal::new(false),
            typed_count: RwSignal::new(String::new()),
            stage: RwSignal::new(Stage::Idle),
            orders: RwSignal::new(Vec::new()),
            bought: RwSignal::new(None),
            proxy6: StoredValue::new(None),
            round: StoredValue::new(0),
            decision: StoredValue::new_local(None),
            journal: journal::journal(),
            announcer: announcer(),
            roster: roster(),
            stock: stock(),
            preferences: expect_context(),
            typed: order(),
            words: words(),
        };
        on_lock(move || own.forget());
        own
    }

    /// How far it is, reactively.
    pub fn stage(self) -> Stage {
        self.stage.get()
    }

    /// The orders that it is about, one for each country; reactively.
    pub fn orders(self) -> Vec<buy::Request> {
        self.orders.get()
    }

    /// What was bought last, reactively.
    pub fn bought(self) -> Option<Bought> {
        self.bought.get()
    }

    /// What the person calls the account that it is about.
    pub fn account_name(self) -> Option<String> {
        self.proxy6.with_value(|proxy6| proxy6.as_ref().map(|proxy6| proxy6.account().name.clone()))
    }

    /// Forgets the purchase, its account and what was bought. What is being sent is followed to its end.
    fn forget(self) {
        if matches!(self.stage.get_untracked(), Stage::Sending(_)) {
            return;
        }
        self.begin_round();
        self.decision.set_value(None);
        self.open.set(false);
        self.typed_count.set(String::new());
        self.stage.set(Stage::Idle);
        self.orders.set(Vec::new());
        self.typed.further.set(Vec::new());
        self.bought.set(None);
        self.proxy6.set_value(None);
    }

    /// Opens the dialog with the orders of a plan, and asks for their prices, the balance and the stock. While another is being
    /// sent no other begins: then the dialog shows that one.
    pub fn begin(self, orders: Vec<buy::Request>, proxy6: Proxy6) {
        self.open.set(true);
        if !matches!(self.stage.get_untracked(), Stage::Sending(_)) {
            self.proxy6.set_value(Some(proxy6));
            self.orders.set(orders);
            self.check();
        }
    }

    /// Asks for price, balance and stock, once more where they were asked for before.
    pub fn check(self) {
        let (orders, Some(proxy6)) = (self.orders.get_untracked(), self.proxy6.get_value()) else { return };
        if matches!(self.stage.get_untracked(), Stage::Sending(_)) {
            return;
        }
        let round = self.begin_round();
        self.stage.set(Stage::Checking);
        // Never dropped midway: what is sent must be heard of wherever the person has gone meanwhile.
        leptos::task::spawn_local(self.carry_out(round, orders, proxy6));
    }

    /// The dialog has been closed: the person does not want it. What has been sent stays sent.
    pub fn decline(self) {
        if !matches!(self.stage.get_untracked(), Stage::Sending(_)) {
            self.begin_round();
            self.stage.set(Stage::Idle);
        }
    }

    /// Whether the person must type the count before they may confirm. Reactive.
    pub fn wants_typed_count(self, offer: &Offer) -> bool {
        self.journal.limits().wants_typed_count(offer.price())
    }

    /// Whether the person may confirm what is on show. Reactive.
    pub fn may_confirm(self, offer: &Offer) -> bool {
        let typed = || self.typed_count.with(|typed| whole_number(typed));
        let as_typed = || typed().is_ok_and(|typed| u64::from(typed.get()) == offer.count());
        offer.obstacles().is_empty() && (!self.wants_typed_count(offer) || as_typed())
    }

    /// The person wants what is on show. Does nothing where nothing is on show or something stands against it, and so
    /// nothing at a second click.
    pub fn confirm(self) {
        let Stage::Offered(offer, _) = self.stage.get_untracked() else { return };
        if untrack(|| self.may_confirm(&offer))
            && let Some(decision) = self.decision.try_update_value(Option::take).flatten()
        {
            self.stage.set(Stage::Sending(offer));
            // The procedure waits for nothing else.
            let _ = decision.send(true);
        }
    }

    /// The person goes to look in the list what came of it.
    pub fn look_in_list(self) {
        if let Some(proxy6) = self.proxy6.get_value() {
            self.roster.read(proxy6);
        }
        self.open.set(false);
    }

    /// Whoever still waits for the person's word gets none.
    fn begin_round(self) -> u32 {
        self.decision.set_value(None);
        self.typed_count.set(String::new());
        self.round.update_value(|round| *round += 1);
        self.round.get_value()
    }

    fn is_current(self, round: u32) -> bool {
        self.round.get_value() == round
    }

    async fn carry_out(self, round: u32, orders: Vec<buy::Request>, proxy6: Proxy6) {
        let asked = self.ask_stock(&orders, &proxy6).await;
        let to = asked.and_then(|in_stock| {
            let to = Recipient::proxy6(proxy6.clone()).ok_or(NoReply::NotSent(NotSent::Untested))?;
            Ok((in_stock, to))
        });
        if !self.is_current(round) {
            return;
        }
        let (in_stock, to) = match to {
            Ok(known) => known,
            Err(trouble) => return self.stage.set(Stage::Unchecked(trouble)),
        };
        let attended = Attended {
            confirm: Box::new(move |offers: Vec<(Wish, Before)>| self.ask_person(round, proxy6, in_stock, offers)),
            watch: Box::new(move |stage| self.watch(round, stage)),
            cancelled: Default::default(),
        };
        let requests = orders.iter().cloned().map(Request::Buy).collect();
        let ending = self.journal.send(to.clone(), requests, attended).await;
        let wanted = untrack(|| self.preferences.with(|chosen| !chosen.keep_tag));
        let restore: Vec<Request> =
            ending.entries.iter().filter(|_| wanted).filter_map(Entry::restore_comment).collect();
        self.ended(round, ending);
        if !restore.is_empty() {
            // Where this fails the comment keeps the purchase's tag, and the Journal tells.
            self.journal.send(to, restore, Attended::confirmed()).await;
        }
    }

    /// How many there are, for each order.
    async fn ask_stock(self, orders: &[buy::Request], proxy6: &Proxy6) -> Result<Vec<u32>, Trouble> {
        let mut counts = Vec::new();
        for order in orders {
            let request = getcount::Request { country: order.country, version: order.version };
            let in_stock = proxy6.ask(&request, Urgency::Person).await?.content.count;
            self.stock.learn(order.version.unwrap_or_default(), order.country, in_stock);
            counts.push(in_stock);
        }
        Ok(counts)
    }

    fn watch(self, round: u32, stage: journal::Stage) {
        if self.is_current(round) {
            match stage {
                journal::Stage::Queued => self.stage.set(Stage::Queued),
                journal::Stage::Reading => self.stage.set(Stage::Checking),
                journal::Stage::Sending(_) => {}
            }
        }
    }

    /// Shows what the orders cost now and what was bought just before, and waits for the person's word.
    async fn ask_person(self, round: u32, proxy6: Proxy6, in_stock: Vec<u32>, offers: Vec<(Wish, Before)>) -> bool {
        // Under the account's lock: what another tab has just bought is among it.
        let recent = match recent_purchases(&proxy6).await {
            Ok(recent) => recent,
            Err(trouble) => {
                if self.is_current(round) {
                    self.stage.set(Stage::Unchecked(trouble));
                }
                return false;
            }
        };
        let Some(offer) = offer(&offers, &in_stock).filter(|_| self.is_current(round)) else { return false };
        let (decision, decided) = oneshot::channel();
        self.decision.set_value(Some(decision));
        self.stage.set(Stage::Offered(offer, recent));
        decided.await.unwrap_or(false)
    }

    fn ended(self, round: u32, ending: Ending) {
        let Stage::Sending(offer) = self.stage.get_untracked() else {
            // A person who declined knows that nothing was sent.
            if let Some(why) = ending.why.filter(|why| self.is_current(round) && *why != NotBegun::Declined) {
                self.stage.set(Stage::NotBegun(why));
            }
            return;
        };
        let bought = self.learn(&offer, &ending);
        match untrack(|| report::complaint(&ending, &self.words)) {
            None => {
                self.stage.set(Stage::Idle);
                self.open.set(false);
                // Pressing once more shall not buy all of them again.
                self.typed.further.set(Vec::new());
                if let Some(bought) = bought {
                    let count = bought.orders.iter().map(|(_, count)| u64::from(*count)).sum();
                    let price = untrack(|| self.words.money(bought.price, bought.currency));
                    self.announcer.result(untrack(|| (self.words.buy.bought)(count, &price)));
                }
            }
            Some(told) => {
                if !self.open.get_untracked() {
                    self.announcer.failure(told);
                }
                self.stage.set(Stage::Failed(Box::new(ending)));
            }
        }
    }

    /// Lets the stock follow what was bought, and remembers it.
    fn learn(self, offer: &Offer, ending: &Ending) -> Option<Bought> {
        let done = ending.entries.iter().filter_map(|entry| match (entry.request(), entry.outcome()) {
            (Request::Buy(order), Outcome::Done { effect, .. }) => {
                let own_words = buy::Request { comment: entry.own_comment(), ..order.clone() };
                Some((own_words, effect.count.unwrap_or(order.count.get()), entry.spent()))
            }
            _ => None,
        });
        let mut bought = Bought { orders: Vec::new(), price: Money::ZERO, currency: offer.currency };
        for (order, count, spent) in done {
            if let Some(line) = offer.lines().iter().find(|line| line.country == order.country) {
                let left = line.in_stock.saturating_sub(count);
                self.stock.learn(order.version.unwrap_or_default(), order.country, left);
            }
            bought.price = bought.price.plus(spent).unwrap_or(bought.price);
            bought.orders.push((order, count));
        }
        let bought = Some(bought).filter(|bought| !bought.orders.is_empty());
        if bought.is_some() {
            self.bought.set(bought.clone());
        }
        bought
    }
}

/// What the person is shown; `None` where something of it was not told.
fn offer(offers: &[(Wish, Before)], in_stock: &[u32]) -> Option<Offer> {
    let (_, first) = offers.first()?;
    let line = |((wish, before), in_stock): (&(Wish, Before), &u32)| {
        let (Request::Buy(order), Price { most: price, .. }) = (wish.request(), before.price?) else { return None };
        Some(Line { country: order.country, count: order.count.get(), price, in_stock: *in_stock })
    };
    let lines = offers.iter().zip(in_stock).map(line).collect::<Option<Vec<Line>>>()?;
    Offer::new(lines, first.balance?, first.currency?)
}

/// The purchases of the last minutes on the account, by whomever: all pages of the list, which is in no order.
async fn recent_purchases(proxy6: &Proxy6) -> Result<Vec<Recent>, Trouble> {
    let mut proxies = Vec::new();
    let mut request = Some(getproxy::Request::default());
    while let Some(wanted) = request {
        let page = proxy6.ask(&wanted, Urgency::Person).await?.content;
        request = wanted.next(&page);
        proxies.extend(page.list);
    }
    Ok(recent(&proxies, clock::now_seconds()))
}

/// The context, for a component's first line.
pub fn purchase() -> Purchase {
    super::on_first_use(Purchase::make)
}
