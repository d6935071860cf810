//! Web workers of this tab.

use super::blob::Text;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{MessageEvent, WorkerOptions, WorkerType};

/// A worker. It ends, in the middle of whatever it does, when this is dropped.
pub struct Worker {
    worker: web_sys::Worker,
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _failed: Closure<dyn FnMut()>,
}

impl Worker {
    /// Starts a module's script. `hear` is called for each message with its text and what came along; `fail` where
    /// the script does not come, or ends badly.
    pub fn start(
        script: &str,
        mut hear: impl FnMut(String, Option<Text>) + 'static,
        fail: impl FnMut() + 'static,
    ) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = web_sys::Worker::new_with_options(script, &options).ok()?;
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let Ok(parts) = event.data().dyn_into::<js_sys::Array>() else { return };
            if let Some(text) = parts.get(0).as_string() {
                hear(text, parts.get(1).dyn_into().ok().map(Text::of));
            }
        });
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        let failed = Closure::<dyn FnMut()>::new(fail);
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        Some(Self { worker, _heard: heard, _failed: failed })
    }

    /// Says something to it.
    ///
    /// # Errors
    /// What the browser said.
    pub fn say(&self, text: &str, along: &Text) -> Result<(), JsValue> {
        self.worker.post_message(&js_sys::Array::of2(&text.into(), along.as_ref()))
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
