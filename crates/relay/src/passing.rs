//! A large answer on its way through: no more of it is held than the two connections buffer.

use bytes::{Bytes, BytesMut};
use http_body_util::{BodyExt, Limited};
use hyper::body::{Body, Frame, Incoming, SizeHint};
use std::{
    error::Error,
    pin::Pin,
    task::{Context, Poll},
};
use tokio::time::{Instant, Sleep, sleep_until};

/// Answers up to this many bytes are read whole before the page gets any of them.
const WHOLE: usize = 64 << 10;

type Broken = Box<dyn Error + Send + Sync>;

/// The provider took too long with the rest, or the page with reading it.
#[derive(Debug, thiserror::Error)]
#[error("the answer did not pass in time")]
struct TooSlow;

/// Reads a body to its end, or as much of it as is read before anything is passed on; and whether that was the end.
///
/// # Errors
/// Whatever the body ends with.
pub(crate) async fn beginning(body: &mut Limited<Incoming>) -> Result<(Bytes, bool), Broken> {
    let mut read = BytesMut::new();
    while read.len() < WHOLE {
        let Some(frame) = body.frame().await else { return Ok((read.freeze(), true)) };
        // Trailers are no part of the answer.
        if let Ok(data) = frame?.into_data() {
            read.extend_from_slice(&data);
        }
    }
    Ok((read.freeze(), false))
}

/// What was read already, and then the rest as it comes. Ends with an error past the deadline: the page's connection then
/// breaks, and what it has is known to be incomplete.
pub(crate) struct Passing {
    beginning: Option<Bytes>,
    rest: Limited<Incoming>,
    deadline: Pin<Box<Sleep>>,
}

impl Passing {
    /// The whole body, of which the beginning was read already.
    pub(crate) fn new(beginning: Bytes, rest: Limited<Incoming>, deadline: Instant) -> Self {
        Self { beginning: Some(beginning), rest, deadline: Box::pin(sleep_until(deadline)) }
    }
}

impl Body for Passing {
    type Data = Bytes;
    type Error = Broken;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Broken>>> {
        if let Some(beginning) = self.beginning.take() {
            return Poll::Ready(Some(Ok(Frame::data(beginning))));
        }
        if self.deadline.as_mut().poll(context).is_ready() {
            return Poll::Ready(Some(Err(TooSlow.into())));
        }
        Pin::new(&mut self.rest).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.beginning.is_none() && self.rest.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let read = self.beginning.as_ref().map_or(0, |beginning| beginning.len() as u64);
        let rest = self.rest.size_hint();
        let mut hint = SizeHint::new();
        if let Some(upper) = rest.upper() {
            hint.set_upper(upper.saturating_add(read));
        }
        hint.set_lower(rest.lower().saturating_add(read));
        hint
    }
}
