//! Entry of what `cargo xtask bench grid` measures; no part of the app.

fn main() {
    proxydeck::table_bench::start();
}
