//! What just happened, told to eyes and ears: results in a `status` live region, failures in an `alert`.

use crate::browser::clock;
use crate::lasting::Lasting;
use leptos::prelude::*;
use std::{fmt, sync::Arc};

/// How long a result stays, in milliseconds; a failure stays until it is dismissed.
const SHOWN_FOR: u32 = 8_000;
/// How long a result stays that can be taken back.
const UNDONE_WITHIN: u32 = 30_000;
/// How long it stays once nobody points at it any more.
const SHOWN_ON: u32 = 2_000;

/// What takes a deed back.
#[derive(Clone)]
pub struct Undo(Arc<dyn Fn() + Send + Sync>);

impl PartialEq for Undo {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Undo {}

impl fmt::Debug for Undo {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Undo")
    }
}

/// One thing told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Tells this one from the next with the same words.
    pub number: u32,
    /// The sentence.
    pub text: String,
    /// What takes it back, where anything does.
    pub undo: Option<Undo>,
}

/// The two live regions.
#[derive(Clone, Copy)]
pub struct Announcer {
    results: Lasting<Vec<Told>>,
    failures: Lasting<Vec<Told>>,
    told: StoredValue<u32>,
    /// Whether somebody points at them, or has the focus among them.
    held: StoredValue<bool>,
}

impl Announcer {
    /// Puts the context in place.
    pub fn provide() {
        provide_context(Self {
            results: Lasting::new(Vec::new()),
            failures: Lasting::new(Vec::new()),
            told: StoredValue::new(0),
            held: StoredValue::new(false),
        });
    }

    /// Tells a result; it goes by itself.
    pub fn result(self, text: impl Into<String>) {
        self.show(text.into(), None, SHOWN_FOR);
    }

    /// Tells a result that can be taken back; it stays longer. What takes it back may run after the page is left.
    pub fn result_with_undo(self, text: impl Into<String>, undo: impl Fn() + Send + Sync + 'static) {
        self.show(text.into(), Some(Undo(Arc::new(undo))), UNDONE_WITHIN);
    }

    fn show(self, text: String, undo: Option<Undo>, shown_for: u32) {
        let told = Told { undo, ..self.next(text) };
        let number = told.number;
        self.results.update(|results| results.push(told));
        leptos::task::spawn_local(async move {
            clock::sleep(shown_for).await;
            while self.held.get_value() {
                clock::sleep(SHOWN_ON).await;
            }
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
        self.held.set_value(false);
        self.results.update(|results| results.retain(|told| told.number != number));
        self.failures.update(|failures| failures.retain(|told| told.number != number));
    }

    /// Takes a deed back, and its sentence away.
    pub fn undo(self, told: &Told) {
        self.dismiss(told.number);
        if let Some(Undo(undo)) = &told.undo {
            undo();
        }
    }

    /// Takes the last deed back that can be; whether there was one.
    pub fn undo_last(self) -> bool {
        let last = self.results.with_untracked(|all| all.iter().rev().find(|told| told.undo.is_some()).cloned());
        last.inspect(|told| self.undo(told)).is_some()
    }

    /// Keeps results on show while somebody points at them.
    pub fn hold(self, held: bool) {
        self.held.set_value(held);
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
        Told { number: self.told.get_value(), text, undo: None }
    }
}

/// The context, for a component's first line.
pub fn announcer() -> Announcer {
    expect_context()
}
