//! Panic hook and mount; the app itself is the library.

fn main() {
    proxydeck::start();
}
