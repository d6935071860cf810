//! How often a key may be used: the providers' own limits, kept here for all tabs and pages together.
//!
//! A provider counts arrivals, not starts, and calls that start in time may arrive bunched: the first of them sets a connection
//! up, and the next ones overtake it. So a call holds one of as many places as the provider's second has, until a second after
//! its answer, by when it no longer counts.

use crate::refusal::{Code, Refusal};
use api::{Secret, Service};
use std::{
    collections::HashMap,
    convert::Infallible,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore, oneshot},
    time::{sleep, timeout},
};

/// Calls in each second, and how many may wait for theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rates {
    /// For each Proxy6 key (`proxy6.txt`, "Warning").
    pub proxy6: u32,
    /// For each SOAX key (`soax.md`, "Notes", 4).
    pub soax: u32,
    /// The second. A little longer than one, for nobody's clock is exact.
    pub window: Duration,
    /// A call without an answer is taken to have arrived by then: otherwise a few that hang would hold up all that follow.
    pub arrival: Duration,
    /// So many seconds' worth of calls wait at most.
    pub queue: u32,
}

impl Default for Rates {
    fn default() -> Self {
        Self { proxy6: 3, soax: 10, window: Duration::from_millis(1050), arrival: Duration::from_secs(2), queue: 3 }
    }
}

/// Gives each call its turn.
#[derive(Debug)]
pub struct Pace {
    rates: Option<Rates>,
    lanes: Mutex<HashMap<(Provider, Secret), Arc<Lane>>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Provider {
    Proxy6,
    Soax,
}

/// The calls with one key. The places are given out in the order in which they were asked for.
#[derive(Debug)]
struct Lane {
    waiting: AtomicU32,
    places: Arc<Semaphore>,
}

/// A call's turn. Dropped when the call is answered or given up; its place is free a second later.
#[derive(Debug)]
pub struct Turn {
    _answered: Option<oneshot::Sender<Infallible>>,
}

/// So many lanes are kept before those that nobody used for a while are cleared away.
const LANES: usize = 64;

impl Pace {
    /// A pace of so many calls, or none at all.
    pub fn new(rates: Option<Rates>) -> Self {
        Self { rates, lanes: Mutex::default() }
    }

    /// Waits for the turn of a call with this key. Whoever stops waiting gives the turn to the next.
    ///
    /// # Errors
    /// [`Code::Busy`] where the queue is full.
    pub async fn turn(&self, service: Service, key: &Secret) -> Result<Turn, Refusal> {
        let Some(rates) = self.rates else { return Ok(Turn { _answered: None }) };
        let (provider, rate) = match service {
            Service::Proxy6 => (Provider::Proxy6, rates.proxy6),
            Service::SoaxGeo | Service::SoaxPartner | Service::SoaxChecker => (Provider::Soax, rates.soax),
        };
        let lane = self.lane(provider, key, rate);
        let waiting = lane.waiting.fetch_add(1, Ordering::Relaxed);
        let _in_queue = Queued(&lane.waiting);
        let busy = || Refusal {
            retry_after: Some(rates.queue.max(1)),
            ..Refusal::unsent(Code::Busy, "too many calls with this key are waiting already")
        };
        if waiting >= rate.saturating_mul(rates.queue).max(1) {
            return Err(busy());
        }
        // Nobody closes the semaphore.
        let place = lane.places.clone().acquire_owned().await.map_err(|_| busy())?;
        Ok(Turn { _answered: Some(hold(place, rates)) })
    }

    fn lane(&self, provider: Provider, key: &Secret, rate: u32) -> Arc<Lane> {
        let mut lanes = self.lanes.lock().unwrap_or_else(PoisonError::into_inner);
        if lanes.len() >= LANES {
            lanes.retain(|_, lane| lane.is_busy());
        }
        let new = || {
            let places = usize::try_from(rate).unwrap_or(Semaphore::MAX_PERMITS);
            Arc::new(Lane { waiting: AtomicU32::new(0), places: Arc::new(Semaphore::new(places)) })
        };
        lanes.entry((provider, key.clone())).or_insert_with(new).clone()
    }
}

impl Lane {
    /// Whether forgetting it would let a call start too early: somebody waits, or a call still counts, which holds the places too.
    fn is_busy(&self) -> bool {
        self.waiting.load(Ordering::Relaxed) > 0 || Arc::strong_count(&self.places) > 1
    }
}

/// Keeps a place until the call no longer counts.
fn hold(place: OwnedSemaphorePermit, rates: Rates) -> oneshot::Sender<Infallible> {
    let (under_way, answered) = oneshot::channel();
    tokio::spawn(async move {
        // Answered or not: both are how it ends.
        let _ = timeout(rates.arrival, answered).await;
        sleep(rates.window).await;
        drop(place);
    });
    under_way
}

/// A place in the queue, given up when dropped.
struct Queued<'a>(&'a AtomicU32);

impl Drop for Queued<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::{task::JoinSet, time::Instant};

    fn paused(test: impl Future<Output = ()>) {
        tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap().block_on(test);
    }

    /// The starts of `count` calls asked for at once, in milliseconds; refused ones have none.
    async fn starts(pace: &Arc<Pace>, service: Service, key: &str, count: usize) -> Vec<u128> {
        let began = Instant::now();
        let mut calls = JoinSet::new();
        for _ in 0..count {
            let (pace, key) = (pace.clone(), Secret::new(key));
            calls.spawn(async move { pace.turn(service, &key).await.map(|_| began.elapsed().as_millis()) });
        }
        let mut starts: Vec<_> = calls.join_all().await.into_iter().filter_map(Result::ok).collect();
        starts.sort_unstable();
        starts
    }

    #[test]
    fn three_a_second_for_a_proxy6_key_and_ten_for_a_soax_key() {
        paused(async {
            let pace = Arc::new(Pace::new(Some(Rates::default())));
            let starts_of_proxy6 = starts(&pace, Service::Proxy6, "px6-test-key", 9).await;
            assert_eq!(starts_of_proxy6.len(), 9);
            for (early, late) in starts_of_proxy6.iter().zip(&starts_of_proxy6[3..]) {
                assert!(late - early > 1000, "{starts_of_proxy6:?}");
            }
            assert_eq!(starts_of_proxy6[..3], [0, 0, 0]);

            let starts_of_soax = starts(&pace, Service::SoaxGeo, "soax-test-key", 20).await;
            assert_eq!(starts_of_soax[..10], [0; 10]);
            for (early, late) in starts_of_soax.iter().zip(&starts_of_soax[10..]) {
                assert!(late - early > 1000, "{starts_of_soax:?}");
            }
        });
    }

    #[test]
    fn a_call_counts_until_a_second_after_its_answer() {
        paused(async {
            let pace = Arc::new(Pace::new(Some(Rates::default())));
            let key = Secret::new("px6-test-key");
            let mut under_way = Vec::new();
            for _ in 0..3 {
                under_way.push(pace.turn(Service::Proxy6, &key).await.unwrap());
            }
            let began = Instant::now();
            sleep(Duration::from_millis(700)).await;
            under_way.pop();
            let fourth = pace.turn(Service::Proxy6, &key).await.unwrap();
            assert!((1700..1800).contains(&began.elapsed().as_millis()), "{:?}", began.elapsed());
            // The other two have no answer, and are taken to have arrived after two seconds.
            let _fifth = pace.turn(Service::Proxy6, &key).await.unwrap();
            assert!((3000..3100).contains(&began.elapsed().as_millis()), "{:?}", began.elapsed());
            drop((under_way, fourth));
        });
    }

    #[test]
    fn both_soax_services_share_a_keys_limit_and_other_keys_have_their_own() {
        paused(async {
            let pace = Arc::new(Pace::new(Some(Rates::default())));
            starts(&pace, Service::SoaxGeo, "soax-test-key", 10).await;
            assert!(starts(&pace, Service::SoaxPartner, "soax-test-key", 1).await[0] > 1000);
            assert_eq!(starts(&pace, Service::SoaxPartner, "another-key", 1).await, [0]);
            assert_eq!(starts(&pace, Service::Proxy6, "soax-test-key", 1).await, [0]);
        });
    }

    #[test]
    fn a_full_queue_refuses_and_says_when_to_come_back() {
        paused(async {
            let pace = Arc::new(Pace::new(Some(Rates::default())));
            assert_eq!(starts(&pace, Service::Proxy6, "px6-test-key", 100).await.len(), 12);
            let crowd = tokio::spawn({
                let pace = pace.clone();
                async move { starts(&pace, Service::Proxy6, "px6-test-key", 100).await }
            });
            sleep(Duration::from_millis(1)).await;
            let refusal = pace.turn(Service::Proxy6, &Secret::new("px6-test-key")).await.unwrap_err();
            assert_eq!((refusal.code, refusal.retry_after), (Code::Busy, Some(3)));
            crowd.await.unwrap();
        });
    }

    #[test]
    fn whoever_stops_waiting_takes_nobodys_turn() {
        paused(async {
            let pace = Arc::new(Pace::new(Some(Rates::default())));
            starts(&pace, Service::Proxy6, "px6-test-key", 3).await;
            for _ in 0..50 {
                let key = Secret::new("px6-test-key");
                let gone = timeout(Duration::from_millis(1), pace.turn(Service::Proxy6, &key)).await;
                assert!(gone.is_err());
            }
            assert!(starts(&pace, Service::Proxy6, "px6-test-key", 1).await[0] < 1100);
        });
    }

    #[test]
    fn lanes_that_nobody_uses_are_forgotten_and_busy_ones_are_not() {
        paused(async {
            let pace = Arc::new(Pace::new(Some(Rates::default())));
            for number in 0..LANES {
                starts(&pace, Service::Proxy6, &format!("key-{number}"), 3).await;
            }
            sleep(Duration::from_secs(2)).await;
            starts(&pace, Service::Proxy6, "px6-test-key", 3).await;
            assert_eq!(pace.lanes.lock().unwrap().len(), 1);
            for number in 0..LANES {
                starts(&pace, Service::Proxy6, &format!("key-{number}"), 1).await;
            }
            assert!(starts(&pace, Service::Proxy6, "px6-test-key", 1).await[0] > 1000);
        });
    }

    #[test]
    fn no_pace_at_all() {
        paused(async {
            assert_eq!(starts(&Arc::new(Pace::new(None)), Service::Proxy6, "px6-test-key", 100).await, [0; 100]);
        });
    }
}
