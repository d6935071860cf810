//! A tiny HTTP server that records what it was sent, byte for byte, and does what a test wants.

use std::{
    io::{BufRead, BufReader, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// What the provider does with a request.
#[derive(Clone)]
pub enum Act {
    /// Writes this, byte for byte.
    Reply(Vec<u8>),
    /// Writes this after a while.
    Late(Duration, Vec<u8>),
    /// Writes this and closes the connection.
    Cut(Vec<u8>),
    /// Never answers.
    Hang,
}

/// An answer with this body.
pub fn ok(body: &str) -> Act {
    Act::Reply(
        format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}", body.len())
            .into_bytes(),
    )
}

#[derive(Default)]
struct Record {
    requests: Mutex<Vec<(Instant, String)>>,
    connections: AtomicUsize,
}

/// The server, until the test's process ends.
pub struct Provider {
    pub address: SocketAddr,
    record: Arc<Record>,
}

impl Provider {
    /// Does this with every request.
    pub fn doing(act: Act) -> Self {
        Self::answering(move |_| act.clone())
    }

    /// Does what `act` says to a request's text.
    pub fn answering(act: impl Fn(&str) -> Act + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let record = Arc::new(Record::default());
        let (recording, act) = (record.clone(), Arc::new(act));
        thread::spawn(move || {
            for socket in listener.incoming().flatten() {
                recording.connections.fetch_add(1, Ordering::SeqCst);
                let (record, act) = (recording.clone(), act.clone());
                thread::spawn(move || converse(socket, &record, &*act));
            }
        });
        Self { address, record }
    }

    /// A provider that is away: connections to it are refused.
    pub fn away() -> Self {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        Self { address, record: Arc::default() }
    }

    /// Scheme, host and port.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Every request so far: its head's lines and its body.
    pub fn requests(&self) -> Vec<String> {
        self.record.requests.lock().unwrap().iter().map(|(_, text)| text.clone()).collect()
    }

    /// When each of them was there.
    pub fn moments(&self) -> Vec<Instant> {
        self.record.requests.lock().unwrap().iter().map(|(moment, _)| *moment).collect()
    }

    /// The request line of the only request so far.
    pub fn only_line(&self) -> String {
        let requests = self.requests();
        assert_eq!(requests.len(), 1, "{requests:?}");
        requests[0].lines().next().unwrap().to_owned()
    }

    /// How many connections were made.
    pub fn connections(&self) -> usize {
        self.record.connections.load(Ordering::SeqCst)
    }

    /// Waits until so many requests are there.
    pub fn wait_for(&self, count: usize) {
        let began = Instant::now();
        while self.requests().len() < count {
            assert!(began.elapsed() < Duration::from_secs(10), "{:?}", self.requests());
            thread::sleep(Duration::from_millis(2));
        }
    }
}

fn converse(socket: TcpStream, record: &Record, act: &dyn Fn(&str) -> Act) {
    let mut writer = socket.try_clone().unwrap();
    let mut reader = BufReader::new(socket);
    while let Some(text) = request(&mut reader) {
        record.requests.lock().unwrap().push((Instant::now(), text.clone()));
        match act(&text) {
            Act::Reply(bytes) => drop(writer.write_all(&bytes)),
            Act::Late(delay, bytes) => {
                thread::sleep(delay);
                drop(writer.write_all(&bytes));
            }
            Act::Cut(bytes) => {
                drop(writer.write_all(&bytes));
                return;
            }
            Act::Hang => thread::sleep(Duration::from_secs(60)),
        }
    }
}

fn request(reader: &mut impl BufRead) -> Option<String> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    let length = head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body).ok()?;
    Some(head + &String::from_utf8(body).unwrap())
}
