//! `proxydeck-relay`: reads the command line, says where it listens, and runs until it is told to stop.

mod arguments;

use arguments::{Start, Wanted};
use relay::{Accounts, Relay, token_file};
use std::{
    error::Error,
    fmt,
    io::{self, Write},
    panic,
    path::Path,
    process::ExitCode,
};

fn main() -> ExitCode {
    hush_panics();
    let outcome = match arguments::parse(std::env::args_os().skip(1)) {
        Ok(Wanted::Help) => say(arguments::HELP),
        Ok(Wanted::Version) => say(concat!("proxydeck-relay ", env!("CARGO_PKG_VERSION"), "\n")),
        Ok(Wanted::Relay(start)) => run(*start),
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

/// A panic's own words quote what it stumbled over, and that may hold a key: only the place in the code is said.
fn hush_panics() {
    panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or_else(String::new, |place| format!(" at {place}"));
        // Not eprintln, which would panic where standard error is closed.
        let _ = writeln!(io::stderr(), "proxydeck-relay: a fault in the relay{place}");
    }));
}

fn say(text: &str) -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

fn run(start: Start) -> Result<(), Box<dyn Error>> {
    let Start { mut settings, token_file, accounts } = start;
    for (name, base) in settings.bases.stand_ins().filter(|(_, base)| base.is_loopback()) {
        warn(format_args!("{name} is not the provider's own but {}", base.as_str()));
    }
    let token_file = token_file.map_or_else(token_file::usual_place, Ok)?;
    let kept = token_file::read_or_draw(&token_file)?;
    if kept.was_open {
        warn_of_open(&token_file);
    }
    if let Some(file) = &accounts {
        let (accounts, was_open) = Accounts::read(file)?;
        if was_open {
            warn_of_open(file);
        }
        settings.accounts = accounts;
    }
    // One thread: a relay waits more than it works.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let outcome = runtime.block_on(async {
        let stop = stop_signal()?;
        // Whoever closed standard output does not want to know.
        let relay = Relay::bind(settings, kept.token, Box::new(|link| drop(say(&open(link))))).await?;
        let listening = format!("listening on http://{}\n", relay.address());
        let link = relay.link().map_or_else(String::new, |link| open(&link));
        say(&format!("{listening}the token is in {}\n{link}", token_file.display()))?;
        relay.run(stop).await;
        Ok(())
    });
    // A look-up of a name may hang for longer than anybody waits for the end.
    runtime.shutdown_background();
    outcome
}

/// The line with a link: each pairs one page.
fn open(link: &str) -> String {
    format!("open {link}\n")
}

fn warn(what: fmt::Arguments<'_>) {
    eprintln!("proxydeck-relay: {what}");
}

fn warn_of_open(file: &Path) {
    warn(format_args!("{}: others on this computer could read it until now; its mode is 0600 now", file.display()));
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
