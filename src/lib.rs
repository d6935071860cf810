//! The app: components, the browser, the transport. What can be tested without a browser lies in `crates/`.

mod account_in_use;
mod app;
pub mod browser;
mod effects;
mod lasting;
mod on_demand;
mod pages;
mod palette;
mod place;
mod router;
mod session;
mod strings;
pub mod transport;
mod ui;
mod unlock;

#[cfg(feature = "bench")]
pub use pages::proxies::bench as table_bench;

/// Has panics told in the console and mounts the app in place of the frame that index.html shows until then. That a panic has stopped it
/// is told by public/boot.js.
pub fn start() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(app::App);
    browser::page::remove(".skeleton");
}
