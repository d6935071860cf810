//! Locking after idle minutes.

use super::{MARK, Vault};
use crate::browser::{activity::Activity, clock, storage, task::Task};
use crate::session::preferences::PreferencesSignal;
use desk::vault::idle;
use leptos::prelude::*;

/// When somebody last did something, in any tab.
pub(super) const ACTIVE: &str = "proxydeck.vault.active";
/// How often the clock is looked at, in milliseconds.
const LOOK_EVERY: u32 = 5_000;

impl Vault {
    /// Locks after idle minutes by the wall clock: whoever opens a laptop finds it locked before the first key counts.
    pub(super) fn watch(self, preferences: PreferencesSignal) -> (Activity, Task) {
        let minutes = move || untrack(|| preferences.with(|chosen| chosen.lock_after)).unwrap_or(idle::DEFAULT);
        let touch = |now: i64| {
            // Without storage there is no vault.
            let _ = storage::write(ACTIVE, &now.to_string());
        };
        let last = || storage::read(ACTIVE).and_then(|text| text.parse().ok()).unwrap_or_default();
        touch(clock::now_millis());
        let look = move || {
            // Without its mark the vault has just been deleted in another tab.
            let over = storage::read(MARK).is_some() && idle::is_over(last(), clock::now_millis(), minutes());
            if over {
                // Not from within what locking drops.
                leptos::task::spawn_local(async move { self.lock() });
            }
            over
        };
        let activity = Activity::watch(move || {
            let now = clock::now_millis();
            // Once a second is enough for any number of keys.
            if !look() && now.saturating_sub(last()).saturating_abs() > 1_000 {
                touch(now);
            }
        });
        let task = Task::spawn(async move {
            loop {
                clock::sleep(LOOK_EVERY).await;
                look();
            }
        });
        (activity, task)
    }
}
