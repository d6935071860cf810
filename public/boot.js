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

// Another page that shows this one in a frame could have its buttons pressed unseen. The header against that is not every server's
// to send, and a policy in the page cannot say it.
if (window.top !== window.self) {
  const link = document.createElement("a");
  [link.href, link.target, link.rel] = [location.href, "_blank", "noopener"];
  showNotice(
    ["Proxydeck does not run inside another page", "Proxydeck не работает внутри чужой страницы"],
    ["A page around it could have its buttons pressed unseen.", "Страница вокруг могла бы незаметно нажимать его кнопки."],
    link,
    "Open it by itself",
    "Открыть отдельно",
  );
} else {
  // No await here: the app's script waits for this one.
  import(at(tag.dataset.js))
    .then((app) => {
      initSync = app.initSync;
      return paired.then(() => app.default({ module_or_path: at(tag.dataset.wasm) }));
    })
    .catch((error) => {
      // A trap is told of below, with all that stood on the page.
      if (!(error instanceof WebAssembly.RuntimeError)) {
        const button = document.createElement("button");
        button.dataset.reload = "";
        showNotice(
          ["Proxydeck did not load", "Proxydeck не загрузился"],
          [
            "A part of it did not come: the network may be down, or a new version may just have been published. Nothing is lost.",
            "Часть файлов не пришла: возможно, нет сети или только что вышла новая версия. Ничего не потеряно.",
          ],
          button,
          "Reload",
          "Перезагрузить",
        );
      }
      throw error;
    });
}

// Without it the focus is lost now and then, as in most pages; all else works. What lost the focus before it is here is told to it then,
// and where it does not come, the next one to take the focus asks again.
let left;
const leave = (event) => (left = event);
addEventListener("focusout", leave);
addEventListener("focusin", function begin() {
  import(at("focus.js")).then(
    ({ follow }) => {
      removeEventListener("focusin", begin);
      removeEventListener("focusout", leave);
      if (left) follow(left);
      left = undefined;
    },
    () => {},
  );
});

// Marks on the root that the style sheet and the app's sentences answer to; they hold before the app runs and after it has broken.
const root = document.documentElement;
const online = () => root.toggleAttribute("data-offline", !navigator.onLine);
addEventListener("online", online);
addEventListener("offline", online);
online();

// Files for times without a network. Where the relay serves the app, it is there anyway.
const loopback = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
const workers = navigator.serviceWorker;
if (tag.dataset.worker && !loopback && workers && window.top === window.self) {
  let wanted = false;
  workers.addEventListener("controllerchange", () => wanted && location.reload());
  workers.register(at(tag.dataset.worker)).then(
    (registration) => {
      // There is something to offer where a version waits beside the one in use.
      const look = () => root.toggleAttribute("data-update", registration.waiting !== null && workers.controller !== null);
      const follow = () => registration.installing?.addEventListener("statechange", look);
      registration.addEventListener("updatefound", follow);
      follow();
      look();
      document.addEventListener("click", (event) => {
        if (event.target instanceof Element && event.target.closest("[data-update-now]")) {
          wanted = true;
          registration.waiting?.postMessage("proxydeck update");
        }
      });
    },
    // The browser keeps nothing here, as in some private windows: the app works all the same.
    () => {},
  );
}

// After a panic, which ends in a trap, or an exhausted stack nothing in this tab can be relied on. No Rust code runs any more:
// the banner is shown, and its button served, from here.
let fault = "";
const check = (error) => {
  if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
    fault ||= `${error.name}: ${error.message}\n${error.stack ?? ""}`;
    root.dataset.broken = "";
  }
};
// What helps to find the fault. Of the address the page's name alone; long words may be keys.
const report = () =>
  [
    `Proxydeck ${tag.dataset.js}`,
    `page: ${/^#?\/?(\w*)/.exec(location.hash)[1] || "home"}`,
    `language: ${root.lang}, online: ${navigator.onLine}`,
    navigator.userAgent,
    fault.replace(/(?<![\w/.-])[\w~+=-]{16,}(?![\w.-])/g, "…"),
  ].join("\n");
addEventListener("error", (event) => check(event.error));
addEventListener("unhandledrejection", (event) => check(event.reason));
document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  if (event.target.closest("[data-reload]")) location.reload();
  const copy = event.target.closest("[data-report]");
  // The browser may refuse: then the text is shown, to be selected.
  if (copy) navigator.clipboard.writeText(report()).then(() => (copy.textContent = "✓"), () => alert(report()));
});
