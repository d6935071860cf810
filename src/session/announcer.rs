//! What just happened, told to eyes and ears: results in a `status` live region, failures in an `alert`.

use crate::browser::clock;
use leptos::prelude::*;

/// How long a result stays; a failure stays until it is dismissed.
const SHOWN_FOR: u32 = 8_000;

/// One thing told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Tells this one from the next with the same words.
    pub number: u32,
    /// The sentence.
    pub text: String,
}

/// The two live regions.
#[derive(Clone, Copy)]
pub struct Announcer {
    results: RwSignal<Vec<Told>>,
    failures: RwSignal<Vec<Told>>,
    told: StoredValue<u32>,
}

impl Announcer {
    /// Puts the context in place.
    pub fn provide() {
        let announcer =
            Self { results: RwSignal::new(Vec::new()), failures: RwSignal::new(Vec::new()), told: StoredValue::new(0) };
        provide_context(announcer);
    }

    /// Tells a result; it goes by itself.
    pub fn result(self, text: impl Into<String>) {
        let told = self.next(text.into());
        let number = told.number;
        self.results.update(|results| results.push(told));
        leptos::task::spawn_local(async move {
            clock::sleep(SHOWN_FOR).await;
            self.dismiss(number);
        });
    }

    /// Tells a failure; it stays until it is dismissed.
    pub fn failure(self, text: impl Into<String>) {
        let told = self.next(text.into());
        self.failures.update(|failures| failures.push(told));
    }

    /// Takes one away.
    pub fn dismiss(self, number: u32) {
        self.results.update(|results| results.retain(|told| told.number != number));
        self.failures.update(|failures| failures.retain(|told| told.number != number));
    }

    /// Takes all away.
    pub fn forget(self) {
        self.results.set(Vec::new());
        self.failures.set(Vec::new());
    }

    /// The results on show, reactively.
    pub fn results(self) -> Vec<Told> {
        self.results.get()
    }

    /// The failures on show, reactively.
    pub fn failures(self) -> Vec<Told> {
        self.failures.get()
    }

    fn next(self, text: String) -> Told {
        self.told.update_value(|told| *told += 1);
        Told { number: self.told.get_value(), text }
    }
}

/// The context, for a component's first line.
pub fn announcer() -> Announcer {
    expect_context()
}
