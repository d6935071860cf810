//! A large answer on its way through: no more of it is held than the two connections buffer.

use bytes::{Bytes, BytesMut};
use http_body_util::{BodyExt, Limited};
use hyper::body::{Body, Frame, Incoming, SizeHint};
use std::{
    collections::VecDeque,
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

/// What was read of a body before anything is passed on: in pieces, as it came, for copying them together costs more than all else.
pub(crate) enum Beginning {
    /// All of it.
    Whole(Bytes),
    /// There is more to come.
    Part(VecDeque<Bytes>),
}

/// Reads a body to its end, or as much of it as is read before anything is passed on.
///
/// # Errors
/// Whatever the body ends with.
pub(crate) async fn beginning(body: &mut Limited<Incoming>) -> Result<Beginning, Broken> {
    let mut pieces = VecDeque::new();
    let mut length = 0;
    while length < WHOLE {
        let Some(frame) = body.frame().await else { return Ok(Beginning::Whole(joined(pieces))) };
        // Trailers are no part of the answer.
        if let Ok(data) = frame?.into_data() {
            length += data.len();
            pieces.push_back(data);
        }
    }
    Ok(Beginning::Part(pieces))
}

fn joined(mut pieces: VecDeque<Bytes>) -> Bytes {
    if pieces.len() < 2 {
        return pieces.pop_front().unwrap_or_default();
    }
    let mut whole = BytesMut::with_capacity(pieces.iter().map(Bytes::len).sum());
    whole.extend(pieces);
    whole.freeze()
}

/// What was read already, and then the rest as it comes. Ends with an error past the deadline: the page's connection then
/// breaks, and what it has is known to be incomplete.
pub(crate) struct Passing {
    read: VecDeque<Bytes>,
    rest: Limited<Incoming>,
    deadline: Pin<Box<Sleep>>,
}

impl Passing {
    /// The whole body, of which the beginning was read already.
    pub(crate) fn new(read: VecDeque<Bytes>, rest: Limited<Incoming>, deadline: Instant) -> Self {
        Self { read, rest, deadline: Box::pin(sleep_until(deadline)) }
    }
}

impl Body for Passing {
    type Data = Bytes;
    type Error = Broken;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Broken>>> {
        if let Some(piece) = self.read.pop_front() {
            return Poll::Ready(Some(Ok(Frame::data(piece))));
        }
        if self.deadline.as_mut().poll(context).is_ready() {
            return Poll::Ready(Some(Err(TooSlow.into())));
        }
        Pin::new(&mut self.rest).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.read.is_empty() && self.rest.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let read = self.read.iter().map(|piece| piece.len() as u64).sum::<u64>();
        let rest = self.rest.size_hint();
        let mut hint = SizeHint::new();
        if let Some(upper) = rest.upper() {
            hint.set_upper(upper.saturating_add(read));
        }
        hint.set_lower(rest.lower().saturating_add(read));
        hint
    }
}
