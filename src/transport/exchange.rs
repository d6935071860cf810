//! One HTTP exchange by fetch.

use crate::browser::local_network;
use api::{Method, Reply};
use gloo_net::http::{Request, RequestBuilder, Response};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestCache, RequestCredentials, RequestRedirect};

/// Gives the fetch up when dropped before it ended: a call cancelled by a person, or past its time.
struct Abort(Option<AbortController>);

impl Drop for Abort {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

/// fetch gave no answer, and the browser does not say why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoAnswer;

/// An answer with the headers that we read.
pub struct Answer {
    pub reply: Reply,
    /// `X-Proxydeck-Upstream`
    pub upstream: Option<String>,
}

/// Sends once. A redirect is refused: it would carry the key to another address.
///
/// # Errors
/// [`NoAnswer`].
pub async fn exchange(
    method: Method,
    url: &str,
    headers: &[(&str, &str)],
    body: Option<&str>,
) -> Result<Answer, NoAnswer> {
    let controller = AbortController::new().ok();
    let signal = controller.as_ref().map(AbortController::signal);
    let mut abort = Abort(controller);
    let method = match method {
        Method::Get => gloo_net::http::Method::GET,
        Method::Post => gloo_net::http::Method::POST,
    };
    let mut request = RequestBuilder::new(url)
        .method(method)
        .cache(RequestCache::NoStore)
        .credentials(RequestCredentials::Omit)
        .redirect(RequestRedirect::Error)
        .abort_signal(signal.as_ref());
    for (name, value) in headers {
        request = request.header(name, value);
    }
    let request = match body {
        Some(body) => request.header("content-type", "application/json").body(body),
        None => request.build(),
    };
    let response = send(request.map_err(|_| NoAnswer)?, url).await?;
    let answer = read(&response).await;
    abort.0 = None;
    answer
}

async fn send(request: Request, url: &str) -> Result<Response, NoAnswer> {
    let Some(announcement) = local_network::announcement(url) else {
        return request.send().await.map_err(|_| NoAnswer);
    };
    let window = web_sys::window().ok_or(NoAnswer)?;
    let fetched = window.fetch_with_request_and_init(&request.into(), &announcement);
    let response = JsFuture::from(fetched).await.map_err(|_| NoAnswer)?;
    Ok(response.unchecked_into::<web_sys::Response>().into())
}

async fn read(response: &Response) -> Result<Answer, NoAnswer> {
    let headers = response.headers();
    let retry_after = headers.get("retry-after").and_then(|seconds| seconds.trim().parse().ok());
    let upstream = headers.get("x-proxydeck-upstream");
    let body = response.binary().await.map_err(|_| NoAnswer)?;
    Ok(Answer { reply: Reply { status: response.status(), body, retry_after }, upstream })
}
