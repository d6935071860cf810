//! Files for the browser out of the many small parts that dividing leaves. What a quarter of the pages need is one file, what else a page
//! shares with some is another, and its own code a third: three requests in place of a hundred, and what is alike compresses together.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::json;
use wasm_encoder::{CustomSection, Module};

/// What a quarter of the pages need.
const SHARED: &str = "shared";

/// Which files a page needs, and what is in those that hold several parts.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Packs {
    /// By page; its own is the last.
    pub files: BTreeMap<String, Vec<String>>,
    /// The names of the parts, by file. Other files are a part themselves.
    pub parts: BTreeMap<String, Vec<String>>,
}

/// Plans the files. `needed` names the parts by page, its own last; `sizes` are theirs, in bytes.
pub fn plan(needed: &HashMap<String, Vec<String>>, sizes: &HashMap<String, u64>) -> Packs {
    let shared_parts = |parts: &[String]| parts.split_last().map_or(Vec::new(), |(_, shared)| shared.to_vec());
    let mut pages_of: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (page, parts) in needed {
        for part in shared_parts(parts) {
            pages_of.entry(part).or_default().insert(page);
        }
    }
    let quarter = needed.len().div_ceil(4);
    let by_quarter = |part: &String| pages_of.get(part).is_some_and(|pages| pages.len() >= quarter);
    let size = |parts: &[String]| parts.iter().filter_map(|part| sizes.get(part)).sum::<u64>();
    let common: Vec<_> = pages_of.keys().filter(|part| by_quarter(part)).cloned().collect();
    let mut packs = Packs::default();
    for (page, parts) in needed {
        let (mut shared, mut rest): (Vec<_>, Vec<_>) = shared_parts(parts).into_iter().partition(by_quarter);
        // Whoever needs less than three fifths of it takes that along instead.
        if size(&shared) * 5 < size(&common) * 3 {
            rest.append(&mut shared);
        }
        let mut files = Vec::new();
        if !shared.is_empty() {
            files.push(SHARED.to_owned());
        }
        if !rest.is_empty() {
            let file = format!("with_{page}");
            files.push(file.clone());
            packs.parts.insert(file, rest);
        }
        files.extend(parts.last().cloned());
        packs.files.insert(page.clone(), files);
    }
    if !common.is_empty() {
        packs.parts.insert(SHARED.to_owned(), common);
    }
    packs
}

/// The section that lists the others of a file.
const LIST: &str = "parts";

/// Several parts in one file: an empty module with a custom section for each, since every server knows what WebAssembly is, and
/// every browser takes such sections out again. The first lists the names of the others.
pub fn pack<'parts>(parts: impl IntoIterator<Item = (&'parts str, &'parts [u8])>) -> Vec<u8> {
    let parts: Vec<_> = parts.into_iter().collect();
    let names: Vec<_> = parts.iter().map(|(name, _)| *name).collect();
    let mut module = Module::new();
    module.section(&CustomSection { name: LIST.into(), data: json!(names).to_string().into_bytes().into() });
    for (name, content) in parts {
        module.section(&CustomSection { name: name.into(), data: content.into() });
    }
    module.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasmparser::{Parser, Payload};

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn what_a_quarter_of_the_pages_need_is_one_file_and_what_else_a_page_shares_another() {
        let needed = HashMap::from([
            ("buy".to_owned(), names(&["chunk_1", "chunk_2", "chunk_3", "split_buy"])),
            ("home".to_owned(), names(&["chunk_1", "chunk_2", "chunk_3", "split_home"])),
            ("journal".to_owned(), names(&["chunk_1", "chunk_3", "split_journal"])),
            ("keys".to_owned(), names(&["chunk_3", "split_keys"])),
            ("convert".to_owned(), names(&["split_convert"])),
            ("palette".to_owned(), names(&["split_palette"])),
            ("qr".to_owned(), names(&["split_qr"])),
            ("settings".to_owned(), names(&["split_settings"])),
            ("vault".to_owned(), names(&["split_vault"])),
        ]);
        let sizes =
            [("chunk_1", 1_000), ("chunk_2", 1_000), ("chunk_3", 10)].map(|(name, size)| (name.to_owned(), size));
        let packs = plan(&needed, &HashMap::from(sizes));
        let list = |entries: &[(&str, &[&str])]| -> BTreeMap<String, Vec<String>> {
            entries.iter().map(|(name, list)| ((*name).to_owned(), names(list))).collect()
        };
        assert_eq!(
            packs,
            Packs {
                files: list(&[
                    ("buy", &["shared", "with_buy", "split_buy"]),
                    ("convert", &["split_convert"]),
                    ("home", &["shared", "with_home", "split_home"]),
                    ("journal", &["shared", "split_journal"]),
                    ("keys", &["with_keys", "split_keys"]),
                    ("palette", &["split_palette"]),
                    ("qr", &["split_qr"]),
                    ("settings", &["split_settings"]),
                    ("vault", &["split_vault"]),
                ]),
                parts: list(&[
                    ("shared", &["chunk_1", "chunk_3"]),
                    ("with_buy", &["chunk_2"]),
                    ("with_home", &["chunk_2"]),
                    ("with_keys", &["chunk_3"])
                ]),
            }
        );
    }

    #[test]
    fn every_part_can_be_taken_out_again() {
        let packed = pack([("chunk_1", &b"one"[..]), ("chunk_2", b"")]);
        let mut found = Vec::new();
        for payload in Parser::new(0).parse_all(&packed) {
            if let Payload::CustomSection(section) = payload.unwrap() {
                found.push((section.name().to_owned(), section.data().to_vec()));
            }
        }
        let list = ("parts".to_owned(), br#"["chunk_1","chunk_2"]"#.to_vec());
        assert_eq!(found, [list, ("chunk_1".to_owned(), b"one".to_vec()), ("chunk_2".to_owned(), Vec::new())]);
    }
}
