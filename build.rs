//! Tells the linker what splitting needs to know, and the app whether it has flags and a map of the world.

use std::{env, path::Path};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        // Which function and which constant uses which; without it nothing can be told apart.
        println!("cargo::rustc-link-arg-bin=proxydeck=--emit-relocs");
    }
    // `cargo xtask` puts them there; a build by trunk alone may be without.
    println!("cargo::rerun-if-changed=public");
    println!("cargo::rustc-check-cfg=cfg(flags)");
    if Path::new("public/flags/LICENSE").is_file() {
        println!("cargo::rustc-cfg=flags");
    }
    println!("cargo::rustc-check-cfg=cfg(world_map)");
    if Path::new("public/world/LICENSE").is_file() {
        println!("cargo::rustc-cfg=world_map");
    }
}
