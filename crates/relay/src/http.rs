//! From a request on a socket to its answer.

use crate::{
    answer::{self, Answer, Body},
    files::Files,
    limit::{Pace, Turn},
    log::Line,
    pairing::Pairing,
    policy::{Admitted, Asked, Outgoing, Policy, Ruling},
    refusal::{Code, Refusal},
    replies::{Begin, Entry, Replies},
    settings::Times,
    token::Token,
    upstream::Upstream,
};
use api::{Effect, Service};
use bytes::Bytes;
use http::{HeaderMap, Request, Response, StatusCode, Version};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::Incoming;
use std::sync::Arc;
use tokio::{
    sync::mpsc,
    time::{Instant, timeout, timeout_at},
};

/// The largest body of a request, in bytes.
const REQUEST_LIMIT: usize = 64 << 10;

/// What all requests share.
pub(crate) struct Exchange {
    pub(crate) policy: Policy,
    pub(crate) pairing: Pairing,
    pub(crate) pace: Pace,
    pub(crate) upstream: Upstream,
    pub(crate) replies: Arc<Replies>,
    pub(crate) files: Option<Files>,
    pub(crate) times: Times,
    pub(crate) quiet: bool,
    /// Closed when nobody holds the exchange any more, neither a connection nor a call that is seen through.
    pub(crate) _in_use: mpsc::Sender<()>,
}

/// How a client learns that it has the whole of an answer whose length was not told before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// The last chunk says so; a connection that breaks before is a broken answer.
    Told,
    /// The connection closes, and so it does under an answer that is cut: HTTP/1.0, which some proxies in front speak.
    Silent,
}

impl Ending {
    fn of(version: Version) -> Self {
        if version < Version::HTTP_11 { Self::Silent } else { Self::Told }
    }
}

impl Exchange {
    /// Answers one request.
    pub(crate) async fn serve(self: Arc<Self>, request: Request<Incoming>) -> Response<Body> {
        let mut line = Line::begin(self.quiet);
        let deadline = Instant::now() + self.times.call;
        let (head, body) = request.into_parts();
        let Ruling { origin, route, verdict } = self.policy.judge(&head);
        line.route(route);
        let response = match verdict {
            Ok(Admitted::Preflight) => answer::preflight(origin),
            Ok(Admitted::Home(location)) => answer::redirect(&location),
            Ok(Admitted::File(path)) => match self.file(path, &head.headers).await {
                Some(response) => response,
                None => Answer::from(self.no_file()).into_response(origin),
            },
            Ok(Admitted::Health) => {
                let version = serde_json::json!({ "version": env!("CARGO_PKG_VERSION") });
                Answer::json(StatusCode::OK, &version).into_response(origin)
            }
            Ok(Admitted::Pair(code)) => match code.map(|code| self.pairing.exchange(&code)).transpose() {
                Ok(token) => {
                    let token = serde_json::json!({ "token": token.map(Token::expose) });
                    Answer::json(StatusCode::OK, &token).into_response(origin)
                }
                Err(refusal) => self.refuse(refusal, deadline).await.into_response(origin),
            },
            Ok(Admitted::Reply(id, key)) => {
                let answer = async { self.replies.find(id, &key)?.answer(deadline).await }.await;
                answer.unwrap_or_else(Answer::from).into_response(origin)
            }
            Ok(Admitted::Call(asked)) => {
                let answer = self.call(asked, body, Ending::of(head.version), deadline, &mut line).await;
                answer.unwrap_or_else(|refusal| Answer::from(refusal).whole()).into_response(origin)
            }
            Err(refusal) => self.refuse(refusal, deadline).await.into_response(origin),
        };
        line.answered(response.status());
        response
    }

    async fn refuse(&self, refusal: Refusal, deadline: Instant) -> Answer {
        // Past the deadline the guess is refused all the same.
        let _ = timeout_at(deadline, self.pairing.slow_down(&refusal)).await;
        refusal.into()
    }

    async fn file(&self, path: String, request: &HeaderMap) -> Option<Response<Body>> {
        self.files.as_ref()?.get(path, request).await
    }

    fn no_file(&self) -> Refusal {
        let why = match self.files {
            Some(_) => "the app has no such file",
            None => "this relay holds no pages; start it with --app",
        };
        Refusal::unsent(Code::NotFound, why)
    }

    async fn call(
        self: &Arc<Self>,
        asked: Asked,
        body: Incoming,
        ending: Ending,
        deadline: Instant,
        line: &mut Line,
    ) -> Result<Answer<Body>, Refusal> {
        let body = if asked.has_body() { Some(self.read(body).await?) } else { None };
        let id = asked.id;
        let outgoing = asked.outgoing(body.as_deref())?;
        if outgoing.call.service != Service::SoaxChecker {
            line.function(outgoing.call.function);
        }
        if outgoing.call.effect == Effect::Reads {
            let _turn = self.turn(&outgoing, deadline).await?;
            return match ending {
                Ending::Told => self.upstream.pass(outgoing, deadline).await,
                Ending::Silent => self.upstream.send(outgoing, deadline).await.map(Answer::whole),
            };
        }
        let entry = match id.map(|id| self.replies.begin(id, &outgoing)).transpose()? {
            Some(Begin::Again(pending)) => return pending.answer(deadline).await.map(Answer::whole),
            Some(Begin::First(entry)) => Some(entry),
            None => None,
        };
        // Until its turn has come the call ends with its client: a purchase that nobody waits for is not made.
        match self.turn(&outgoing, deadline).await {
            Ok(turn) => self.finish(outgoing, turn, deadline, entry).await.map(Answer::whole),
            Err(refusal) => {
                if let Some(entry) = entry {
                    entry.refused(refusal.clone());
                }
                Err(refusal)
            }
        }
    }

    async fn read(&self, body: Incoming) -> Result<Bytes, Refusal> {
        let reading = timeout(self.times.request, Limited::new(body, REQUEST_LIMIT).collect());
        match reading.await {
            Ok(Ok(body)) => Ok(body.to_bytes()),
            Ok(Err(error)) if error.is::<LengthLimitError>() => {
                Err(Refusal::unsent(Code::TooLarge, "the body is over 64 KiB"))
            }
            Ok(Err(_)) => Err(Refusal::unsent(Code::BadRequest, "the body cannot be read")),
            Err(_) => Err(Refusal::unsent(Code::Timeout, "the body did not come in time")),
        }
    }

    async fn turn(&self, outgoing: &Outgoing, deadline: Instant) -> Result<Turn, Refusal> {
        let none = api::Secret::default();
        let key = outgoing.call.api_key().unwrap_or(&none);
        let turn = timeout_at(deadline, self.pace.turn(outgoing.call.service, key));
        turn.await.unwrap_or_else(|_| Err(Refusal::unsent(Code::Timeout, "the call's turn did not come in time")))
    }

    /// Sends what changes or spends something, and sees it through even when its client goes away meanwhile.
    async fn finish(
        self: &Arc<Self>,
        outgoing: Outgoing,
        turn: Turn,
        deadline: Instant,
        entry: Option<Entry>,
    ) -> Result<Answer, Refusal> {
        let exchange = self.clone();
        let entry = entry.map(Entry::sending);
        let sending = tokio::spawn(async move {
            let answer = exchange.upstream.send(outgoing, deadline).await.unwrap_or_else(Answer::from);
            drop(turn);
            if let Some(entry) = entry {
                entry.keep(answer.clone());
            }
            answer
        });
        sending.await.map_err(|_| Refusal::sent(Code::Internal, "the relay lost the call after it was sent"))
    }
}
