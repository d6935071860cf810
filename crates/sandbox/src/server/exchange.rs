//! One HTTP exchange: hyper's request to the state machine, and its answer to the connection.

use super::{
    Providers,
    cut_body::{Cut, CutBody},
    wire::Reset,
};
use crate::{Answer, Delivery, Request};
use http_body_util::{BodyExt, Either, Full, LengthLimitError, Limited};
use hyper::{
    Response, StatusCode,
    body::{Bytes, Incoming},
    header::{HeaderName, HeaderValue},
};
use std::{convert::Infallible, net::SocketAddr, sync::Arc, time::Duration};

/// The largest body that is read: ten thousand rows for `/admin/state` and some.
const LARGEST_BODY: usize = 16 << 20;

/// What every request on one connection shares.
pub(super) struct Exchange {
    pub(super) providers: Arc<Providers>,
    pub(super) peer: SocketAddr,
    pub(super) reset: Reset,
}

/// Why a connection ends without an answer.
#[derive(Debug, thiserror::Error)]
pub(super) enum Ended {
    /// A fault wants it.
    #[error("the connection ends as the fault has it")]
    Fault,
    /// The request did not come in whole.
    #[error("the request cannot be read")]
    Request,
}

type Body = Either<Full<Bytes>, CutBody>;

impl Exchange {
    pub(super) async fn answer(self: Arc<Self>, request: hyper::Request<Incoming>) -> Result<Response<Body>, Ended> {
        // A browser's question, which no provider is known to answer and which says nothing to either.
        if request.method() == hyper::Method::OPTIONS {
            return Ok(self.preflight());
        }
        let is_admin = request.uri().path().starts_with("/admin/");
        let request = match self.read(request).await {
            Ok(request) => request,
            Err(error) if error.is::<LengthLimitError>() => return Ok(empty(StatusCode::PAYLOAD_TOO_LARGE)),
            Err(_) => return Err(Ended::Request),
        };
        let (now, real) = (self.providers.now_millis(), self.providers.real_millis());
        if is_admin {
            let answer = self.providers.sandbox().admin(&request, now);
            return Ok(respond(&answer, Either::Left(answer.body.clone().into())));
        }
        let answer = self.providers.sandbox().answer(&request, now, real);
        self.deliver(answer).await
    }

    /// The request as the state machine reads it. It comes from the connection's other end, unless it says that it was
    /// forwarded.
    async fn read(
        &self,
        request: hyper::Request<Incoming>,
    ) -> Result<Request, Box<dyn std::error::Error + Send + Sync>> {
        let (head, body) = request.into_parts();
        let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let mut headers: Vec<(String, String)> =
            head.headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect();
        if !head.headers.contains_key("x-forwarded-for") {
            headers.push(("x-forwarded-for".to_owned(), self.peer.ip().to_string()));
        }
        let host = head.headers.get(hyper::header::HOST).map(text);
        Ok(Request {
            method: head.method.as_str().to_owned(),
            host: host.map(|host| host.split(':').next().unwrap_or("").to_ascii_lowercase()),
            target: head.uri.path_and_query().map_or_else(String::new, ToString::to_string),
            headers,
            body: Limited::new(body, LARGEST_BODY).collect().await?.to_bytes().to_vec(),
        })
    }

    async fn deliver(&self, answer: Answer) -> Result<Response<Body>, Ended> {
        let body = match answer.delivery {
            Delivery::Whole => Either::Left(answer.body.clone().into()),
            Delivery::Late(millis) => {
                tokio::time::sleep(Duration::from_millis(millis)).await;
                Either::Left(answer.body.clone().into())
            }
            Delivery::Closed => return Err(Ended::Fault),
            Delivery::Reset => {
                self.reset.ask();
                return Err(Ended::Fault);
            }
            Delivery::Cut(sent) => Either::Right(CutBody::new(answer.body.clone(), sent)),
        };
        let mut response = respond(&answer, body);
        if self.providers.cors {
            allow_origin(&mut response);
        }
        Ok(response)
    }

    fn preflight(&self) -> Response<Body> {
        if !self.providers.cors {
            return empty(StatusCode::METHOD_NOT_ALLOWED);
        }
        let mut response = empty(StatusCode::NO_CONTENT);
        allow_origin(&mut response);
        let allow = |name| HeaderValue::from_static(name);
        response.headers_mut().insert("access-control-allow-methods", allow("GET, POST"));
        response.headers_mut().insert("access-control-allow-headers", allow("api-key, content-type"));
        response
    }
}

fn respond(answer: &Answer, body: Body) -> Response<Body> {
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in &answer.headers {
        if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), value.parse::<HeaderValue>()) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

fn empty(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Either::Left(Full::default()));
    *response.status_mut() = status;
    response
}

fn allow_origin(response: &mut Response<Body>) {
    response.headers_mut().insert("access-control-allow-origin", HeaderValue::from_static("*"));
}

/// A body that never fails and one that does, as one.
impl From<Infallible> for Cut {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}
