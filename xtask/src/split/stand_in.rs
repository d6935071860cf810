//! What trunk runs as `wasm-bindgen`: divides, calls the real one with the core, and shortens the names it wrote.

use std::collections::{BTreeSet, HashMap};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::num::NonZero;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::thread;

use serde_json::json;
use wasm_split_cli_support::{Options, transform};

use super::import_names;
use super::packs::{self, Packs};
use crate::error::Error;
use crate::process;
use crate::setup::BINARYEN;

/// The name that trunk calls.
pub const NAME: &str = "wasm-bindgen";
/// Tells where the pages' files go, in the environment.
pub const FOLDER: &str = "PROXYDECK_PAGES";

/// What stands before the list of files in what brings them.
pub const FILES: &str = "const FILES = ";
/// The same without a list, as it stands here.
const SCRIPT: &str = include_str!("pages.js");
/// What trunk names the app; the worker is not divided.
const APP: &str = "--out-name=proxydeck";
/// What optimises parts.
const OPTIMISE: &str = include_str!("optimise.mjs");

/// Whether this process was started under the other name.
pub fn is_called() -> bool {
    env::args_os().next().is_some_and(|program| Path::new(&program).file_stem().is_some_and(|name| name == NAME))
}

/// Does what trunk asked of wasm-bindgen.
///
/// # Errors
/// Those of dividing; the real one speaks for itself.
pub fn run() -> Result<ExitCode, Error> {
    let mut arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let is_app = arguments.iter().any(|argument| argument == APP);
    let input =
        arguments.iter_mut().find(|argument| Path::new(argument).extension().is_some_and(|kind| kind == "wasm"));
    if let (Some(input), Some(into), true) = (input, env::var_os(FOLDER), is_app) {
        *input = divide(Path::new(input), Path::new(&into))?.into();
        // The pages' files put their functions into the table that it otherwise keeps to itself.
        arguments.push("--keep-lld-exports".into());
    }
    let written = written(&arguments);
    let mut real = Command::new(real()?);
    process::run(real.args(arguments))?;
    if let Some((module, script)) = written {
        shorten(&module, &script)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// What the real one writes: the module and its script. Nothing where it is asked for something else than trunk asks for.
fn written(arguments: &[OsString]) -> Option<(PathBuf, PathBuf)> {
    let value = |option: &str| arguments.iter().find_map(|argument| argument.to_str()?.strip_prefix(option));
    let (folder, name) = (Path::new(value("--out-dir=")?), value("--out-name=")?);
    Some((folder.join(format!("{name}_bg.wasm")), folder.join(format!("{name}.js"))))
}

fn shorten(module: &Path, script: &Path) -> Result<(), Error> {
    let wasm = fs::read(module).map_err(Error::file("read", module))?;
    let text = fs::read_to_string(script).map_err(Error::file("read", script))?;
    let problem = |error| Error::Content { path: module.to_owned(), problem: format!("cannot be read: {error}") };
    let (wasm, text) = import_names::shorten(&wasm, &text).map_err(problem)?;
    fs::write(module, wasm).map_err(Error::file("write", module))?;
    fs::write(script, text).map_err(Error::file("write", script))
}

/// The next of this name on the PATH.
fn real() -> Result<PathBuf, Error> {
    let this = env::current_exe().and_then(fs::canonicalize).map_err(Error::file("find", NAME))?;
    process::all_on_path(NAME)
        .find(|program| fs::canonicalize(program).is_ok_and(|program| program != this))
        .ok_or_else(|| Error::Usage(format!("there is no {NAME} on the PATH")))
}

/// Writes the core beside the input and returns its path; the pages' files go into a folder of `into`.
fn divide(input: &Path, into: &Path) -> Result<PathBuf, Error> {
    let wasm = fs::read(input).map_err(Error::file("read", input))?;
    let parts = input.with_extension("parts");
    let name = format!("pages-{:016x}", fingerprint(&wasm));
    // The library writes its own script there, which this program's takes the place of.
    let folder = parts.join(&name);
    fs::create_dir_all(&folder).map_err(Error::file("create", &folder))?;

    let core = parts.join("core.wasm");
    let script = format!("./{name}/{}", super::SCRIPT);
    let mut options = Options::new(&wasm);
    options.output_dir = &parts;
    options.main_out_path = &core;
    options.link_name = &script;
    let problem = |error| Error::Content { path: input.to_owned(), problem: format!("cannot be divided: {error:#}") };
    let divided = transform(options).map_err(problem)?;

    let folder = into.join(&name);
    let script = folder.join(super::SCRIPT);
    // The script is written last: where it is, the last build was of the same code, and all of it is there.
    if !script.is_file() {
        super::empty(into)?;
        fs::create_dir_all(&folder).map_err(Error::file("create", &folder))?;
        let optimised = parts.join("optimised");
        super::empty(&optimised)?;
        fs::create_dir_all(&optimised).map_err(Error::file("create", &optimised))?;
        optimise(&divided.split_modules, &optimised)?;
        let packs = packs::plan(&divided.prefetch_map, &sizes(&optimised)?);
        write_files(&packs, &optimised, &folder)?;
        fs::write(&script, script_for(&packs)).map_err(Error::file("write", script))?;
    }
    Ok(core)
}

/// Tells one build from the next, so that no browser mixes the files of two: of all that makes the files, for the relay has browsers
/// keep them for ever.
fn fingerprint(wasm: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    (wasm, OPTIMISE, BINARYEN, SCRIPT, include_str!("packs.rs")).hash(&mut hasher);
    hasher.finish()
}

/// Optimises the parts into a folder, in as many processes as there are processors.
fn optimise(parts: &[PathBuf], folder: &Path) -> Result<(), Error> {
    let binaryen = process::on_path(&["wasm-opt"])
        .and_then(|program| Some(program.parent()?.parent()?.join("index.js")))
        .ok_or_else(|| Error::Usage("there is no wasm-opt on the PATH".to_owned()))?;
    let node = process::on_path(&["node"]).ok_or_else(|| Error::Usage("there is no node on the PATH".to_owned()))?;
    let script = folder.with_extension("mjs");
    fs::write(&script, OPTIMISE).map_err(Error::file("write", &script))?;

    let processes = thread::available_parallelism().map_or(1, NonZero::get);
    let work = |first: usize| {
        let parts: Vec<_> = parts.iter().skip(first).step_by(processes).collect();
        let order = folder.with_extension(format!("{first}.json"));
        fs::write(&order, json!({ "binaryen": &binaryen, "folder": folder, "parts": parts }).to_string())
            .map_err(Error::file("write", &order))?;
        // It has much to say about a section that it does not know and drops.
        process::run_quietly(Command::new(&node).arg(&script).arg(&order), |_| {})
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..processes).map(|first| scope.spawn(move || work(first))).collect();
        // A worker that panicked has said why.
        workers.into_iter().try_for_each(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic)))
    })
}

/// The sizes of a folder's modules by their names, in bytes.
fn sizes(folder: &Path) -> Result<HashMap<String, u64>, Error> {
    let mut sizes = HashMap::new();
    for entry in fs::read_dir(folder).map_err(Error::file("read", folder))? {
        let entry = entry.map_err(Error::file("read", folder))?;
        let size = entry.metadata().map_err(Error::file("read", entry.path()))?.len();
        if let Some(name) = entry.path().file_stem().and_then(|name| name.to_str()) {
            sizes.insert(name.to_owned(), size);
        }
    }
    Ok(sizes)
}

fn write_files(packs: &Packs, parts: &Path, folder: &Path) -> Result<(), Error> {
    let read = |name: &String| {
        let path = parts.join(format!("{name}.wasm"));
        fs::read(&path).map_err(Error::file("read", path))
    };
    let files: BTreeSet<_> = packs.files.values().flatten().collect();
    for file in files {
        let content = match packs.parts.get(file) {
            None => read(file)?,
            Some(names) => {
                let contents = names.iter().map(read).collect::<Result<Vec<_>, _>>()?;
                packs::pack(names.iter().map(String::as_str).zip(contents.iter().map(Vec::as_slice)))
            }
        };
        let path = folder.join(format!("{file}.wasm"));
        fs::write(&path, content).map_err(Error::file("write", path))?;
    }
    Ok(())
}

fn script_for(packs: &Packs) -> String {
    let mut script = SCRIPT.replace(&format!("{FILES}{{}};"), &format!("{FILES}{};", json!(packs.files)));
    for pages in packs.files.keys() {
        script.push_str(&format!("export const __wasm_split_load_{pages} = loader(\"{pages}\");\n"));
    }
    script
}

#[cfg(test)]
mod tests {
    use super::super::files_of;
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn the_script_lists_every_page_s_files_and_offers_a_loader_for_each() {
        let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let script = script_for(&Packs {
            files: BTreeMap::from([
                ("proxies".to_owned(), list(&["shared", "split_proxies"])),
                ("convert_journal".to_owned(), list(&["split_convert_journal"])),
            ]),
            parts: BTreeMap::from([("shared".to_owned(), list(&["chunk_7"]))]),
        });
        assert_eq!(files_of(&script, "journal"), ["split_convert_journal.wasm"]);
        assert_eq!(files_of(&script, "proxies"), ["shared.wasm", "split_proxies.wasm"]);
        assert_eq!(files_of(&script, "prox"), [""; 0]);
        for pages in ["proxies", "convert_journal"] {
            let loader = format!("export const __wasm_split_load_{pages} = loader(\"{pages}\");");
            assert!(script.lines().any(|line| line == loader), "{script}");
        }
    }
}
