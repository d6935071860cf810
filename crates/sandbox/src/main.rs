//! `proxydeck-sandbox`: reads the command line, says where it listens, and serves until it is ended.

use sandbox::server::{Options, Server, USAGE, Wanted};
use std::{
    error::Error,
    io::{self, Write},
    process::ExitCode,
};

fn main() -> ExitCode {
    let outcome = match Wanted::parse(std::env::args_os().skip(1)) {
        Ok(Wanted::Help) => say(USAGE),
        Ok(Wanted::Serve(options)) => serve(options),
        Err(error) => {
            eprintln!("proxydeck-sandbox: {error}; see --help");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("proxydeck-sandbox: {error}");
            ExitCode::FAILURE
        }
    }
}

fn serve(options: Options) -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let server = Server::bind(options).await?;
        say(&format!("listening on http://{}\n", server.address()?))?;
        Ok(server.run().await?)
    })
}

fn say(text: &str) -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}
