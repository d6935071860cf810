//! The app: components, the browser, the transport. What can be tested without a browser lies in `crates/`.

mod app;
pub mod browser;
mod on_demand;
mod pages;
mod place;
mod router;
mod session;
pub mod transport;
mod ui;

/// Sets the panic hook and mounts the app.
pub fn start() {
    app::guard_against_panics();
    leptos::mount::mount_to_body(app::App);
}
