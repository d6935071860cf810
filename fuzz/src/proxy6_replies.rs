//! Any reply to any method: the first byte chooses the method, the second the HTTP status, the rest is the body.

use api::{Endpoint, Reply};
use proxy6::{
    Answer, Count, Failure, Ids, Period, Protocol, ProxyId, account, buy, check, delete, getcount, getcountry,
    getprice, getproxy, ipauth, prolong, setdescr, settype,
};
use serde_json::value::RawValue;
use std::{collections::BTreeMap, fmt::Debug};

const STATUSES: [u16; 6] = [200, 400, 403, 429, 500, 503];

/// Panics where a reply is not read as it should be.
pub fn check(data: &[u8]) {
    let [method, status, body @ ..] = data else { return };
    let reply = Reply::new(STATUSES[usize::from(*status) % STATUSES.len()], body);
    let (count, period) = (Count::new(1).expect("a count"), Period::new(7).expect("a period"));
    let country = "ru".parse().expect("a country");
    let ids = Ids::from(ProxyId::new(15));
    match method % 13 {
        0 => read(&account::Request, &reply),
        1 => read(&getprice::Request { count, period, version: None }, &reply),
        2 => read(&getprice::TableRequest, &reply),
        3 => read(&getcount::Request { country, version: None }, &reply),
        4 => read(&getcountry::Request { version: None }, &reply),
        5 => read(&getproxy::Request::default(), &reply),
        6 => read(&settype::Request { ids, protocol: Protocol::Http }, &reply),
        7 => read(&setdescr::Request { target: setdescr::Target::Ids(ids), new: None }, &reply),
        8 => read(
            &buy::Request {
                count,
                period,
                country,
                version: None,
                protocol: None,
                comment: None,
                auto_prolong: false,
                nokey: false,
            },
            &reply,
        ),
        9 => read(&prolong::Request { period, ids, nokey: false }, &reply),
        10 => read(&delete::Request::Ids(ids), &reply),
        11 => read(&check::Request::Id(ProxyId::new(15)), &reply),
        _ => read(&ipauth::Request::Clear, &reply),
    }
}

fn read<E, T>(request: &E, reply: &Reply)
where
    E: Endpoint<Response = Answer<T>, Failure = Failure>,
    T: Debug + PartialEq,
{
    // Raw, for strings that are none (half a surrogate) do not make a refusal unsaid.
    let is_object = || serde_json::from_slice::<BTreeMap<String, &RawValue>>(&reply.body).is_ok();
    match request.read(reply) {
        Ok(answer) => {
            // The document gives no status a meaning beside the body's own.
            for status in STATUSES {
                let elsewhere = request.read(&Reply::new(status, reply.body.clone()));
                assert_eq!(elsewhere.as_ref(), Ok(&answer), "HTTP {status}");
            }
        }
        Err(failure) => {
            // Whoever shows a failure must not meet a panic in it.
            let _ = (failure.to_string(), format!("{failure:?}"));
            match failure {
                // "Refused" says that nothing was done: only the provider's own words may say so.
                Failure::Refused(_) => assert!(is_object(), "a refusal without words"),
                Failure::TooManyRequests { .. } => assert!(matches!(reply.status, 429 | 503) || is_object()),
                Failure::Unreadable(unreadable) => {
                    assert_eq!((unreadable.status(), unreadable.body()), (reply.status, reply.body.as_slice()));
                }
            }
        }
    }
}
