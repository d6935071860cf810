//! Short names for what wasm asks of its JavaScript. wasm-bindgen ends each with a hash, which no compression shortens, and
//! writes it into both files.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{ImportSection, Module};
use wasmparser::{Import, ImportSectionReader, Parser};

/// What both files may go without.
type ShortNames<'a> = BTreeMap<&'a str, String>;

/// The module and its JavaScript with short names. What the script does not name once, and nothing else by that name,
/// stays as it is.
///
/// # Errors
/// Where the module cannot be read.
pub fn shorten(module: &[u8], script: &str) -> Result<(Vec<u8>, String), Error> {
    let named = times_named(script);
    let mut imported = BTreeSet::new();
    for payload in Parser::new(0).parse_all(module) {
        if let wasmparser::Payload::ImportSection(section) = payload? {
            for import in section.into_imports() {
                let import = import?;
                if is_script(&import) && named.get(import.name) == Some(&1) {
                    imported.insert(import.name);
                }
            }
        }
    }
    let free = (0..).map(short_name).filter(|name| !named.contains_key(name.as_str()));
    let names: ShortNames<'_> = imported.into_iter().zip(free).collect();

    let mut shortened = Module::new();
    Shortening(&names).parse_core_module(&mut shortened, Parser::new(0), module)?;
    let script = words(script).map(|word| names.get(word).map_or(word, String::as_str)).collect();
    Ok((shortened.finish(), script))
}

/// wasm-bindgen's own script; others are imported by what they export.
fn is_script(import: &Import<'_>) -> bool {
    import.module.ends_with("_bg.js")
}

/// `a` to `z`, then `aa` and so on.
fn short_name(mut number: u32) -> String {
    let mut name = String::new();
    loop {
        name.insert(0, char::from(b'a' + (number % 26) as u8));
        match (number / 26).checked_sub(1) {
            Some(rest) => number = rest,
            None => return name,
        }
    }
}

fn times_named(script: &str) -> HashMap<&str, u32> {
    let mut times = HashMap::new();
    for word in words(script) {
        *times.entry(word).or_default() += 1;
    }
    times
}

/// Names and what stands between them, in turn.
fn words(script: &str) -> impl Iterator<Item = &str> {
    let in_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$';
    let mut rest = script;
    std::iter::from_fn(move || {
        let begins_name = rest.chars().next().map(in_name)?;
        let end = rest.find(|letter| in_name(letter) != begins_name).unwrap_or(rest.len());
        let (word, after) = rest.split_at_checked(end)?;
        rest = after;
        Some(word)
    })
}

struct Shortening<'a>(&'a ShortNames<'a>);

impl Reencode for Shortening<'_> {
    type Error = std::convert::Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error> {
        for import in section.into_imports() {
            let import = import?;
            let name = if is_script(&import) { self.0.get(import.name) } else { None };
            let name = name.map_or(import.name, String::as_str);
            utils::parse_import(self, imports, Import { name, ..import })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, TypeSection};

    const SCRIPT: &str = r#"
function __wbg_get_imports() {
    const import0 = {
        __wbg_body_5f971cbc6950ca4f: function(a) { return a.body; },
        __wbg_twice_0000000000000001: function() { return twice("__wbg_twice_0000000000000001"); },
    };
    return { "./proxydeck_bg.js": import0, "./pages-1/pages.js": import1 };
}"#;

    fn importing(names: &[(&str, &str)]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        for (module, name) in names {
            imports.import(module, name, EntityType::Function(0));
        }
        let mut module = Module::new();
        module.section(&types).section(&imports);
        module.finish()
    }

    fn imported(module: &[u8]) -> Vec<(String, String)> {
        let mut names = Vec::new();
        for payload in Parser::new(0).parse_all(module) {
            if let wasmparser::Payload::ImportSection(section) = payload.unwrap() {
                for import in section.into_imports() {
                    let import = import.unwrap();
                    names.push((import.module.to_owned(), import.name.to_owned()));
                }
            }
        }
        names
    }

    #[test]
    fn both_files_name_an_import_alike_and_by_a_name_that_is_free() {
        let module = importing(&[
            ("./proxydeck_bg.js", "__wbg_body_5f971cbc6950ca4f"),
            ("./proxydeck_bg.js", "__wbg_twice_0000000000000001"),
            ("./proxydeck_bg.js", "__wbg_missing_000000000000000"),
            ("./pages-1/pages.js", "__wasm_split_load_home"),
        ]);
        let (module, script) = shorten(&module, SCRIPT).unwrap();
        // `a` is a parameter's name.
        assert_eq!(script, SCRIPT.replace("__wbg_body_5f971cbc6950ca4f", "b"));
        let names = imported(&module);
        let names: Vec<_> = names.iter().map(|(module, name)| (module.as_str(), name.as_str())).collect();
        assert_eq!(
            names,
            [
                ("./proxydeck_bg.js", "b"),
                ("./proxydeck_bg.js", "__wbg_twice_0000000000000001"),
                ("./proxydeck_bg.js", "__wbg_missing_000000000000000"),
                ("./pages-1/pages.js", "__wasm_split_load_home"),
            ]
        );
    }

    #[test]
    fn an_import_that_stands_twice_keeps_one_name() {
        let twice = [("./proxydeck_bg.js", "__wbg_body_5f971cbc6950ca4f"); 2];
        let (module, _) = shorten(&importing(&twice), SCRIPT).unwrap();
        assert_eq!(
            imported(&module),
            [("./proxydeck_bg.js".to_owned(), "b".to_owned()), ("./proxydeck_bg.js".to_owned(), "b".to_owned())]
        );
    }

    #[test]
    fn short_names_do_not_repeat() {
        let names: BTreeSet<_> = (0..2000).map(short_name).collect();
        assert_eq!(names.len(), 2000);
        assert_eq!(
            [short_name(0), short_name(25), short_name(26), short_name(701), short_name(702)],
            ["a", "z", "aa", "zz", "aaa"]
        );
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert!(shorten(b"not wasm", SCRIPT).is_err());
    }
}
