//! What a page sends, and what it sees.

use super::TOKEN;
use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

/// A page that calls the relay. Each request has a connection of its own.
#[derive(Clone)]
pub struct Page {
    address: SocketAddr,
    headers: Vec<(String, String)>,
}

/// An answer as a page sees it.
#[derive(Debug)]
pub struct Seen {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Page {
    /// The app's own page, paired, with both test keys.
    pub fn at(address: SocketAddr) -> Self {
        let headers = [
            ("Host", address.to_string()),
            ("Origin", format!("http://{address}")),
            ("X-Proxydeck", "1".to_owned()),
            ("X-Proxydeck-Token", TOKEN.to_owned()),
            ("X-Api-Key", "px6-test-key".to_owned()),
            ("X-Package-Key", "package12345".to_owned()),
        ];
        Self { address, headers: headers.map(|(name, value)| (name.to_owned(), value)).to_vec() }
    }

    /// With this header in the place of any of the same name.
    pub fn with(self, name: &str, value: &str) -> Self {
        let mut page = self.without(name);
        page.headers.push((name.to_owned(), value.to_owned()));
        page
    }

    /// With this header beside any of the same name.
    pub fn with_another(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Without this header.
    pub fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self
    }

    /// The text of a request.
    pub fn request(&self, line: &str, body: &str) -> String {
        let mut request = format!("{line} HTTP/1.1\r\nConnection: close\r\n");
        for (name, value) in &self.headers {
            request += &format!("{name}: {value}\r\n");
        }
        if !body.is_empty() {
            request += &format!("Content-Length: {}\r\n", body.len());
        }
        request + "\r\n" + body
    }

    /// Sends a request and does not wait for its answer.
    pub fn open(&self, line: &str, body: &str) -> TcpStream {
        let mut socket = TcpStream::connect(self.address).unwrap();
        socket.set_read_timeout(Some(Duration::from_secs(40))).unwrap();
        // A relay that refuses a body closes while it is still being written.
        let _ = socket.write_all(self.request(line, body).as_bytes());
        socket
    }

    /// `GET`
    pub fn get(&self, path: &str) -> Seen {
        Seen::on(self.open(&format!("GET {path}"), ""))
    }

    /// `POST` of JSON
    pub fn post(&self, path: &str, body: &str) -> Seen {
        let page = self.clone();
        let page = if page.has("Content-Type") { page } else { page.with("Content-Type", "application/json") };
        Seen::on(page.open(&format!("POST {path}"), body))
    }

    /// Any request line.
    pub fn send(&self, line: &str) -> Seen {
        Seen::on(self.open(line, ""))
    }

    fn has(&self, name: &str) -> bool {
        self.headers.iter().any(|(known, _)| known.eq_ignore_ascii_case(name))
    }
}

impl Seen {
    /// Reads the answer on a socket up to its end.
    pub fn on(mut socket: TcpStream) -> Self {
        let mut bytes = Vec::new();
        let _ = socket.read_to_end(&mut bytes);
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        let end = end.unwrap_or_else(|| panic!("no answer: {:?}", String::from_utf8_lossy(&bytes)));
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let (line, rest) = head.split_once("\r\n").unwrap();
        let header = |line: &str| {
            let (name, value) = line.split_once(": ").unwrap();
            (name.to_ascii_lowercase(), value.to_owned())
        };
        Self {
            status: line.split(' ').nth(1).unwrap().parse().unwrap(),
            headers: rest.split("\r\n").map(header).collect(),
            body: bytes[end + 4..].to_vec(),
        }
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// The word of the relay's own answer.
    pub fn word(&self) -> String {
        let body: serde_json::Value = serde_json::from_slice(&self.body).unwrap();
        body["relay"].as_str().unwrap().to_owned()
    }

    /// Status, word, and whether something was sent: the whole of a refusal.
    pub fn refusal(&self) -> (u16, String, &str) {
        (self.status, self.word(), self.header("x-proxydeck-upstream").unwrap())
    }
}
