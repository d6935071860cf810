//! Entry of the sandbox's web worker: the stand-in for both providers, kept in IndexedDB so that it survives a reload, and one
//! for all tabs.

// By their sources: as a part of the library they would bring all of it along, the pages included.
#[allow(dead_code, reason = "the app uses the rest")]
#[path = "../browser/mod.rs"]
mod browser;
#[path = "../transport/wire.rs"]
mod wire;

use browser::{
    clock,
    database::{Database, StorageRefused, Store},
    locks::{self, Sharing},
    page,
};
use sandbox::{Request, Sandbox, Settings, Shape};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};
use wire::{Question, Word};

const RECORD: &str = "state";
/// As much as a person may want to look back at.
const LEDGER_LINES: usize = 200;

/// The sandbox as it is stored. The stamp tells one tab that another has changed it.
struct Stored {
    stamp: u64,
    sandbox: Sandbox,
}

fn main() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let known: Rc<RefCell<Option<Stored>>> = Rc::default();
    let speaker = scope.clone();
    let listen = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let Some(question) = event.data().as_string().and_then(|text| serde_json::from_str(&text).ok()) else { return };
        let (speaker, known) = (speaker.clone(), known.clone());
        spawn_local(async move {
            let word = answer(question, &known).await;
            say(&speaker, &word);
        });
    });
    scope.set_onmessage(Some(listen.as_ref().unchecked_ref()));
    listen.forget();
    say(&scope, &Word::Ready);
}

fn say(scope: &DedicatedWorkerGlobalScope, word: &Word) {
    if let Ok(text) = serde_json::to_string(word) {
        // Fails only where the page is gone.
        let _ = scope.post_message(&text.into());
    }
}

/// Answers a question; over all tabs one at a time.
async fn answer(question: Question, known: &RefCell<Option<Stored>>) -> Word {
    // Without Web Locks there is one tab's sandbox after the other's; nothing of value is lost.
    let _turn = locks::acquire("proxydeck sandbox", Sharing::Exclusive).await;
    // Without storage (a private window) the sandbox lives as long as the tab.
    let database = Database::open().await;
    match question {
        Question::Reset { number } => {
            let stored = fresh(stamp(known) + 1);
            store(&database, &stored).await;
            known.replace(Some(stored));
            Word::Answer { number, status: 200, body: String::new() }
        }
        Question::Call { number, method, host, target, headers, body } => {
            let mut stored = latest(&database, known).await;
            let before = stored.sandbox.revision();
            let request = Request { method, host: Some(host), target, headers, body: body.into_bytes() };
            let now = clock::now_millis();
            let answer = stored.sandbox.answer(&request, now, now);
            if stored.sandbox.revision() != before {
                stored.stamp += 1;
                store(&database, &stored).await;
            }
            known.replace(Some(stored));
            Word::Answer { number, status: answer.status, body: answer.text().into_owned() }
        }
    }
}

fn stamp(known: &RefCell<Option<Stored>>) -> u64 {
    known.borrow().as_ref().map_or(0, |stored| stored.stamp)
}

/// The sandbox as the last tab left it; reads it anew only where another tab has written since.
async fn latest(database: &Result<Database, StorageRefused>, known: &RefCell<Option<Stored>>) -> Stored {
    let own = known.take();
    let text = match database {
        Ok(database) => database.read(Store::Sandbox, RECORD).await.ok().flatten(),
        Err(_) => None,
    };
    let written = text.and_then(|text| {
        let (stamp, state) = text.split_once(' ')?;
        let stamp = stamp.parse::<u64>().ok()?;
        match &own {
            Some(own) if own.stamp == stamp => None,
            _ => Some(Stored { stamp, sandbox: serde_json::from_str(state).ok()? }),
        }
    });
    written.or(own).unwrap_or_else(|| fresh(1))
}

async fn store(database: &Result<Database, StorageRefused>, stored: &Stored) {
    if let (Ok(database), Ok(state)) = (database, serde_json::to_string(&stored.sandbox)) {
        // A sandbox that cannot be kept still works until the tab closes.
        let _ = database.write(Store::Sandbox, RECORD, &format!("{} {state}", stored.stamp)).await;
    }
}

fn fresh(stamp: u64) -> Stored {
    let seed = u64::from_le_bytes(page::random_bytes());
    let mut sandbox = Sandbox::new(Settings { shape: Shape::Practice, seed, now: clock::now_millis() });
    sandbox.keep_ledger(Some(LEDGER_LINES));
    Stored { stamp, sandbox }
}
