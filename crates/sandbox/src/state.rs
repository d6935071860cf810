//! The sandbox: its state, and the way of a request through it.

use crate::{
    answer::Answer,
    fault::{Faults, Kind},
    ledger::{Event, Ledger},
    pace::Pace,
    proxy6,
    request::Request,
    route::Route,
    shape::Shape,
    soax,
};
use serde::{Deserialize, Serialize};

/// What a fresh sandbox is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Settings {
    /// The form of the replies.
    pub shape: Shape,
    /// Where stock, passwords and addresses come from.
    pub seed: u64,
    /// Unix milliseconds at which the fresh account's proxies are so many days old.
    pub now: i64,
}

/// Both providers: one Proxy6 account with the key `px6-test-key`, and one SOAX account with the key `soax-test-key` and the
/// packages `package12345` (wifi) and `package67890` (mobile).
///
/// It serialises in full, and deserialises into the very same state.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sandbox {
    pub(crate) settings: Settings,
    pub(crate) revision: u64,
    /// How far the clock was moved ahead of the time that is passed in.
    pub(crate) advanced_millis: i64,
    /// Where requests come from, whatever the connection says.
    pub(crate) caller: Option<String>,
    pub(crate) pace: Pace,
    pub(crate) faults: Faults,
    pub(crate) ledger: Ledger,
    pub(crate) proxy6: proxy6::Account,
    pub(crate) soax: soax::Account,
}

/// What a provider's function needs beside its account.
pub(crate) struct Context<'a> {
    pub(crate) shape: Shape,
    pub(crate) now_millis: i64,
    pub(crate) real_millis: i64,
    /// The address that the request comes from, where it is known.
    pub(crate) caller: Option<&'a str>,
    pub(crate) pace: &'a mut Pace,
    pub(crate) ledger: &'a mut Ledger,
}

impl Context<'_> {
    /// The sandbox's clock in Unix seconds.
    pub(crate) fn now(&self) -> i64 {
        self.now_millis.div_euclid(1000)
    }

    pub(crate) fn note(&mut self, event: Event) {
        self.ledger.write(self.now_millis, event);
    }
}

impl Sandbox {
    /// A fresh sandbox. The same settings give the same one.
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            revision: 0,
            advanced_millis: 0,
            caller: None,
            pace: Pace::new(),
            faults: Faults::default(),
            ledger: Ledger::default(),
            proxy6: proxy6::Account::new(settings.seed, settings.now.div_euclid(1000)),
            soax: soax::Account::new(),
        }
    }

    /// Answers a request.
    ///
    /// `now_millis` is the sandbox's clock, Unix milliseconds before what `/admin/advance` added: it decides what has expired.
    /// `real_millis` counts real milliseconds from any start, and never goes back: it decides what comes too fast.
    pub fn answer(&mut self, request: &Request, now_millis: i64, real_millis: i64) -> Answer {
        let now_millis = self.now(now_millis);
        self.renew(now_millis);
        let before = self.ledger.changes();
        let route = Route::of(request);
        let fault = route.as_ref().and_then(|route| self.faults.strike(route.function()));
        let (answer, error_id) = match &route {
            Some(route) => self.process(request, route, fault.as_ref(), now_millis, real_millis),
            None => (Answer::web_error(404, self.settings.shape), None),
        };
        let line = Event::Request {
            function: route.as_ref().map_or("", Route::function).to_owned(),
            query: request.query().without_keys(),
            status: answer.arrives().then_some(answer.status),
            error_id,
            fault: fault.as_ref().map(|kind| kind.name().to_owned()),
        };
        self.ledger.write(now_millis, line);
        if fault.is_some() || self.ledger.changes() != before {
            self.revision += 1;
        }
        answer
    }

    /// Grows with every change of the providers' state, of the clock and of the armed faults, but not with requests that only
    /// read: what was stored at a revision is worth storing again once this has grown.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Keeps only the last so many lines of the ledger, or all of them, which is how a sandbox begins.
    pub fn keep_ledger(&mut self, lines: Option<usize>) {
        self.ledger.keep(lines);
    }

    /// The sandbox's clock in Unix milliseconds, with what was added to it.
    pub(crate) fn now(&self, now_millis: i64) -> i64 {
        now_millis.saturating_add(self.advanced_millis)
    }

    /// Lets the clock do what it does by itself: renew what was bought with `auto_prolong`.
    pub(crate) fn renew(&mut self, now_millis: i64) {
        let before = self.ledger.changes();
        self.proxy6.renew(now_millis, &mut self.ledger);
        if self.ledger.changes() != before {
            self.revision += 1;
        }
    }

    fn process(
        &mut self,
        request: &Request,
        route: &Route,
        fault: Option<&Kind>,
        now_millis: i64,
        real_millis: i64,
    ) -> (Answer, Option<u32>) {
        let shape = self.settings.shape;
        let mut context = Context {
            shape,
            now_millis,
            real_millis,
            caller: self.caller.as_deref().or_else(|| request.forwarded_for()),
            pace: &mut self.pace,
            ledger: &mut self.ledger,
        };
        if let Some(answer) = fault.and_then(|kind| kind.instead(shape)) {
            return (answer, None);
        }
        if let Some(Kind::ErrorId(error_id)) = fault {
            let answer = match route {
                Route::Proxy6 { .. } => proxy6::refusal_by_number(*error_id, shape),
                _ => soax::refusal_by_number(*error_id),
            };
            return (answer, Some(*error_id));
        }
        let (answer, error_id) = match route {
            Route::Proxy6 { key, method } => self.proxy6.answer(key, method.as_deref(), request, &mut context),
            Route::Geo { function } => (self.soax.geo(function, request, &mut context), None),
            Route::Partner { package, function } => (self.soax.partner(package, function, request, &mut context), None),
            Route::Checker => (soax::checker(request, &context), None),
        };
        (fault.into_iter().fold(answer, |answer, kind| kind.spoil(answer, shape)), error_id)
    }
}
