//! How many proxies Proxy6 has in stock, by version and country, as far as it was asked in this session.

use super::loading::{Loading, Progress};
use super::proxy6::Proxy6;
use super::trouble::Trouble;
use super::{accounts::accounts, connection::connection};
use crate::browser::task::Task;
use crate::lasting::Lasting;
use crate::transport::Urgency;
use api::Country;
use leptos::prelude::*;
use proxy6::{ErrorCode, Failure, Version, getcount, getcountry};
use std::collections::{BTreeMap, HashMap};

/// What is known of a version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct OfVersion {
    /// Where it is sold, in Proxy6's order.
    countries: Option<Vec<Country>>,
    in_stock: HashMap<Country, u32>,
    loading: Loading,
}

/// Which countries are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Those that are not known yet.
    Missing,
    /// All of them; what is known stays on show until the new figure comes.
    All,
}

/// The stock.
#[derive(Clone, Copy)]
pub struct StockSignal {
    versions: Lasting<BTreeMap<Version, OfVersion>>,
    task: StoredValue<Option<Task>, LocalStorage>,
}

impl StockSignal {
    /// Another account, or another way to it, begins with nothing known.
    fn make() -> Self {
        let own = Self { versions: Lasting::new(BTreeMap::new()), task: StoredValue::new_local(None) };
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

    /// Where the version is sold, in Proxy6's order; `None` while that is not known. Reactive.
    pub fn countries(self, version: Version) -> Option<Vec<Country>> {
        self.versions.with(|versions| versions.get(&version)?.countries.clone())
    }

    /// How many are in stock; `None` while that is not known. Reactive.
    pub fn of(self, version: Version, country: Country) -> Option<u32> {
        self.versions.with(|versions| versions.get(&version)?.in_stock.get(&country).copied())
    }

    /// How many are in stock in each country where that is known. Reactive.
    pub fn all_of(self, version: Version) -> HashMap<Country, u32> {
        self.versions.with(|versions| versions.get(&version).map(|own| own.in_stock.clone()).unwrap_or_default())
    }

    /// How far the loading of a version is. Reactive.
    pub fn loading(self, version: Version) -> Loading {
        self.versions.with(|versions| versions.get(&version).map(|own| own.loading.clone()).unwrap_or_default())
    }

    /// Takes in what was asked for elsewhere.
    pub fn learn(self, version: Version, country: Country, in_stock: u32) {
        self.change(version, |own| {
            own.in_stock.insert(country, in_stock);
        });
    }

    /// Loads a version's countries and then, giving way to everything else, the stock of each. Another version that was
    /// being loaded is put off.
    pub fn load(self, version: Version, wanted: Wanted, proxy6: Proxy6) {
        self.put_off();
        self.change(version, |own| own.loading = Loading::UnderWay(Progress::default()));
        self.task.set_value(Some(Task::spawn(async move {
            let outcome = self.load_all(version, wanted, &proxy6).await;
            self.change(version, |own| own.loading = outcome.map_or_else(Loading::Failed, |()| Loading::Complete));
        })));
    }

    /// Asks for the stock of these countries alone, giving way to everything else; what is known stays as it is. What fails stays
    /// unknown.
    pub fn ask(self, version: Version, countries: Vec<Country>, proxy6: Proxy6) -> Task {
        Task::spawn(async move {
            for country in countries {
                let known =
                    self.versions.with_untracked(|versions| versions.get(&version)?.in_stock.get(&country).copied());
                if known.is_some() {
                    continue;
                }
                let request = getcount::Request { country, version: Some(version) };
                if let Ok(answer) = proxy6.ask(&request, Urgency::Background).await {
                    self.learn(version, country, answer.content.count);
                }
            }
        })
    }

    /// Gives the loading up and keeps what has come.
    pub fn cancel(self, version: Version) {
        self.task.set_value(None);
        self.change(version, |own| own.loading = own.loading.cancelled());
    }

    /// Forgets everything, as when the sandbox begins anew.
    pub fn forget(self) {
        self.task.set_value(None);
        self.versions.set(BTreeMap::new());
    }

    fn put_off(self) {
        self.task.set_value(None);
        self.versions.update(|versions| {
            for own in versions.values_mut().filter(|own| own.loading.is_under_way()) {
                own.loading = Loading::NotBegun;
            }
        });
    }

    fn change(self, version: Version, change: impl FnOnce(&mut OfVersion)) {
        self.versions.update(|versions| change(versions.entry(version).or_default()));
    }

    async fn load_all(self, version: Version, wanted: Wanted, proxy6: &Proxy6) -> Result<(), Trouble> {
        let known = self.versions.with_untracked(|versions| versions.get(&version)?.countries.clone());
        let countries = match known {
            Some(countries) if wanted == Wanted::Missing => countries,
            _ => {
                // A person picks a country from it.
                let request = getcountry::Request { version: Some(version) };
                let list = proxy6.ask(&request, Urgency::Person).await?.content.list;
                self.change(version, |own| own.countries = Some(list.clone()));
                list
            }
        };
        let total = countries.len();
        for (done, country) in countries.into_iter().enumerate() {
            self.change(version, |own| own.loading = Loading::UnderWay(Progress { done, total }));
            let known =
                self.versions.with_untracked(|versions| versions.get(&version)?.in_stock.get(&country).copied());
            if known.is_some() && wanted == Wanted::Missing {
                continue;
            }
            let request = getcount::Request { country, version: Some(version) };
            match proxy6.ask(&request, Urgency::Background).await {
                Ok(answer) => self.learn(version, country, answer.content.count),
                // It lists a country that it does not sell: that one stays unknown.
                Err(Trouble::Proxy6(Failure::Refused(refusal))) if refusal.code == ErrorCode::Country => {}
                Err(trouble) => return Err(trouble),
            }
        }
        Ok(())
    }
}

/// The context, for a component's first line.
pub fn stock() -> StockSignal {
    super::on_first_use(StockSignal::make)
}
