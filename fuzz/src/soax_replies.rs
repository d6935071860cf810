//! Any reply to any function: the first byte chooses the function, the second the HTTP status, the rest is the body.

use api::{Endpoint, Reply};
use soax::{
    ConnectionType, ErrorKind, Failure, checker,
    geo::{cities, isps, operators, regions},
    partner::{detach_ip, ip_list, update_ip},
};

const STATUSES: [u16; 8] = [200, 201, 401, 403, 404, 422, 429, 500];

/// Panics where a reply is not read as it should be.
pub fn check(data: &[u8]) {
    let [function, status, body @ ..] = data else { return };
    let reply = Reply::new(STATUSES[usize::from(*status) % STATUSES.len()], body);
    let country = "us".parse().expect("a country");
    let connection_type = ConnectionType::Wifi;
    match function % 8 {
        0 => read(&regions::Request { country, connection_type, provider: None }, &reply),
        1 => read(&cities::Request { country, connection_type, provider: None, region: None }, &reply),
        2 => read(&operators::Request { country, connection_type: None, region: None, city: None }, &reply),
        3 => read(&isps::Request { country, connection_type: None, region: None, city: None }, &reply),
        4 => read(&ip_list::Request, &reply),
        5 => read(&update_ip::Request { changes: vec![] }, &reply),
        6 => read(&detach_ip::Request::Slots(vec![1]), &reply),
        _ => read(&checker::Request, &reply),
    }
}

fn read<E: Endpoint<Failure = Failure>>(request: &E, reply: &Reply) {
    let Err(failure) = request.read(reply) else {
        assert!((200..300).contains(&reply.status), "a response with HTTP {}", reply.status);
        return;
    };
    let _ = (failure.to_string(), format!("{failure:?}"));
    match failure {
        Failure::Refused(refusal) => {
            assert_eq!(refusal.status, reply.status);
            let accepted = (200..300).contains(&reply.status);
            assert_eq!(refusal.kind == ErrorKind::Unsuccessful, accepted, "refused by status or by its own words");
        }
        Failure::Unreadable(unreadable) => {
            assert_eq!((unreadable.status(), unreadable.body()), (reply.status, reply.body.as_slice()));
        }
    }
}
