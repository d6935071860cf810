//! Signals that outlive what reads them.

use leptos::prelude::*;
use leptos::reactive::graph::{AnySource, Observer, Source, ToAnySource};
use leptos::reactive::signal::guards::{Plain, ReadGuard};
use leptos::reactive::traits::UntrackableGuard;
use std::{ops::DerefMut, panic::Location};

/// A signal that may live as long as the app, and is read by pages that do not. An [`RwSignal`] keeps a mark of each effect that
/// read it, also once that is gone with its page: hundreds for each visit, as long as the tab is open. This one forgets a
/// reader that is gone.
#[derive(Debug)]
pub struct Lasting<T>(RwSignal<T>);

impl<T: Send + Sync + 'static> Lasting<T> {
    /// A signal that holds this.
    #[track_caller]
    pub fn new(value: T) -> Self {
        Self(RwSignal::new(value))
    }
}

impl<T> From<RwSignal<T>> for Lasting<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Self(signal)
    }
}

impl<T> Clone for Lasting<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Lasting<T> {}

impl<T> DefinedAt for Lasting<T> {
    fn defined_at(&self) -> Option<&'static Location<'static>> {
        self.0.defined_at()
    }
}

impl<T: 'static> IsDisposed for Lasting<T> {
    fn is_disposed(&self) -> bool {
        self.0.is_disposed()
    }
}

impl<T: Send + Sync + 'static> Track for Lasting<T> {
    #[track_caller]
    fn track(&self) {
        self.0.track();
        forget_with_reader(self.0.to_any_source());
    }
}

/// What an effect or a memo owns is cleaned up before it runs anew, and when it ends. Not generic: it is there once for all signals.
fn forget_with_reader(signal: AnySource) {
    if let Some(reader) = Observer::get() {
        on_cleanup(move || signal.remove_subscriber(&reader));
    }
}

impl<T: Send + Sync + 'static> ReadUntracked for Lasting<T> {
    type Value = ReadGuard<T, Plain<T>>;

    fn try_read_untracked(&self) -> Option<Self::Value> {
        self.0.try_read_untracked()
    }
}

impl<T: Send + Sync + 'static> Notify for Lasting<T> {
    fn notify(&self) {
        self.0.notify();
    }
}

impl<T: Send + Sync + 'static> Write for Lasting<T> {
    type Value = T;

    fn try_write(&self) -> Option<impl UntrackableGuard<Target = T>> {
        self.0.try_write()
    }

    fn try_write_untracked(&self) -> Option<impl DerefMut<Target = T>> {
        self.0.try_write_untracked()
    }
}
