//! The sandbox as a loopback HTTP server: it holds the connections and the clock, the state machine does the rest.

mod cut_body;
mod exchange;
mod options;
mod wire;

pub use options::{NotOptions, Options, USAGE, Wanted};

use crate::{Sandbox, Settings};
use exchange::Exchange;
use hyper::{server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use std::{
    io,
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Instant, SystemTime, UNIX_EPOCH},
};
use tokio::net::TcpListener;
use wire::Wire;

/// A server that listens.
pub struct Server {
    listener: TcpListener,
    providers: Arc<Providers>,
}

/// The sandbox behind all connections, and its clock.
struct Providers {
    sandbox: Mutex<Sandbox>,
    /// Unix milliseconds when the server started.
    began: i64,
    since: Instant,
    cors: bool,
}

impl Providers {
    fn sandbox(&self) -> MutexGuard<'_, Sandbox> {
        self.sandbox.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Real milliseconds since the server started.
    fn real_millis(&self) -> i64 {
        i64::try_from(self.since.elapsed().as_millis()).unwrap_or(i64::MAX)
    }

    fn now_millis(&self) -> i64 {
        self.began.saturating_add(self.real_millis())
    }
}

impl Server {
    /// Takes the port.
    ///
    /// # Errors
    /// What the operating system says.
    pub async fn bind(options: Options) -> io::Result<Self> {
        let listener = TcpListener::bind(options.listen).await?;
        let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let system_clock = i64::try_from(since_epoch.as_millis()).unwrap_or(i64::MAX);
        let began = options.clock.unwrap_or(system_clock);
        let settings = Settings { shape: options.shape, seed: options.seed, now: began };
        let sandbox = Mutex::new(Sandbox::new(settings));
        let providers = Providers { sandbox, began, since: Instant::now(), cors: options.cors };
        Ok(Self { listener, providers: Arc::new(providers) })
    }

    /// Where it listens.
    ///
    /// # Errors
    /// What the operating system says.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Serves for ever.
    ///
    /// # Errors
    /// The operating system hands out no more connections.
    pub async fn run(self) -> io::Result<()> {
        loop {
            let (stream, peer) = self.listener.accept().await?;
            // Small answers go out at once; where that cannot be set they go out a little later.
            let _ = stream.set_nodelay(true);
            let (wire, reset) = Wire::new(stream);
            let exchange = Arc::new(Exchange { providers: Arc::clone(&self.providers), peer, reset });
            tokio::spawn(async move {
                let service = service_fn(move |request| Arc::clone(&exchange).answer(request));
                // A connection that ends in an error is one that a fault ended, or that its client gave up.
                let _ = http1::Builder::new().serve_connection(TokioIo::new(wire), service).await;
            });
        }
    }
}
