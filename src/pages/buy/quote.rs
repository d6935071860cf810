//! What the order costs, asked while it is typed; and how many the balance allows.

use crate::browser::{clock, task::Task};
use crate::effects::effect;
use crate::session::{order::order, proxy6::Proxy6, standing::standing, trouble::Trouble};
use crate::transport::Urgency;
use api::{Currency, Money};
use desk::buying::{Affordable, Search};
use leptos::prelude::*;
use proxy6::{Count, Period, Version, getprice};

/// So long nothing may be typed before the price is asked for, in milliseconds.
const TYPING_PAUSE: u32 = 300;

/// A price with what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// What was asked.
    pub request: getprice::Request,
    /// The total.
    pub price: Money,
    /// The account's currency.
    pub currency: Currency,
}

impl Quote {
    /// What one proxy costs for the whole period.
    pub fn each(&self) -> Option<Money> {
        self.price.shared_among(self.request.count.get())
    }

    /// What one proxy costs for one day.
    pub fn each_day(&self) -> Option<Money> {
        self.price.shared_among(self.request.count.get().checked_mul(self.request.period.get())?)
    }
}

/// The latest price and what it leads to.
#[derive(Clone, Copy)]
pub struct Quotes {
    /// The latest price; it stays on show while the next is being asked for.
    pub latest: RwSignal<Option<Quote>>,
    /// Whether a price is being asked for.
    pub pending: RwSignal<bool>,
    /// Why there is no price.
    pub failed: RwSignal<Option<Trouble>>,
    /// The largest count that the balance allows, as far as it is known.
    pub affordable: RwSignal<Option<Affordable>>,
    asked_again: RwSignal<u32>,
}

impl Quotes {
    /// Follows the order and the account from now on. Stale replies are dropped with their tasks.
    pub fn follow(proxy6: Memo<Option<Proxy6>>) -> Self {
        let quotes = Self {
            latest: RwSignal::new(None),
            pending: RwSignal::new(false),
            failed: RwSignal::new(None),
            affordable: RwSignal::new(None),
            asked_again: RwSignal::new(0),
        };
        quotes.follow_order(proxy6);
        quotes.follow_balance(proxy6);
        quotes
    }

    /// Asks once more.
    pub fn ask_again(self) {
        self.asked_again.update(|times| *times += 1);
    }

    fn follow_order(self, proxy6: Memo<Option<Proxy6>>) {
        let order = order();
        let wanted = Memo::new(move |_| order.quoted());
        let task = StoredValue::new_local(None::<Task>);
        on_cleanup(move || task.set_value(None));
        Effect::new(move |before: Option<Option<Proxy6>>| {
            self.asked_again.track();
            self.failed.set(None);
            let asked = proxy6.get();
            let typing = before.as_ref() == Some(&asked);
            let (Some(request), Some(proxy6)) = (wanted.get(), asked.clone()) else {
                task.set_value(None);
                self.pending.set(false);
                self.latest.set(None);
                return asked;
            };
            if !typing {
                // Another account's price is none of this one's.
                self.latest.set(None);
            }
            self.pending.set(true);
            task.set_value(Some(Task::spawn(async move {
                if typing {
                    clock::sleep(TYPING_PAUSE).await;
                }
                match proxy6.ask(&request, Urgency::Person).await {
                    Ok(answer) => {
                        let (price, currency) = (answer.content.price, answer.envelope.currency);
                        self.latest.set(Some(Quote { request, price, currency }));
                    }
                    Err(trouble) => {
                        self.latest.set(None);
                        self.failed.set(Some(trouble));
                    }
                }
                self.pending.set(false);
            })));
            asked
        });
    }

    /// The largest count depends on balance, version and period, and not on the count that is typed.
    fn follow_balance(self, proxy6: Memo<Option<Proxy6>>) {
        let standing = standing();
        let task = StoredValue::new_local(None::<Task>);
        let searched = StoredValue::new(None::<(Money, Option<Version>, Period)>);
        on_cleanup(move || task.set_value(None));
        let balance = Memo::new(move |_| standing.current().map(|envelope| envelope.balance));
        effect(move || {
            let (Some(quote), Some(balance), Some(proxy6)) = (self.latest.get(), balance.get(), proxy6.get()) else {
                task.set_value(None);
                searched.set_value(None);
                self.affordable.set(None);
                return;
            };
            let key = (balance, quote.request.version, quote.request.period);
            if searched.get_value() == Some(key) {
                return;
            }
            searched.set_value(Some(key));
            let Some(mut search) = Search::new(balance, quote.request.count.get(), quote.price) else {
                self.affordable.set(None);
                return;
            };
            self.affordable.set(Some(search.found()));
            task.set_value(Some(Task::spawn(async move {
                while let Some(Ok(count)) = search.next().map(Count::new) {
                    let request = getprice::Request { count, ..quote.request };
                    // Without a further quote, what is known so far stays true.
                    let Ok(answer) = proxy6.ask(&request, Urgency::Background).await else { return };
                    search.learn(count.get(), answer.content.price);
                    self.affordable.set(Some(search.found()));
                }
            })));
        });
    }
}
