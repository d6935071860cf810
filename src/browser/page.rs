//! The document and its address.

use js_sys::Reflect;
use leptos::prelude::{request_animation_frame, set_timeout};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Document, HtmlElement, Window};

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// The hash of the page's address, with its `#`.
pub fn hash() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The address of the app with that hash: what somebody else can open.
pub fn link(hash: &str) -> String {
    let address = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let app = address.split('#').next().unwrap_or_default();
    format!("{app}{hash}")
}

/// Goes to a hash; it becomes an entry of the history.
pub fn go_to(hash: &str) {
    if let Some(window) = window() {
        // Only a sandboxed frame refuses this, and we are not framed.
        let _ = window.location().set_hash(hash);
    }
}

/// Puts a hash in place of the present one, without an entry of the history and without a change of page.
pub fn replace_hash(hash: &str) {
    let Some(history) = window().and_then(|window| Reflect::get(&window, &"history".into()).ok()) else { return };
    let Ok(replace) = Reflect::get(&history, &"replaceState".into()) else { return };
    if let Some(replace) = replace.dyn_ref::<js_sys::Function>() {
        // Browsers refuse more than a hundred of these in half a minute; the address then lags behind, which is harmless.
        let _ = replace.call3(&history, &JsValue::NULL, &"".into(), &hash.into());
    }
}

/// Calls back once what stands now is painted; at once in a tab that nobody sees, where nothing is.
pub fn after_paint(callback: impl FnOnce() + 'static) {
    if document().is_none_or(|document| document.hidden()) {
        callback();
    } else {
        // A frame's own callbacks come before its painting, what they put off after it.
        request_animation_frame(move || set_timeout(callback, Duration::ZERO));
    }
}

/// Calls back at every change of the hash, as long as the page lives.
pub fn on_hash_change(callback: impl FnMut() + 'static) {
    let closure = Closure::<dyn FnMut()>::new(callback);
    if let Some(window) = window() {
        let _ = window.add_event_listener_with_callback("hashchange", closure.as_ref().unchecked_ref());
    }
    closure.forget();
}

/// Calls back when the network is back, and when the page is looked at again, as long as the page lives.
pub fn on_return(callback: impl FnMut() + 'static) {
    let closure = Closure::<dyn FnMut()>::new(callback);
    if let Some(window) = window() {
        for event in ["online", "focus"] {
            let _ = window.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        }
    }
    closure.forget();
}

/// Calls back for every key that is pressed anywhere in the page, as long as the page lives.
pub fn on_key(callback: impl FnMut(web_sys::KeyboardEvent) + 'static) {
    let closure = Closure::<dyn FnMut(web_sys::KeyboardEvent)>::new(callback);
    if let Some(window) = window() {
        let _ = window.add_event_listener_with_callback("keydown", closure.as_ref().unchecked_ref());
    }
    closure.forget();
}

/// Asks the callback about every key that is pressed, before anything in the page hears of it, as long as the page lives. What it
/// takes goes no further.
pub fn on_key_first(takes: impl Fn(&web_sys::KeyboardEvent) -> bool + 'static) {
    let closure = Closure::<dyn Fn(web_sys::KeyboardEvent)>::new(move |event: web_sys::KeyboardEvent| {
        if takes(&event) {
            event.prevent_default();
            event.stop_propagation();
        }
    });
    if let Some(window) = window() {
        let listener = closure.as_ref().unchecked_ref();
        let _ = window.add_event_listener_with_callback_and_bool("keydown", listener, true);
    }
    closure.forget();
}

/// Scheme, host and port of the page's address.
pub fn origin() -> String {
    window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// Whether the page is served from this computer's loopback.
pub fn is_local() -> bool {
    let host = window().and_then(|window| window.location().hostname().ok()).unwrap_or_default();
    matches!(host.as_str(), "127.0.0.1" | "localhost" | "[::1]")
}

/// The host of the page's address, without a port.
pub fn host() -> String {
    window().and_then(|window| window.location().hostname().ok()).unwrap_or_default()
}

/// Whether the page is served from this computer's loopback, at the root: so does the relay.
pub fn looks_served_by_relay() -> bool {
    let path = window().and_then(|window| window.location().pathname().ok()).unwrap_or_default();
    is_local() && matches!(path.as_str(), "/" | "/index.html")
}

/// What a `<meta>` of that name says; nothing where there is none.
pub fn meta(name: &str) -> Option<String> {
    let found = document()?.query_selector(&format!("meta[name=\"{name}\"]")).ok()??;
    found.get_attribute("content").filter(|content| !content.is_empty())
}

/// The browser's language.
pub fn browser_language() -> String {
    window().and_then(|window| window.navigator().language()).unwrap_or_default()
}

/// Takes the first element that fits the selector out of the page.
pub fn remove(selector: &str) {
    if let Some(element) = document().and_then(|document| document.query_selector(selector).ok().flatten()) {
        element.remove();
    }
}

/// What the build of the app is called: the name of its script, which changes with every build.
pub fn build() -> String {
    let script = document().and_then(|document| document.query_selector("script[data-js]").ok().flatten());
    script.and_then(|script| script.get_attribute("data-js")).unwrap_or_default()
}

/// Whether the browser says that there is a network.
pub fn is_online() -> bool {
    window().is_some_and(|window| window.navigator().on_line())
}

/// What the browser calls itself.
pub fn user_agent() -> String {
    window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default()
}

/// Sets the title of the document.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets an attribute of the document's root (`lang`, `data-theme`).
pub fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute(name, value);
    }
}

/// Puts the focus on the first element that fits the selector.
pub fn focus(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found {
        // Elements of SVG take the focus in the same way, and are no HtmlElement.
        let _ = element.unchecked_into::<HtmlElement>().focus();
    }
}

/// Puts the focus on the first field that fits the selector, and a text into it as if it were typed.
pub fn type_into(selector: &str, text: &str) {
    focus(selector);
    let field = focused().and_then(|element| element.dyn_into::<web_sys::HtmlInputElement>().ok());
    if let Some(field) = field.filter(|_| !text.is_empty()) {
        field.set_value(text);
        if let Ok(event) = web_sys::Event::new("input") {
            let _ = field.dispatch_event(&event);
        }
    }
}

/// Scrolls the first element that fits the selector into sight, where it is not.
pub fn show(selector: &str) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
    if let Some(element) = document().and_then(|document| document.query_selector(selector).ok().flatten()) {
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// What has the focus; nothing where only the document has it.
pub fn focused() -> Option<web_sys::Element> {
    let focused = document()?.active_element()?;
    (focused.tag_name() != "BODY").then_some(focused)
}

/// Scrolls the window to its top.
pub fn scroll_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Bytes that nobody can guess.
pub fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    let array = js_sys::Uint8Array::new_with_length(N as u32);
    let crypto = Reflect::get(&js_sys::global(), &"crypto".into()).unwrap_or(JsValue::UNDEFINED);
    let fill =
        Reflect::get(&crypto, &"getRandomValues".into()).ok().and_then(|fill| fill.dyn_into::<js_sys::Function>().ok());
    if let Some(fill) = fill
        && fill.call1(&crypto, &array).is_ok()
    {
        array.copy_to(&mut bytes);
    }
    bytes
}
