// Starts the app. The page's policy forbids inline scripts, so trunk writes the two names into this script's own tag.
const tag = document.querySelector("script[data-js]");
const at = (name) => new URL(name, document.baseURI).href;

// Whoever brings code later finds the running app by it.
export let initSync;

// The link that the relay prints carries a one-time code (crates/relay/README.md). It leaves the address at once, and is exchanged for
// the token, which lives as long as the tab; src/transport/pairing.rs reads it there.
async function pair() {
  const code = /^#pair=([0-9a-f]{32})$/.exec(location.hash)?.[1];
  if (code === undefined) return;
  history.replaceState(null, "", location.pathname + location.search);
  try {
    const headers = { "X-Proxydeck": "1", "X-Proxydeck-Code": code };
    const answer = await fetch("/pair", { headers, cache: "no-store", redirect: "error" });
    if (answer.ok) sessionStorage.setItem(`proxydeck.token ${location.origin}`, (await answer.json()).token);
  } catch {
    // Without the token the first call says that this tab is not paired, and what to do.
  }
}
addEventListener("hashchange", pair);
const paired = pair();

// No await here: the app's script waits for this one.
import(at(tag.dataset.js)).then((app) => {
  initSync = app.initSync;
  return paired.then(() => app.default({ module_or_path: at(tag.dataset.wasm) }));
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
