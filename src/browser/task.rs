//! Work in the background of a page that ends with whoever wanted it.

use futures_channel::oneshot;
use std::{
    future::{Future, poll_fn},
    pin::pin,
    task::Poll,
};
use wasm_bindgen_futures::spawn_local;

/// A piece of work that is given up when this is dropped or cancelled: its future is dropped where it waits.
#[derive(Debug)]
pub struct Task {
    stop: Option<oneshot::Sender<()>>,
}

impl Task {
    /// Starts the work.
    pub fn spawn(work: impl Future<Output = ()> + 'static) -> Self {
        let (stop, stopped) = oneshot::channel::<()>();
        spawn_local(async move {
            // The stop comes first: what a page holds may be gone by the time that the work would go on.
            first_of(stopped, work).await;
        });
        Self { stop: Some(stop) }
    }

    /// Gives the work up.
    pub fn cancel(&mut self) {
        self.stop = None;
    }
}

/// Waits for whichever ends first, and drops the other: `Some` where it was the first.
pub async fn first_of<T>(first: impl Future<Output = T>, second: impl Future) -> Option<T> {
    let (mut first, mut second) = (pin!(first), pin!(second));
    poll_fn(|context| {
        if let Poll::Ready(value) = first.as_mut().poll(context) {
            return Poll::Ready(Some(value));
        }
        second.as_mut().poll(context).map(|_| None)
    })
    .await
}
