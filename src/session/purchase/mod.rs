//! A purchase on its way: fresh prices, balance and stock; the person's word; one call for each country through the journal;
//! what came of them.
//! It lives as long as the app, so that what has been sent is followed to its end whatever page is open.

mod procedure;

use super::announcer::{Announcer, announcer};
use super::journal::{self, Journal};
use super::order::{TypedOrder, order};
use super::preferences::PreferencesSignal;
use super::proxy6::Proxy6;
use super::roster::{RosterSignal, roster};
use super::stock::{StockSignal, stock};
use super::trouble::Trouble;
use super::vault::on_lock;
use super::words::{Words, words};
use crate::browser::{clock, task::Task};
use crate::lasting::Lasting;
use api::{Currency, Money};
use desk::buying::{Offer, Recents};
use desk::journal::{Ending, NotBegun};
use desk::whole_number::whole_number;
use futures_channel::oneshot;
use leptos::prelude::{
    Get, GetUntracked, GetValue, LocalStorage, Set, SetValue, StoredValue, UpdateValue, With, WithValue,
    expect_context, untrack,
};
use proxy6::buy;

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
    /// Price, balance and stock are on show, and the person decides once the purchases of the last minutes are on show too.
    Offered(Offer),
    /// The purchase is being sent.
    Sending(Offer),
    /// Not all of it was bought: a call was refused, or nobody knows what came of it, and those after it were not sent.
    Failed(Box<Ending>),
}

/// How far the search for the purchases of the last minutes is: with very many proxies it takes half a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looking {
    /// The list is being read.
    UnderWay,
    /// All of it has been read.
    Complete,
    /// The person has not waited for the end.
    Stopped,
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
    pub open: Lasting<bool>,
    /// What the person types where the price is above the amount that they set for this.
    pub typed_count: Lasting<String>,
    stage: Lasting<Stage>,
    orders: Lasting<Vec<buy::Request>>,
    bought: Lasting<Option<Bought>>,
    proxy6: StoredValue<Option<Proxy6>>,
    /// Counts the questions, so that a late answer to an earlier one is known as such.
    round: StoredValue<u32>,
    decision: StoredValue<Option<oneshot::Sender<bool>>, LocalStorage>,
    recents: Lasting<Recents>,
    looking: Lasting<Looking>,
    search: StoredValue<Option<Task>, LocalStorage>,
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
            open: Lasting::new(false),
            typed_count: Lasting::new(String::new()),
            stage: Lasting::new(Stage::Idle),
            orders: Lasting::new(Vec::new()),
            bought: Lasting::new(None),
            proxy6: StoredValue::new(None),
            round: StoredValue::new(0),
            decision: StoredValue::new_local(None),
            recents: Lasting::new(Recents::before(clock::now_seconds())),
            looking: Lasting::new(Looking::Complete),
            search: StoredValue::new_local(None),
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

    /// The purchases of the last minutes that the list has shown so far, reactively.
    pub fn with_recents<T>(self, read: impl FnOnce(&Recents) -> T) -> T {
        self.recents.with(read)
    }

    /// How far the search for them is, reactively.
    pub fn looking(self) -> Looking {
        self.looking.get()
    }

    /// The person does not wait for the rest of the list.
    pub fn stop_looking(self) {
        if self.looking.get_untracked() == Looking::UnderWay {
            self.search.set_value(None);
            self.looking.set(Looking::Stopped);
        }
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
        let looked = self.looking.get() != Looking::UnderWay;
        looked && offer.obstacles().is_empty() && (!self.wants_typed_count(offer) || as_typed())
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
        self.search.set_value(None);
        self.typed_count.set(String::new());
        self.round.update_value(|round| *round += 1);
        self.round.get_value()
    }

    fn is_current(self, round: u32) -> bool {
        self.round.get_value() == round
    }
}

/// The context, for a component's first line.
pub fn purchase() -> Purchase {
    super::on_first_use(Purchase::make)
}
