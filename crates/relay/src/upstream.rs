//! Carries one call to its provider.
//!
//! No redirect is followed, no proxy of the environment is used, no header but the call's own is sent, and nothing is sent
//! twice.

mod address;
mod base;
mod connector;
#[cfg(debug_assertions)]
mod fault;
mod resolver;
mod via;

pub use address::{Network, NotNetwork, is_global};
pub use base::{Base, Bases, NotBase, SERVICES};
pub use connector::NoTls;
pub use resolver::Lookup;
pub use via::{NotVia, Via};

use crate::{
    answer::{Answer, Body, Head},
    passing::{self, Beginning, Passing},
    policy::Outgoing,
    refusal::{Code, Refusal},
};
use api::{Effect, Part};
use bytes::Bytes;
use connector::{Connector, TooSlow};
use http::{HeaderMap, HeaderValue, Method, Request, Response, header};
use http_body_util::{BodyExt, Either, Full, LengthLimitError, Limited};
use hyper::body::{Body as _, Incoming};
use hyper_util::{
    client::legacy::{Client, connect::capture_connection},
    rt::{TokioExecutor, TokioTimer},
};
use resolver::Unresolved;
use std::{error::Error, io, time::Duration};
use tokio::time::{Instant, timeout_at};
use via::NoWay;

/// What a connection to a provider buffers at most, in bytes. Without a bound each grows to 400 kB under large answers.
const BUFFER: usize = 32 << 10;

/// How connections are made.
#[derive(Clone, Debug)]
pub struct Connecting {
    /// How names are looked up.
    pub lookup: Lookup,
    /// Networks that a provider's name may resolve to beside the open internet.
    pub allow_resolved: Vec<Network>,
    /// The owner's own proxy before the providers.
    pub via: Option<Via>,
    /// From the look-up of the name to the encrypted connection.
    pub limit: Duration,
}

/// Both providers, over HTTPS.
pub struct Upstream {
    bases: Bases,
    reads: Client<Connector, Full<Bytes>>,
    changes: Client<Connector, Full<Bytes>>,
    reply_limit: usize,
}

impl Upstream {
    /// Connects to nothing yet. A reply is read up to `reply_limit` bytes.
    ///
    /// # Errors
    /// [`NoTls`]
    pub fn new(bases: Bases, connecting: &Connecting, reply_limit: usize) -> Result<Self, NoTls> {
        let connector = Connector::new(connecting)?;
        let mut builder = Client::builder(TokioExecutor::new());
        builder.timer(TokioTimer::new()).pool_timer(TokioTimer::new()).pool_idle_timeout(Duration::from_secs(20));
        builder.http1_max_buf_size(BUFFER);
        let reads = builder.pool_max_idle_per_host(64).build(connector.clone());
        // An idle connection may be closed by the other side in the very moment in which a call is written to it: then
        // nobody knows whether it arrived. What changes or spends something gets a connection of its own.
        let changes = builder.pool_max_idle_per_host(0).retry_canceled_requests(false).build(connector);
        Ok(Self { bases, reads, changes, reply_limit })
    }

    /// Sends the call, once, and reads the provider's whole answer, whatever its status.
    ///
    /// # Errors
    /// A [`Refusal`] that says whether something may have reached the provider.
    pub async fn send(&self, outgoing: Outgoing, deadline: Instant) -> Result<Answer, Refusal> {
        let (head, body) = self.exchange(outgoing, deadline).await?;
        let body =
            timeout_at(deadline, body.collect()).await.map_err(|_| no_answer())?.map_err(|error| cut(&*error))?;
        Ok(head.with(body.to_bytes()))
    }

    /// Sends the call, once, and passes the provider's answer on. A small one is read whole before, so that what goes wrong with
    /// it can still be said; a large one would fill the memory.
    ///
    /// # Errors
    /// A [`Refusal`] that says whether something may have reached the provider.
    pub async fn pass(&self, outgoing: Outgoing, deadline: Instant) -> Result<Answer<Body>, Refusal> {
        let (head, mut body) = self.exchange(outgoing, deadline).await?;
        let beginning = timeout_at(deadline, passing::beginning(&mut body)).await.map_err(|_| no_answer())?;
        Ok(head.with(match beginning.map_err(|error| cut(&*error))? {
            Beginning::Whole(whole) => Either::Left(Full::new(whole)),
            Beginning::Part(read) => Either::Right(Passing::new(read, body, deadline)),
        }))
    }

    async fn exchange(&self, outgoing: Outgoing, deadline: Instant) -> Result<(Head, Limited<Incoming>), Refusal> {
        let client = match outgoing.call.effect {
            Effect::Reads => &self.reads,
            Effect::Changes | Effect::Spends => &self.changes,
        };
        let mut request = self.request(outgoing)?;
        let captured = capture_connection(&mut request);
        #[cfg(debug_assertions)]
        let uri = request.uri().clone();
        match timeout_at(deadline, client.request(request)).await {
            Ok(Ok(response)) => {
                #[cfg(debug_assertions)]
                fault::if_wanted(&response, &uri);
                self.begun(response)
            }
            Ok(Err(error)) if error.is_connect() => Err(unreachable(&error)),
            Ok(Err(_)) => Err(Refusal::sent(Code::Broken, "the connection broke before the provider's answer")),
            Err(_) if captured.connection_metadata().is_none() => {
                Err(Refusal::unsent(Code::Timeout, "no connection to the provider in time"))
            }
            Err(_) => Err(no_answer()),
        }
    }

    fn request(&self, outgoing: Outgoing) -> Result<Request<Full<Bytes>>, Refusal> {
        let Outgoing { call, host } = outgoing;
        let url = call.url(self.bases.of(call.service, host));
        let mut request = Request::builder()
            .method(match call.method {
                api::Method::Get => Method::GET,
                api::Method::Post => Method::POST,
            })
            .uri(url.expose())
            .header(header::ACCEPT, "application/json")
            .header(header::USER_AGENT, concat!("proxydeck-relay/", env!("CARGO_PKG_VERSION")));
        if call.body.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        for (name, part) in call.headers {
            request = request.header(name, header_value(&part)?);
        }
        let body = Full::from(call.body.unwrap_or_default());
        request.body(body).map_err(|_| Refusal::unsent(Code::BadRequest, "the call makes no URL that HTTP can carry"))
    }

    fn begun(&self, response: Response<Incoming>) -> Result<(Head, Limited<Incoming>), Refusal> {
        let (head, body) = response.into_parts();
        if head.status.is_redirection() || head.status.is_informational() {
            return Err(Refusal::sent(Code::Redirect, "the provider answered with a redirect, which is not followed"));
        }
        if body.size_hint().lower() > self.reply_limit as u64 {
            return Err(too_large());
        }
        let head = Head {
            status: head.status,
            is_json: is_json(&head.headers),
            encoding: encoding(&head.headers),
            retry_after: retry_after(&head.headers),
        };
        Ok((head, Limited::new(body, self.reply_limit)))
    }
}

fn too_large() -> Refusal {
    Refusal::sent(Code::ReplyTooLarge, "the provider's answer is too large")
}

/// Why an answer's body ended before its end.
fn cut(error: &(dyn Error + Send + Sync + 'static)) -> Refusal {
    if error.is::<LengthLimitError>() {
        too_large()
    } else {
        Refusal::sent(Code::Broken, "the connection broke within the provider's answer")
    }
}

fn header_value(part: &Part) -> Result<HeaderValue, Refusal> {
    let unfit = |_| Refusal::unsent(Code::BadRequest, "a value that no header can carry");
    let mut value = HeaderValue::from_str(part.expose()).map_err(unfit)?;
    value.set_sensitive(!matches!(part, Part::Plain(_)));
    Ok(value)
}

fn no_answer() -> Refusal {
    Refusal::sent(Code::Timeout, "no whole answer from the provider in time")
}

/// Nothing of the call was written. The reason is the first on the way inwards that says something to a person.
fn unreachable(error: &(dyn Error + 'static)) -> Refusal {
    let unblock = |code, why: &dyn std::fmt::Display| {
        Refusal::unsent(code, format!("{why}; where a network blocks the provider, --via leads around it"))
    };
    let causes = std::iter::successors(Some(error), |error| (*error).source());
    for cause in causes {
        if cause.is::<NoWay>() {
            return Refusal::unsent(Code::Unreachable, cause.to_string());
        }
        match cause.downcast_ref::<Unresolved>() {
            Some(not_global @ Unresolved::NotGlobal(_)) => {
                return Refusal::unsent(Code::Address, not_global.to_string());
            }
            Some(failed) => return unblock(Code::Unreachable, failed),
            None => {}
        }
        if cause.is::<TooSlow>() {
            return unblock(Code::Timeout, cause);
        }
        if cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::ConnectionRefused) {
            return unblock(Code::Unreachable, &"the provider's host refuses the connection");
        }
    }
    unblock(Code::Unreachable, &"no connection to the provider")
}

fn is_json(headers: &HeaderMap) -> bool {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    value.split(';').next().is_some_and(|essence| essence.trim().eq_ignore_ascii_case("application/json"))
}

/// A compression that every browser reads. None is asked for, but some servers compress all the same.
fn encoding(headers: &HeaderMap) -> Option<&'static str> {
    let value = headers.get(header::CONTENT_ENCODING)?.to_str().ok()?;
    ["gzip", "br", "deflate"].into_iter().find(|known| value.eq_ignore_ascii_case(known))
}

fn retry_after(headers: &HeaderMap) -> Option<u32> {
    headers.get(header::RETRY_AFTER)?.to_str().ok()?.parse().ok()
}
