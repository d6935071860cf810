//! To the stand-in for both providers, in a web worker of this tab that is started at the first call.

use super::{
    NoReply, NotSent,
    wire::{Question, Word},
};
use api::{Call, Method, Reply, Service};
use futures_channel::oneshot;
use std::{cell::RefCell, collections::HashMap};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

struct Desk {
    worker: Worker,
    ready: bool,
    /// Who waits until it listens.
    early: Vec<oneshot::Sender<()>>,
    waiting: HashMap<u32, oneshot::Sender<(u16, String)>>,
    asked: u32,
}

const NO_SANDBOX: NoReply = NoReply::NotSent(NotSent::NoSandbox);

thread_local! {
    static DESK: RefCell<Option<Desk>> = const { RefCell::new(None) };
}

/// Carries a call to the sandbox.
///
/// # Errors
/// [`NotSent::NoSandbox`].
pub async fn carry(call: &Call) -> Result<Reply, NoReply> {
    let url = call.url("");
    let host = match call.service {
        Service::Proxy6 => "proxy6.net",
        Service::SoaxGeo => "api.soax.com",
        Service::SoaxPartner => "partner.api.soax.com",
        Service::SoaxChecker => "checker.soax.com",
    };
    let method = match call.method {
        Method::Get => "GET",
        Method::Post => "POST",
    };
    let headers = call.headers.iter().map(|(name, part)| ((*name).to_owned(), part.expose().to_owned())).collect();
    let (status, body) = ask(|number| Question::Call {
        number,
        method: method.to_owned(),
        host: host.to_owned(),
        target: url.expose().to_owned(),
        headers,
        body: call.body.clone().unwrap_or_default(),
    })
    .await?;
    Ok(Reply::new(status, body.into_bytes()))
}

/// Empties the sandbox: a new account with a new seed.
///
/// # Errors
/// [`NotSent::NoSandbox`].
pub async fn reset() -> Result<(), NoReply> {
    ask(|number| Question::Reset { number }).await.map(|_| ())
}

async fn ask(question: impl FnOnce(u32) -> Question) -> Result<(u16, String), NoReply> {
    ready().await?;
    let (sender, receiver) = oneshot::channel();
    let asked = DESK.with_borrow_mut(|desk| {
        let desk = desk.as_mut()?;
        desk.asked += 1;
        let text = serde_json::to_string(&question(desk.asked)).ok()?;
        desk.waiting.insert(desk.asked, sender);
        desk.worker.post_message(&text.into()).ok()
    });
    asked.ok_or(NO_SANDBOX)?;
    receiver.await.map_err(|_| NO_SANDBOX)
}

/// Waits until the worker listens, and starts it where there is none. Calls wait for this before they take their turn: else
/// all that gathered meanwhile would reach the sandbox at once, and it counts requests as the providers do.
///
/// # Errors
/// [`NotSent::NoSandbox`].
pub async fn ready() -> Result<(), NoReply> {
    let (sender, receiver) = oneshot::channel();
    let ready = DESK.with_borrow_mut(|desk| {
        if desk.is_none() {
            *desk = start();
        }
        let desk = desk.as_mut()?;
        if !desk.ready {
            desk.early.push(sender);
        }
        Some(desk.ready)
    });
    match ready {
        Some(true) => Ok(()),
        Some(false) => receiver.await.map_err(|_| NO_SANDBOX),
        None => Err(NO_SANDBOX),
    }
}

fn start() -> Option<Desk> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options("./sandbox-boot.js", &options).ok()?;
    let listen = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
        let word = event.data().as_string().and_then(|text| serde_json::from_str(&text).ok());
        let Some(word) = word else { return };
        DESK.with_borrow_mut(|desk| match (desk.as_mut(), word) {
            (Some(desk), Word::Ready) => {
                desk.ready = true;
                for early in desk.early.drain(..) {
                    // Nobody waits any more for a call that was cancelled.
                    let _ = early.send(());
                }
            }
            (Some(desk), Word::Answer { number, status, body }) => {
                if let Some(waiting) = desk.waiting.remove(&number) {
                    let _ = waiting.send((status, body));
                }
            }
            (None, _) => {}
        });
    });
    worker.set_onmessage(Some(listen.as_ref().unchecked_ref()));
    listen.forget();
    // The worker is broken: whoever waits is told so, and the next call starts another.
    let failed = Closure::<dyn FnMut()>::new(|| DESK.set(None));
    worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
    failed.forget();
    Some(Desk { worker, ready: false, early: Vec::new(), waiting: HashMap::new(), asked: 0 })
}
