// Keeps the app's files for times without a network. Only these: whatever goes to a provider or a relay passes by.
const VERSION = "";
const FILES = [];

const PREFIX = "proxydeck.files.";
// Which page or worker was loaded from which version: it gets all its files from that one, whatever was published since.
const LOADED = "proxydeck.loaded";
const at = (name) => new URL(name, self.registration.scope).href;
const known = new Set(FILES.map(at));

self.addEventListener("install", (event) => {
  // Not from the browser's own cache, which may hold files of another version under the same name.
  const store = async () => (await caches.open(PREFIX + VERSION)).addAll(FILES.map((name) => new Request(at(name), { cache: "reload" })));
  event.waitUntil(store());
});

self.addEventListener("activate", (event) => event.waitUntil(sweep()));

// A new version waits until the person wants it.
self.addEventListener("message", (event) => {
  if (event.data === "proxydeck update") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const url = new URL(request.url);
  url.hash = "";
  if (request.mode === "navigate") {
    if (url.href === at("") || url.href === at("index.html")) event.respondWith(navigate(event));
  } else if (known.has(url.href) || /-[0-9a-f]{8,16}[_.\/]/.test(url.pathname)) {
    event.respondWith(serve(event, url.href));
  }
});

async function navigate(event) {
  await remember(event.resultingClientId, VERSION);
  return (await find(VERSION, at("index.html"))) ?? fetch(event.request);
}

async function serve(event, href) {
  const version = (await versionOf(event.clientId)) ?? VERSION;
  if (event.resultingClientId) await remember(event.resultingClientId, version);
  return (await find(version, href)) ?? fetch(event.request);
}

async function find(version, href) {
  return (await caches.has(PREFIX + version)) ? (await caches.open(PREFIX + version)).match(href) : undefined;
}

async function remember(client, version) {
  if (client) await (await caches.open(LOADED)).put(at(`loaded/${client}`), new Response(version));
}

async function versionOf(client) {
  return (await (await caches.open(LOADED)).match(at(`loaded/${client}`)))?.text();
}

// Versions from which nothing lives any more go.
async function sweep() {
  const living = new Set((await self.clients.matchAll({ includeUncontrolled: true, type: "all" })).map((client) => at(`loaded/${client.id}`)));
  const loaded = await caches.open(LOADED);
  const wanted = new Set([PREFIX + VERSION]);
  for (const request of await loaded.keys()) {
    if (living.has(request.url)) wanted.add(PREFIX + (await (await loaded.match(request)).text()));
    else await loaded.delete(request);
  }
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && !wanted.has(name)) await caches.delete(name);
  }
}
