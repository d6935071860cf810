//! Proxy6's prices for one proxy and one day, by version and period, as far as they were asked for in this session.

use super::loading::{Loading, Progress};
use super::proxy6::Proxy6;
use super::trouble::Trouble;
use super::{accounts::accounts, connection::connection};
use crate::browser::task::Task;
use crate::lasting::Lasting;
use crate::transport::Urgency;
use api::{Currency, Money};
use desk::buying::{DayPrices, Figure};
use leptos::prelude::*;
use proxy6::{Answer, Count, ErrorCode, Failure, Period, Version, getprice};

/// The versions in the order in which they are shown: what most people buy comes first.
pub const VERSIONS: [Version; 4] = [Version::Ipv6, Version::Ipv4, Version::Ipv4Shared, Version::MtProto];

/// The table at one moment.
#[derive(Clone, PartialEq)]
pub struct Prices {
    by_day: DayPrices,
    currency: Option<Currency>,
    complete: bool,
}

impl Prices {
    /// The price of one proxy for one day of such a period, and its currency.
    pub fn of(&self, version: Version, days: u32) -> Option<(Money, Currency)> {
        Some((self.by_day.get(version, days)?, self.currency?))
    }

    /// The period for which a day of that version is cheapest; `None` while prices are missing.
    pub fn cheapest(&self, version: Version) -> Option<u32> {
        self.by_day.cheapest(version).filter(|_| self.complete)
    }

    /// Whether all has been asked for.
    pub fn is_complete(&self) -> bool {
        self.complete
    }
}

/// The prices.
#[derive(Clone, Copy)]
pub struct PriceTable {
    prices: Lasting<DayPrices>,
    currency: Lasting<Option<Currency>>,
    loading: Lasting<Loading>,
    task: StoredValue<Option<Task>, LocalStorage>,
}

impl PriceTable {
    /// Another account, or another way to it, begins with nothing known.
    fn make() -> Self {
        let own = Self {
            prices: Lasting::new(DayPrices::default()),
            currency: Lasting::new(None),
            loading: Lasting::new(Loading::NotBegun),
            task: StoredValue::new_local(None),
        };
        let (accounts, connection) = (accounts(), connection());
        let whose = Memo::new(move |_| (connection.mode(), accounts.proxy6().map(|account| account.number)));
        Effect::new(move |before: Option<()>| {
            whose.track();
            if before.is_some() {
                own.forget();
            }
        });
        own
    }

    /// All of it as it is now. Reactive.
    pub fn all(self) -> Prices {
        let complete = self.loading.with(|loading| *loading == Loading::Complete);
        Prices { by_day: self.prices.get(), currency: self.currency.get(), complete }
    }

    /// The periods on show, in days: those that Proxy6 names, and before it names any those that are asked for. Reactive.
    pub fn periods(self) -> Vec<u32> {
        let mut periods = self.prices.with(DayPrices::periods);
        if self.loading.with(|loading| *loading != Loading::Complete) || periods.is_empty() {
            periods.extend(getprice::TABLE_PERIODS);
        }
        periods.into_iter().collect()
    }

    /// How far the loading is. Reactive.
    pub fn loading(self) -> Loading {
        self.loading.get()
    }

    /// Loads what is missing, giving way to everything else.
    pub fn load(self, proxy6: Proxy6) {
        self.loading.set(Loading::UnderWay(Progress::default()));
        self.task.set_value(Some(Task::spawn(async move {
            let outcome = self.load_all(&proxy6).await;
            self.loading.set(outcome.map_or_else(Loading::Failed, |()| Loading::Complete));
        })));
    }

    /// Loads it all anew.
    pub fn reload(self, proxy6: Proxy6) {
        self.forget();
        self.load(proxy6);
    }

    /// Gives the loading up and keeps what has come.
    pub fn cancel(self) {
        self.task.set_value(None);
        self.loading.update(|loading| *loading = loading.cancelled());
    }

    /// Forgets everything, as when the sandbox begins anew.
    pub fn forget(self) {
        self.task.set_value(None);
        self.prices.set(DayPrices::default());
        self.loading.set(Loading::NotBegun);
    }

    async fn load_all(self, proxy6: &Proxy6) -> Result<(), Trouble> {
        match proxy6.ask(&getprice::TableRequest, Urgency::Background).await {
            Ok(Answer { content: Some(table), .. }) => {
                if let Some((version, days, figure)) = DayPrices::telling_cell(&table)
                    && let Some((price, currency)) = price_of_one(proxy6, version, days).await?
                {
                    self.currency.set(Some(currency));
                    self.prices.set(DayPrices::of_table(&table, Figure::judge(figure, days, price)));
                    return Ok(());
                }
            }
            Ok(Answer { content: None, .. }) => {}
            Err(Trouble::Proxy6(failure)) if getprice::TableRequest::is_unsupported(&failure) => {}
            Err(trouble) => return Err(trouble),
        }
        self.load_one_by_one(proxy6).await
    }

    async fn load_one_by_one(self, proxy6: &Proxy6) -> Result<(), Trouble> {
        let periods = getprice::TABLE_PERIODS;
        let cells = VERSIONS.into_iter().flat_map(|version| periods.map(|days| (version, days)));
        let total = VERSIONS.len() * periods.len();
        for (done, (version, days)) in cells.enumerate() {
            self.loading.set(Loading::UnderWay(Progress { done, total }));
            if self.prices.with_untracked(|prices| prices.get(version, days)).is_some() {
                continue;
            }
            if let Some((price, currency)) = price_of_one(proxy6, version, days).await? {
                self.currency.set(Some(currency));
                self.prices.update(|prices| prices.learn(version, days, price));
            }
        }
        Ok(())
    }
}

/// What one proxy costs for so many days; `None` where that is not sold.
async fn price_of_one(proxy6: &Proxy6, version: Version, days: u32) -> Result<Option<(Money, Currency)>, Trouble> {
    let (Ok(count), Ok(period)) = (Count::new(1), Period::new(days)) else { return Ok(None) };
    match proxy6.ask(&getprice::Request { count, period, version: Some(version) }, Urgency::Background).await {
        Ok(answer) => Ok(Some((answer.content.price, answer.envelope.currency))),
        Err(Trouble::Proxy6(Failure::Refused(refusal)))
            if matches!(refusal.code, ErrorCode::Version | ErrorCode::Period | ErrorCode::Count | ErrorCode::Price) =>
        {
            Ok(None)
        }
        Err(trouble) => Err(trouble),
    }
}

/// The context, for a component's first line.
pub fn price_table() -> PriceTable {
    super::on_first_use(PriceTable::make)
}
