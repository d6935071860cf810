//! A purchase on its way: fresh price, balance and stock; the person's word; one call; what came of it. It lives as long as
//! the app, so that what has been sent is followed to its end whatever page is open.

use super::announcer::{Announcer, announcer};
use super::proxy6::Proxy6;
use super::roster::{RosterSignal, roster};
use super::stock::{StockSignal, stock};
use super::trouble::Trouble;
use super::words::{Words, words};
use crate::browser::task::Task;
use crate::transport::Urgency;
use api::{Currency, Effect, Money};
use desk::buying::Offer;
use leptos::prelude::{
    Get, GetUntracked, GetValue, LocalStorage, RwSignal, Set, SetValue, StoredValue, WithValue, expect_context,
    provide_context, untrack,
};
use proxy6::{Answer, Proxy, VersionSeen, buy, getcount, getprice};

/// How far it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Nothing is on its way.
    #[default]
    Idle,
    /// Price, balance and stock are being asked for.
    Checking,
    /// They did not come.
    Unchecked(Trouble),
    /// They are on show, and the person decides.
    Offered(Offer),
    /// The purchase is being sent.
    Sending(Offer),
    /// It was refused: nothing was bought.
    Refused(Trouble),
    /// No readable answer came: nobody knows whether it was bought.
    Unknown(Trouble),
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
    stage: RwSignal<Stage>,
    order: RwSignal<Option<buy::Request>>,
    bought: RwSignal<Option<Bought>>,
    proxy6: StoredValue<Option<Proxy6>>,
    check: StoredValue<Option<Task>, LocalStorage>,
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
            stage: RwSignal::new(Stage::Idle),
            order: RwSignal::new(None),
            bought: RwSignal::new(None),
            proxy6: StoredValue::new(None),
            check: StoredValue::new_local(None),
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

    /// The account that it is about: what the person calls it. Set before [`Purchase::order`] is.
    pub fn account_name(self) -> Option<String> {
        self.proxy6.with_value(|proxy6| proxy6.as_ref().map(|proxy6| proxy6.account().name.clone()))
    }

    /// Opens the dialog with an order, and asks for its price, the balance and the stock. While one is being sent, or its
    /// outcome is not known, no other begins: then the dialog says so.
    pub fn begin(self, order: buy::Request, proxy6: Proxy6) {
        self.open.set(true);
        if !matches!(self.stage.get_untracked(), Stage::Sending(_) | Stage::Unknown(_)) {
            self.proxy6.set_value(Some(proxy6));
            self.order.set(Some(order));
            self.check();
        }
    }

    /// Asks for price, balance and stock once more.
    pub fn check(self) {
        let (Some(order), Some(proxy6)) = (self.order.get_untracked(), self.proxy6.get_value()) else { return };
        if matches!(self.stage.get_untracked(), Stage::Sending(_) | Stage::Unknown(_)) {
            return;
        }
        self.stage.set(Stage::Checking);
        self.check.set_value(Some(Task::spawn(async move {
            let asked = ask_for_offer(&proxy6, &order).await;
            if let Ok(offer) = &asked {
                self.stock.learn(order.version.unwrap_or_default(), order.country, offer.in_stock);
            }
            self.stage.set(asked.map_or_else(Stage::Unchecked, Stage::Offered));
        })));
    }

    /// The dialog has been closed: the person does not want it. What has been sent stays sent, and an unknown outcome stays unknown.
    pub fn decline(self) {
        if !matches!(self.stage.get_untracked(), Stage::Sending(_) | Stage::Unknown(_)) {
            self.check.set_value(None);
            self.stage.set(Stage::Idle);
        }
    }

    /// The person has gone to look in the list what came of an unknown purchase.
    pub fn look_in_list(self) {
        if let Some(proxy6) = self.proxy6.get_value() {
            self.roster.read(proxy6);
        }
        self.stage.set(Stage::Idle);
        self.open.set(false);
    }

    /// The person wants what is on show: it is sent, once. Does nothing where nothing is on show or something stands
    /// against it, and so nothing at a second click.
    pub fn confirm(self) {
        let (Some(order), Some(proxy6)) = (self.order.get_untracked(), self.proxy6.get_value()) else { return };
        let Stage::Offered(offer) = self.stage.get_untracked() else { return };
        if !offer.obstacles(order.count.get()).is_empty() {
            return;
        }
        self.stage.set(Stage::Sending(offer));
        // Never dropped midway: the answer must be heard wherever the person has gone meanwhile.
        leptos::task::spawn_local(async move {
            match send(&proxy6, &order).await {
                Ok(answer) => self.done(order, offer, answer),
                Err(trouble) => self.failed(trouble),
            }
        });
    }

    fn done(self, order: buy::Request, offer: Offer, answer: Answer<buy::Response>) {
        let Answer { envelope, content } = answer;
        self.stock.learn(
            order.version.unwrap_or_default(),
            order.country,
            offer.in_stock.saturating_sub(content.count),
        );
        let proxies: Vec<Proxy> = content.list.into_iter().map(|proxy| as_listed(proxy, &order)).collect();
        self.roster.take_in(&proxies);
        let bought = Bought { order, count: content.count, price: content.price, currency: envelope.currency };
        let told = untrack(|| {
            let price = self.words.money(bought.price, bought.currency);
            (self.words.buy.bought)(bought.count.into(), &price)
        });
        self.bought.set(Some(bought));
        self.stage.set(Stage::Idle);
        self.open.set(false);
        self.announcer.result(told);
    }

    fn failed(self, trouble: Trouble) {
        if !self.open.get_untracked() {
            let told = untrack(|| trouble.explain(&self.words, Effect::Spends).sentence());
            self.announcer.failure(told);
        }
        let unknown = trouble.leaves_outcome_unknown();
        self.stage.set(if unknown { Stage::Unknown(trouble) } else { Stage::Refused(trouble) });
    }
}

/// Asks what the order costs now, how many there are, and what the balance is.
async fn ask_for_offer(proxy6: &Proxy6, order: &buy::Request) -> Result<Offer, Trouble> {
    let stock = getcount::Request { country: order.country, version: order.version };
    let in_stock = proxy6.ask(&stock, Urgency::Person).await?.content.count;
    let price = getprice::Request { count: order.count, period: order.period, version: order.version };
    let quote = proxy6.ask(&price, Urgency::Person).await?;
    let (balance, currency) = (quote.envelope.balance, quote.envelope.currency);
    Ok(Offer { price: quote.content.price, balance, currency, in_stock })
}

/// Buys, once. The only place of the page where money is spent.
async fn send(proxy6: &Proxy6, order: &buy::Request) -> Result<Answer<buy::Response>, Trouble> {
    proxy6.ask(order, Urgency::Person).await
}

/// A bought proxy as the list will have it: the reply leaves its country and comment out.
fn as_listed(proxy: Proxy, order: &buy::Request) -> Proxy {
    Proxy {
        country: proxy.country.or(Some(order.country)),
        comment: order.comment.as_ref().map(|comment| comment.as_str().to_owned()).unwrap_or_default(),
        version: VersionSeen::Known(order.version.unwrap_or_default()),
        ..proxy
    }
}

/// The context, for a component's first line.
pub fn purchase() -> Purchase {
    expect_context()
}
