//! A purchase on its way: fresh price, balance and stock; the person's word; one call through the journal; what came of it.
//! It lives as long as the app, so that what has been sent is followed to its end whatever page is open.

use super::announcer::{Announcer, announcer};
use super::journal::{self, Attended, Journal, Recipient, report};
use super::proxy6::Proxy6;
use super::roster::{RosterSignal, roster};
use super::stock::{StockSignal, stock};
use super::trouble::Trouble;
use super::words::{Words, words};
use crate::transport::{NoReply, NotSent, Urgency};
use api::{Currency, Money};
use desk::buying::Offer;
use desk::journal::{Before, Effect, Ending, Entry, NotBegun, Outcome, Price, Request, Wish};
use desk::whole_number::whole_number;
use futures_channel::oneshot;
use leptos::prelude::{
    Get, GetUntracked, GetValue, LocalStorage, RwSignal, Set, SetValue, StoredValue, UpdateValue, With, WithValue,
    expect_context, provide_context, untrack,
};
use proxy6::{buy, getcount};

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
    /// Price, balance and stock are on show, and the person decides.
    Offered(Offer),
    /// The purchase is being sent.
    Sending(Offer),
    /// It was refused: nothing was bought.
    Refused(Box<Entry>),
    /// No readable answer came: nobody knows whether it was bought.
    Unknown(Box<Entry>),
}

/// What was bought last in this session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bought {
    /// The order.
    pub order: buy::Request,
    /// How many Proxy6 says it sold.
    pub count: u32,
    /// What it cost.
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
    order: RwSignal<Option<buy::Request>>,
    bought: RwSignal<Option<Bought>>,
    proxy6: StoredValue<Option<Proxy6>>,
    /// Counts the questions, so that a late answer to an earlier one is known as such.
    round: StoredValue<u32>,
    decision: StoredValue<Option<oneshot::Sender<bool>>, LocalStorage>,
    journal: Journal,
    announcer: Announcer,
    roster: RosterSignal,
    stock: StockSignal,
    words: Words,
}

impl Purchase {
    /// Puts the context in place.
    pub fn provide() {
        provide_context(Self {
            open: RwSignal::new(false),
            typed_count: RwSignal::new(String::new()),
            stage: RwSignal::new(Stage::Idle),
            order: RwSignal::new(None),
            bought: RwSignal::new(None),
            proxy6: StoredValue::new(None),
            round: StoredValue::new(0),
            decision: StoredValue::new_local(None),
            journal: journal::journal(),
            announcer: announcer(),
            roster: roster(),
            stock: stock(),
            words: words(),
        });
    }

    /// How far it is, reactively.
    pub fn stage(self) -> Stage {
        self.stage.get()
    }

    /// The order that it is about, reactively.
    pub fn order(self) -> Option<buy::Request> {
        self.order.get()
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
    pub fn forget(self) {
        if matches!(self.stage.get_untracked(), Stage::Sending(_)) {
            return;
        }
        self.begin_round();
        self.decision.set_value(None);
        self.open.set(false);
        self.typed_count.set(String::new());
        self.stage.set(Stage::Idle);
        self.order.set(None);
        self.bought.set(None);
        self.proxy6.set_value(None);
    }

    /// Opens the dialog with an order, and asks for its price, the balance and the stock. While another is being sent no
    /// other begins: then the dialog shows that one.
    pub fn begin(self, order: buy::Request, proxy6: Proxy6) {
        self.open.set(true);
        if !matches!(self.stage.get_untracked(), Stage::Sending(_)) {
            self.proxy6.set_value(Some(proxy6));
            self.order.set(Some(order));
            self.check();
        }
    }

    /// Asks for price, balance and stock, once more where they were asked for before.
    pub fn check(self) {
        let (Some(order), Some(proxy6)) = (self.order.get_untracked(), self.proxy6.get_value()) else { return };
        if matches!(self.stage.get_untracked(), Stage::Sending(_)) {
            return;
        }
        let round = self.begin_round();
        self.stage.set(Stage::Checking);
        // Never dropped midway: what is sent must be heard of wherever the person has gone meanwhile.
        leptos::task::spawn_local(self.carry_out(round, order, proxy6));
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
        self.journal.limits().wants_typed_count(offer.price)
    }

    /// Whether the person may confirm what is on show. Reactive.
    pub fn may_confirm(self, offer: &Offer) -> bool {
        let Some(count) = self.order.get().map(|order| order.count.get()) else { return false };
        let typed = || self.typed_count.with(|typed| whole_number(typed)).is_ok_and(|typed| typed.get() == count);
        offer.obstacles(count).is_empty() && (!self.wants_typed_count(offer) || typed())
    }

    /// The person wants what is on show. Does nothing where nothing is on show or something stands against it, and so
    /// nothing at a second click.
    pub fn confirm(self) {
        let Stage::Offered(offer) = self.stage.get_untracked() else { return };
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

    async fn carry_out(self, round: u32, order: buy::Request, proxy6: Proxy6) {
        let request = getcount::Request { country: order.country, version: order.version };
        let asked = proxy6.ask(&request, Urgency::Person).await.map(|answer| answer.content.count);
        let to = asked.and_then(|in_stock| {
            let to = Recipient::proxy6(proxy6).ok_or(NoReply::NotSent(NotSent::Untested))?;
            Ok((in_stock, to))
        });
        if !self.is_current(round) {
            return;
        }
        let (in_stock, to) = match to {
            Ok(known) => known,
            Err(trouble) => return self.stage.set(Stage::Unchecked(trouble)),
        };
        self.stock.learn(order.version.unwrap_or_default(), order.country, in_stock);
        let attended = Attended {
            confirm: Box::new(move |offers: Vec<(Wish, Before)>| self.ask_person(round, in_stock, offers)),
            watch: Box::new(move |stage| self.watch(round, stage)),
            cancelled: Default::default(),
        };
        let ending = self.journal.send(to.clone(), vec![Request::Buy(order.clone())], attended).await;
        let restore = ending.entries.first().and_then(Entry::restore_comment);
        self.ended(round, order, ending);
        if let Some(restore) = restore {
            // Where this fails the comment keeps the purchase's tag, and the Journal tells.
            self.journal.send(to, vec![restore], Attended::confirmed()).await;
        }
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

    /// Shows what the order costs now, and waits for the person's word.
    async fn ask_person(self, round: u32, in_stock: u32, offers: Vec<(Wish, Before)>) -> bool {
        let read = offers.first().and_then(|(_, before)| Some((before.price?, before.balance?, before.currency?)));
        let Some((Price { most: price, .. }, balance, currency)) = read.filter(|_| self.is_current(round)) else {
            return false;
        };
        let (decision, decided) = oneshot::channel();
        self.decision.set_value(Some(decision));
        self.stage.set(Stage::Offered(Offer { price, balance, currency, in_stock }));
        decided.await.unwrap_or(false)
    }

    fn ended(self, round: u32, order: buy::Request, ending: Ending) {
        let (Some(entry), Stage::Sending(offer)) = (ending.entries.first(), self.stage.get_untracked()) else {
            // A person who declined knows that nothing was sent.
            if let Some(why) = ending.why.filter(|why| self.is_current(round) && *why != NotBegun::Declined) {
                self.stage.set(Stage::NotBegun(why));
            }
            return;
        };
        match entry.outcome() {
            Outcome::Done { effect, .. } => self.done(order, offer, entry, effect),
            Outcome::Refused(_) | Outcome::NotDone { .. } => {
                self.failed(Stage::Refused(Box::new(entry.clone())), &ending)
            }
            Outcome::Open | Outcome::Unknown { .. } | Outcome::Waived => {
                self.failed(Stage::Unknown(Box::new(entry.clone())), &ending);
            }
        }
    }

    fn done(self, order: buy::Request, offer: Offer, entry: &Entry, effect: &Effect) {
        let count = effect.count.unwrap_or(order.count.get());
        self.stock.learn(order.version.unwrap_or_default(), order.country, offer.in_stock.saturating_sub(count));
        let bought = Bought { order, count, price: entry.spent(), currency: offer.currency };
        let told = untrack(|| {
            let price = self.words.money(bought.price, bought.currency);
            (self.words.buy.bought)(bought.count.into(), &price)
        });
        self.bought.set(Some(bought));
        self.stage.set(Stage::Idle);
        self.open.set(false);
        self.announcer.result(told);
    }

    fn failed(self, stage: Stage, ending: &Ending) {
        if !self.open.get_untracked()
            && let Some(told) = untrack(|| report::complaint(ending, &self.words))
        {
            self.announcer.failure(told);
        }
        self.stage.set(stage);
    }
}

/// The context, for a component's first line.
pub fn purchase() -> Purchase {
    expect_context()
}
