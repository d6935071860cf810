//! SOAX's lists of places and carriers, read live and kept for five minutes: pools of addresses come and go
//! (`soax-in-practice.md`, "Geo Data API").

use super::{soax::Soax, trouble::Trouble};
use crate::{browser::clock, transport::Urgency};
use api::Endpoint;
use desk::targeting::PlaceList;
use leptos::prelude::*;
use soax::geo::{cities, isps, operators, regions};
use std::{collections::HashMap, sync::Arc};

/// For so many milliseconds a list is good.
pub const KEPT_FOR: u32 = 5 * 60 * 1000;

/// Which list, narrowed to what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListRequest {
    /// The regions of a country.
    Regions(regions::Request),
    /// Its cities.
    Cities(cities::Request),
    /// Its internet providers.
    Isps(isps::Request),
    /// Its mobile operators.
    Operators(operators::Request),
}

/// In which realm, for which package, by which path.
type Key = (bool, u32, String);

/// The lists that were read.
#[derive(Clone, Copy)]
pub struct Places(StoredValue<HashMap<Key, (i64, Arc<PlaceList>)>>);

impl Places {
    fn make() -> Self {
        Self(StoredValue::new(HashMap::new()))
    }

    /// The list, where it was read within the last five minutes; and for how many milliseconds more it is good.
    pub fn known(self, soax: &Soax, request: &ListRequest) -> Option<(Arc<PlaceList>, u32)> {
        let now = clock::now_millis();
        self.0.with_value(|lists| {
            let (read_at, list) = lists.get(&key(soax, request))?;
            let left = u32::try_from(read_at + i64::from(KEPT_FOR) - now).ok().filter(|left| *left > 0)?;
            Some((list.clone(), left.min(KEPT_FOR)))
        })
    }

    /// Reads the list and keeps it.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn read(self, soax: &Soax, request: &ListRequest) -> Result<Arc<PlaceList>, Trouble> {
        let places = match request {
            ListRequest::Regions(request) => soax.ask(request, Urgency::Person).await?,
            ListRequest::Cities(request) => soax.ask(request, Urgency::Person).await?,
            ListRequest::Isps(request) => soax.ask(request, Urgency::Person).await?,
            ListRequest::Operators(request) => soax.ask(request, Urgency::Person).await?,
        };
        let list = Arc::new(PlaceList::new(places));
        let now = clock::now_millis();
        self.0.update_value(|lists| {
            lists.retain(|_, (read_at, _)| *read_at > now - i64::from(KEPT_FOR));
            lists.insert(key(soax, request), (now, list.clone()));
        });
        Ok(list)
    }
}

fn key(soax: &Soax, request: &ListRequest) -> Key {
    let credentials = soax.package().credentials();
    let call = match request {
        ListRequest::Regions(request) => request.call(&credentials),
        ListRequest::Cities(request) => request.call(&credentials),
        ListRequest::Isps(request) => request.call(&credentials),
        ListRequest::Operators(request) => request.call(&credentials),
    };
    // The relay's path holds every parameter, and no key.
    (soax.in_sandbox(), soax.package().number, call.relay_path())
}

/// The context, for a component's first line.
pub fn places() -> Places {
    super::on_first_use(Places::make)
}
