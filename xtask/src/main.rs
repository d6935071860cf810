//! What a person types: `cargo xtask serve`, `cargo xtask test` and what they are made of.

mod app;
mod arguments;
mod bench;
mod error;
mod flags;
mod folder;
mod lock_file;
mod minify;
mod precache;
mod process;
mod programs;
mod progress;
mod prove;
mod relay_origin;
mod serve;
mod setup;
mod size;
mod split;
mod test;
mod workspace;
mod world_map;

use std::process::ExitCode;

use arguments::Task;
use error::Error;
use setup::Tools;
use workspace::Workspace;

fn main() -> ExitCode {
    let done =
        if split::is_called() { split::run() } else { arguments::parse(lexopt::Parser::from_env()).and_then(perform) };
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> Result<ExitCode, Error> {
    match task {
        Task::Help => progress::line(arguments::HELP),
        Task::BenchRelay => bench::relay(&Workspace::find()?)?,
        Task::Build => {
            let workspace = Workspace::find()?;
            let tools = Tools::install(&workspace)?;
            app::build(&workspace, &tools, app::Profile::Release)?;
            progress::say(format_args!("the app is in {}", workspace.dist().display()));
        }
        Task::RelayOrigin(build) => relay_origin::allow(&build)?,
        Task::Release => {
            let workspace = Workspace::find()?;
            let tools = Tools::install(&workspace)?;
            app::build(&workspace, &tools, app::Profile::Release)?;
            let relay = programs::relay_with_app(&workspace)?;
            progress::say(format_args!("the relay with the app in it is {}", relay.display()));
        }
        Task::Serve(options) => serve::serve(&Workspace::find()?, &options)?,
        Task::Size => size::print(&Workspace::find()?)?,
        Task::ProveCoverage => return prove::coverage::prove(&Workspace::find()?),
        Task::ProveFuzz(options) => return prove::fuzz::prove(&Workspace::find()?, &options),
        Task::ProveMoney(options) => return prove::money(&Workspace::find()?, &options),
        Task::ProveMutants(options) => return prove::mutants::prove(&Workspace::find()?, &options),
        Task::ProvePages => return prove::pages::prove(&Workspace::find()?),
        Task::ProveSoak(options) => return prove::soak::prove(&Workspace::find()?, &options),
        Task::BenchConnection => bench::connection(&Workspace::find()?)?,
        Task::BenchStartup => bench::startup(&Workspace::find()?)?,
        Task::BenchLighthouse => bench::lighthouse(&Workspace::find()?)?,
        Task::BenchLatency => bench::latency(&Workspace::find()?)?,
        Task::BenchGrid => bench::grid(&Workspace::find()?)?,
        Task::Test(selection) => return test::run(&Workspace::find()?, &selection),
    }
    Ok(ExitCode::SUCCESS)
}
