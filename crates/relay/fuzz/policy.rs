//! Any request head at all, with any body: whatever the policy lets pass is a call to one of the providers' own hosts, made by a
//! client that knows the token, from an allowed origin, to this relay's own name.

use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Uri};
use relay::{Admitted, Bases, Policy, Token};
use std::sync::LazyLock;

const TOKEN: &str = "00112233445566778899aabbccddeeff";
const BASES: [&str; 6] = [
    "https://proxy6.net/api/",
    "https://px6.me/api/",
    "https://px6.link/api/",
    "https://api.soax.com/api/",
    "https://partner.api.soax.com/v1/account/package/",
    "https://checker.soax.com/api/",
];
const ORIGINS: [&str; 3] = ["http://127.0.0.1:8787", "http://[::1]:8787", "https://user.github.io"];
const HOSTS: [&str; 3] = ["127.0.0.1:8787", "[::1]:8787", "relay.example.org"];

static POLICY: LazyLock<Policy> = LazyLock::new(|| {
    let token: Token = TOKEN.parse().expect("a token");
    let origins = ["https://user.github.io".parse().expect("an origin")];
    Policy::new(
        "127.0.0.1:8787".parse().expect("an address"),
        &origins,
        &["relay.example.org".parse().expect("a host")],
        token,
    )
});

/// A head as it would stand on the wire: a request line, header lines, an empty line, the body. `~` before a header's value stands for
/// the right value, so that mutations get past the first rule.
fn parse(data: &[u8]) -> Option<(Request<()>, &[u8])> {
    let end = data.windows(2).position(|two| two == b"\n\n").unwrap_or(data.len());
    let (head, body) = data.split_at(end);
    let mut lines = head.split(|byte| *byte == b'\n');
    let line = lines.next()?;
    let space = line.iter().position(|byte| *byte == b' ')?;
    let (method, target) = line.split_at(space);
    let mut request = Request::new(());
    *request.method_mut() = Method::from_bytes(method).ok()?;
    *request.uri_mut() = Uri::try_from(target.get(1..)?).ok()?;
    for line in lines {
        let colon = line.iter().position(|byte| *byte == b':')?;
        let (name, value) = line.split_at(colon);
        let name = HeaderName::from_bytes(name).ok()?;
        let value = match (name.as_str(), value.get(1..)?) {
            ("host", b"~") => HOSTS[0].as_bytes(),
            ("origin", b"~") => ORIGINS[0].as_bytes(),
            ("x-proxydeck-token", b"~") => TOKEN.as_bytes(),
            (_, value) => value,
        };
        request.headers_mut().append(name, HeaderValue::from_bytes(value).ok()?);
    }
    Some((request, body.get(2..).unwrap_or_default()))
}

fn only<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a [u8]> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?;
    assert!(values.next().is_none(), "{name} stands there twice");
    Some(value.as_bytes())
}

fn is_one_of(value: Option<&[u8]>, known: &[&str]) -> bool {
    value.is_some_and(|value| known.iter().any(|known| value.eq_ignore_ascii_case(known.as_bytes())))
}

/// What holds for whatever is not a file, the version or a preflight.
fn from_the_owners_page(head: &HeaderMap) {
    assert!(is_one_of(only(head, "host"), &HOSTS), "another host");
    match only(head, "origin") {
        Some(origin) => assert!(ORIGINS.iter().any(|known| known.as_bytes() == origin), "another origin"),
        None => assert_eq!(only(head, "sec-fetch-site"), Some(&b"same-origin"[..]), "no origin"),
    }
    assert_eq!(only(head, "x-proxydeck"), Some(&b"1"[..]), "no X-Proxydeck");
}

/// Panics where a request gets by that must not.
pub fn check(data: &[u8]) {
    let Some((request, body)) = parse(data) else { return };
    let (head, ()) = request.into_parts();
    let ruling = POLICY.judge(&head);
    if let Some(origin) = &ruling.origin {
        assert!(ORIGINS.iter().any(|known| origin == known), "CORS for another origin");
    }
    match ruling.verdict {
        Ok(Admitted::Call(asked)) => {
            from_the_owners_page(&head.headers);
            assert_eq!(only(&head.headers, "x-proxydeck-token"), Some(TOKEN.as_bytes()), "no token");
            let posts = asked.has_body();
            assert_eq!(posts, head.method == Method::POST);
            let Ok(outgoing) = asked.outgoing(posts.then_some(body)) else { return };
            let bases = Bases::default();
            let url = outgoing.call.url(bases.of(outgoing.call.service, outgoing.host));
            let url = url.expose();
            let base = BASES.iter().find(|base| url.starts_with(*base)).expect("one of the constants");
            let path = url[base.len()..].split('?').next().unwrap_or_default();
            assert!(path.split('/').all(|part| part != "." && part != ".."), "a path that climbs");
            assert!(path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'#' && byte != b'\\'));
            assert_eq!(
                Uri::try_from(url).expect("a URL").path(),
                format!("/{}", &url[8..].split(['?']).next().and_then(|rest| rest.split_once('/')).expect("a path").1)
            );
        }
        Ok(Admitted::Reply(..)) => {
            from_the_owners_page(&head.headers);
            assert_eq!(only(&head.headers, "x-proxydeck-token"), Some(TOKEN.as_bytes()), "no token");
        }
        Ok(Admitted::Pair(_)) => from_the_owners_page(&head.headers),
        Ok(Admitted::File(path)) => {
            assert!(path.split('/').all(|name| !name.is_empty() && !name.starts_with('.')), "{path}");
            assert!(path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte)), "{path}");
        }
        Ok(Admitted::Home(location)) => assert!(location.starts_with("http://127.0.0.1:8787/"), "{location}"),
        Ok(Admitted::Health | Admitted::Preflight) | Err(_) => {}
    }
}
