// Starts the app. The page's policy forbids inline scripts, so trunk writes the two names into this script's own tag.
const tag = document.querySelector("script[data-js]");
const at = (name) => new URL(name, document.baseURI).href;

// Whoever brings code later finds the running app by it.
export let initSync;

// No await here: the app's script waits for this one.
import(at(tag.dataset.js)).then((app) => {
  initSync = app.initSync;
  return app.default({ module_or_path: at(tag.dataset.wasm) });
});

// After a panic, which ends in a trap, or an exhausted stack nothing in this tab can be relied on. No Rust code runs any more:
// the banner is shown, and its button served, from here.
const check = (error) => {
  if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) document.documentElement.dataset.broken = "";
};
addEventListener("error", (event) => check(event.error));
addEventListener("unhandledrejection", (event) => check(event.reason));
document.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-reload]")) location.reload();
});
