//! From the orders to what came of them: stock, the person's word on fresh prices, one call for each country through the journal.

use super::{Bought, Looking, Purchase, Stage};
use crate::browser::{clock, task::Task};
use crate::session::journal::{self, Attended, Recipient, report};
use crate::session::proxy6::Proxy6;
use crate::session::trouble::Trouble;
use crate::transport::{NoReply, NotSent, Urgency};
use api::Money;
use desk::buying::{Line, Offer, Recents};
use desk::journal::{Before, Ending, Entry, NotBegun, Outcome, Price, Request, Wish};
use futures_channel::oneshot;
use leptos::prelude::{GetUntracked, Set, SetValue, Update, untrack};
use proxy6::{buy, getcount, getproxy};

impl Purchase {
    pub(super) async fn carry_out(self, round: u32, orders: Vec<buy::Request>, proxy6: Proxy6) {
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

    /// Shows what the orders cost now and, as the list is read, what was bought just before, and waits for the person's word.
    async fn ask_person(self, round: u32, proxy6: Proxy6, in_stock: Vec<u32>, offers: Vec<(Wish, Before)>) -> bool {
        let Some(offer) = offer(&offers, &in_stock).filter(|_| self.is_current(round)) else { return false };
        let (decision, decided) = oneshot::channel();
        self.decision.set_value(Some(decision));
        self.look_for_recent(proxy6);
        self.stage.set(Stage::Offered(offer));
        decided.await.unwrap_or(false)
    }

    /// Looks for the purchases of the last minutes on the account, by whomever. Under the account's lock: what another tab has
    /// just bought is among them. Whoever begins anew or goes away ends it.
    fn look_for_recent(self, proxy6: Proxy6) {
        self.recents.set(Recents::before(clock::now_seconds()));
        self.looking.set(Looking::UnderWay);
        self.search.set_value(Some(Task::spawn(async move {
            let pages = proxy6.each_page(getproxy::Request::default(), |page| {
                self.recents.update(|recents| recents.take_in(&page));
            });
            match pages.await {
                Ok(()) => self.looking.set(Looking::Complete),
                Err(trouble) => {
                    // Without the person's word nothing is sent.
                    self.decision.set_value(None);
                    self.stage.set(Stage::Unchecked(trouble));
                }
            }
        })));
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
