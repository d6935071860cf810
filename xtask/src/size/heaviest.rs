//! What the app's code is made of: the crates and functions that weigh most, as the linker put them together. What wasm-opt makes of
//! it is smaller and has no names any more.

use std::collections::BTreeMap;

use rustc_demangle::demangle;
use wasmparser::{BinaryReaderError, KnownCustom, Name, Parser, Payload};

/// Bytes by name, the heaviest first.
pub type Weights = Vec<(String, usize)>;

/// The bytes of a module's functions, by crate and by function.
#[derive(Debug, PartialEq, Eq)]
pub struct Heaviest {
    /// A function that is generic over another crate's types counts where it was written.
    pub crates: Weights,
    /// Copies of a generic function under one name.
    pub functions: Weights,
}

/// Weighs the functions of a module that still has its names.
///
/// # Errors
/// Where the module cannot be read.
pub fn weigh(module: &[u8]) -> Result<Heaviest, BinaryReaderError> {
    let (mut imported, mut sizes, mut names) = (0_usize, Vec::new(), BTreeMap::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += usize::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => sizes.push(body.as_bytes().len()),
            Payload::CustomSection(section) => {
                let KnownCustom::Name(section) = section.as_known() else { continue };
                for part in section {
                    let Name::Function(functions) = part? else { continue };
                    for naming in functions {
                        let naming = naming?;
                        names.insert(usize::try_from(naming.index).unwrap_or(usize::MAX), naming.name);
                    }
                }
            }
            _ => {}
        }
    }
    let (mut crates, mut functions) = (BTreeMap::new(), BTreeMap::new());
    for (index, size) in sizes.into_iter().enumerate() {
        let name = names.get(&(imported + index)).copied().unwrap_or("(without a name)");
        // Without the hash that tells copies apart.
        let name = format!("{:#}", demangle(name));
        *crates.entry(crate_of(&name).to_owned()).or_default() += size;
        *functions.entry(name).or_default() += size;
    }
    Ok(Heaviest { crates: heaviest_first(crates), functions: heaviest_first(functions) })
}

fn heaviest_first(weights: BTreeMap<String, usize>) -> Weights {
    let mut weights: Weights = weights.into_iter().collect();
    weights.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    weights
}

/// `core` of `core::fmt::write`, and `leptos` of `<leptos::view::View<T> as core::ops::drop::Drop>::drop`.
fn crate_of(name: &str) -> &str {
    let name = name.trim_start_matches(['<', '&', '*', '[', '(']);
    let name = ["mut ", "const ", "dyn "].iter().fold(name, |name, word| name.strip_prefix(word).unwrap_or(name));
    match name.split_once("::") {
        Some((first, _)) if first.chars().all(|letter| letter.is_alphanumeric() || letter == '_') => first,
        _ => "(others)",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        CodeSection, EntityType, Function, FunctionSection, ImportSection, Module, NameMap, NameSection, TypeSection,
    };

    /// A module with one import, and functions of so many instructions that do nothing.
    fn module(functions: &[(&str, usize)]) -> Vec<u8> {
        let (mut types, mut imports, mut declared) = (TypeSection::new(), ImportSection::new(), FunctionSection::new());
        let (mut code, mut by_index, mut names) = (CodeSection::new(), NameMap::new(), NameSection::new());
        types.ty().function([], []);
        imports.import("script", "first", EntityType::Function(0));
        for (index, (name, instructions)) in (1..).zip(functions) {
            declared.function(0);
            let mut body = Function::new([]);
            (0..*instructions).for_each(|_| {
                body.instructions().nop();
            });
            body.instructions().end();
            code.function(&body);
            by_index.append(index, name);
        }
        names.functions(&by_index);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&declared).section(&code).section(&names);
        module.finish()
    }

    #[test]
    fn functions_are_weighed_by_crate_and_by_name() {
        let module = module(&[
            ("_ZN4core3fmt5write17h0123456789abcdefE", 10),
            ("_ZN60_$LT$leptos..view..View$u20$as$u20$core..ops..drop..Drop$GT$4drop17h0123456789abcdefE", 30),
            ("_ZN60_$LT$leptos..view..View$u20$as$u20$core..ops..drop..Drop$GT$4drop17hfedcba9876543210E", 30),
            ("memcpy", 5),
        ]);
        // Each body has two bytes besides: how many locals, and its end.
        let named = |weights: &[(&str, usize)]| -> Weights {
            weights.iter().map(|(name, size)| ((*name).to_owned(), *size)).collect()
        };
        assert_eq!(
            weigh(&module).unwrap(),
            Heaviest {
                crates: named(&[("leptos", 64), ("core", 12), ("(others)", 7)]),
                functions: named(&[
                    ("<leptos::view::View as core::ops::drop::Drop>::drop", 64),
                    ("core::fmt::write", 12),
                    ("memcpy", 7),
                ]),
            }
        );
    }

    #[test]
    fn crates_of_names() {
        for (name, its_crate) in [
            ("core::ptr::drop_in_place<alloc::string::String>", "core"),
            ("<&mut serde_json::Deserializer<R> as serde::Deserializer>::deserialize_map", "serde_json"),
            ("<dyn core::any::Any>::is", "core"),
            ("[closure]", "(others)"),
            ("__wbindgen_malloc", "(others)"),
        ] {
            assert_eq!(crate_of(name), its_crate, "{name}");
        }
    }
}
