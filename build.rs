//! Tells the linker what splitting needs to know.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        // Which function and which constant uses which; without it nothing can be told apart.
        println!("cargo::rustc-link-arg-bin=proxydeck=--emit-relocs");
    }
}
