//! With the feature `embedded-app`: compresses the app's files and writes the table that src/files/embedded.rs includes. They are those
//! of `PROXYDECK_DIST`, else of the repository's `dist`.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    #[cfg(feature = "embedded-app")]
    if let Err(error) = app::embed() {
        println!("cargo::error=the app cannot be embedded: {error}; `cargo xtask build` makes it");
    }
}

#[cfg(feature = "embedded-app")]
mod app {
    use flate2::{Compression, write::GzEncoder};
    use std::{
        env,
        fmt::Write as _,
        fs,
        hash::{DefaultHasher, Hash, Hasher},
        io::{self, Write as _},
        path::{Path, PathBuf},
    };

    pub fn embed() -> io::Result<()> {
        println!("cargo::rerun-if-env-changed=PROXYDECK_DIST");
        let folder = |name| env::var_os(name).map(PathBuf::from);
        let dist = folder("PROXYDECK_DIST")
            .or_else(|| Some(folder("CARGO_MANIFEST_DIR")?.join("../../dist")))
            .ok_or_else(|| io::Error::other("cargo names no folder"))?;
        let out = folder("OUT_DIR").ok_or_else(|| io::Error::other("cargo names no folder for the output"))?;
        let dist = dist.canonicalize().map_err(|error| io::Error::other(format!("{}: {error}", dist.display())))?;
        println!("cargo::rerun-if-changed={}", dist.display());
        let mut table = String::from("static APP: &[File] = &[\n");
        for (number, path) in files(&dist, "")?.iter().enumerate() {
            let file = dist.join(path);
            println!("cargo::rerun-if-changed={}", file.display());
            let content = fs::read(&file)?;
            let mut hasher = DefaultHasher::new();
            content.hash(&mut hasher);
            let compressed = |name: &str, body: Vec<u8>| {
                let at = out.join(format!("{number}.{name}"));
                let smaller = body.len() < content.len();
                if smaller {
                    fs::write(&at, body)?;
                }
                io::Result::Ok(if smaller { format!("Some(include_bytes!({at:?}))") } else { "None".to_owned() })
            };
            let (brotli, gzip) = (compressed("br", brotli(&content)?)?, compressed("gz", gzip(&content)?)?);
            let tag = hasher.finish();
            let _ = writeln!(
                table,
                "File {{ path: {path:?}, tag: \"{tag:016x}\", identity: include_bytes!({file:?}), brotli: {brotli}, gzip: {gzip} }},"
            );
        }
        table.push_str("];\n");
        fs::write(out.join("app.rs"), table)
    }

    /// Every file's path below a folder, with slashes; without hidden ones, which are not served either.
    fn files(folder: &Path, prefix: &str) -> io::Result<Vec<String>> {
        let mut found = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().into_string().map_err(|name| io::Error::other(format!("{name:?}")))?;
            if name.starts_with('.') {
                continue;
            }
            let path = format!("{prefix}{name}");
            if entry.file_type()?.is_dir() {
                found.extend(files(&entry.path(), &format!("{path}/"))?);
            } else {
                found.push(path);
            }
        }
        found.sort();
        Ok(found)
    }

    fn brotli(content: &[u8]) -> io::Result<Vec<u8>> {
        let mut compressed = Vec::new();
        // The defaults are the best quality and the largest window that every browser reads.
        brotli::BrotliCompress(&mut &content[..], &mut compressed, &brotli::enc::BrotliEncoderParams::default())?;
        Ok(compressed)
    }

    fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(content)?;
        encoder.finish()
    }
}
