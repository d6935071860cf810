//! `proxydeck-relay`: reads the command line, says where it listens, and runs until it is told to stop.

mod arguments;

use arguments::Wanted;
use relay::{Relay, Settings};
use std::{
    error::Error,
    io::{self, Write},
    process::ExitCode,
};

fn main() -> ExitCode {
    let outcome = match arguments::parse(std::env::args_os().skip(1)) {
        Ok(Wanted::Help) => say(arguments::HELP),
        Ok(Wanted::Version) => say(concat!("proxydeck-relay ", env!("CARGO_PKG_VERSION"), "\n")),
        Ok(Wanted::Relay(settings)) => run(*settings),
        Err(error) => {
            eprintln!("proxydeck-relay: {error}; see --help");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("proxydeck-relay: {error}");
            ExitCode::FAILURE
        }
    }
}

fn say(text: &str) -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

fn run(settings: Settings) -> Result<(), Box<dyn Error>> {
    for (name, base) in settings.bases.stand_ins().filter(|(_, base)| base.is_loopback()) {
        eprintln!("proxydeck-relay: {name} is not the provider's own but {}", base.as_str());
    }
    // One thread: a relay waits more than it works.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let outcome = runtime.block_on(async {
        let stop = stop_signal()?;
        let relay = Relay::bind(settings).await?;
        say(&format!("listening on http://{}\n", relay.address()))?;
        relay.run(stop).await;
        Ok(())
    });
    // A look-up of a name may hang for longer than anybody waits for the end.
    runtime.shutdown_background();
    outcome
}

#[cfg(unix)]
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
