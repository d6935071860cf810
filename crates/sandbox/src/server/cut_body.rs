//! A body that ends before its announced end.

use hyper::body::{Body, Bytes, Frame, SizeHint};
use std::{
    future::Future,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};
use tokio::time::{Sleep, sleep};

/// How long the sent half has to leave before the connection ends: hyper drops what it has not yet written.
const LEAVING: Duration = Duration::from_millis(30);

/// Announces its whole length, sends the beginning, and fails.
pub(super) struct CutBody {
    length: u64,
    beginning: Option<Bytes>,
    leaving: Pin<Box<Sleep>>,
}

/// The failure that ends the connection.
#[derive(Debug, thiserror::Error)]
#[error("cut")]
pub(super) struct Cut;

impl CutBody {
    pub(super) fn new(mut body: Vec<u8>, sent: usize) -> Self {
        let length = body.len() as u64;
        body.truncate(sent);
        Self { length, beginning: Some(body.into()), leaving: Box::pin(sleep(LEAVING)) }
    }
}

impl Body for CutBody {
    type Data = Bytes;
    type Error = Cut;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Cut>>> {
        if let Some(beginning) = self.beginning.take() {
            return Poll::Ready(Some(Ok(Frame::data(beginning))));
        }
        ready!(self.leaving.as_mut().poll(context));
        Poll::Ready(Some(Err(Cut)))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.length)
    }
}
