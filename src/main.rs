//! Mounts the app, which itself is the library.

fn main() {
    proxydeck::start();
}
