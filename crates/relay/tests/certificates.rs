//! Over TLS, only who the bundled roots vouch for is told anything.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test's failure"
)]

mod stage;

use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::{ServerConfig, ServerConnection, StreamOwned, crypto::ring, pki_types::PrivatePkcs8KeyDer};
use stage::{Provider, Stage, refused, settings};
use std::{
    io::Read,
    net::{SocketAddr, TcpListener},
    sync::Arc,
    thread::{self, JoinHandle},
};

/// A server with a certificate that it made itself; what the one client that it waits for says to it.
fn impostor() -> (SocketAddr, JoinHandle<Vec<u8>>) {
    let CertifiedKey { cert, signing_key } = generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![cert.der().clone()], PrivatePkcs8KeyDer::from(signing_key.serialize_der()).into())
        .unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let told = thread::spawn(move || {
        let tls = ServerConnection::new(Arc::new(config)).unwrap();
        let mut told = vec![0; 4096];
        let length = StreamOwned::new(tls, listener.accept().unwrap().0).read(&mut told).unwrap_or(0);
        told.truncate(length);
        told
    });
    (address, told)
}

#[test]
fn whoever_is_not_the_provider_is_told_nothing() {
    for path in ["/px6/account", "/px6/buy?count=1&period=30&country=ru"] {
        let (address, told) = impostor();
        let mut settings = settings(&Provider::away());
        settings.bases.replace(api::Service::Proxy6, format!("https://{address}").parse().unwrap());
        let seen = Stage::start(settings).page().get(path);
        assert_eq!(seen.refusal(), refused(502, "unreachable", "unsent"));
        assert_eq!(told.join().unwrap(), b"");
    }
}
