// Brings the code of pages. Each file is fetched and added to the running app once; what failed is tried again.
import { initSync } from "../boot.js";

// Files by the pages they belong to; a page's own is the last.
const FILES = {};

const requests = new Map();
const parts = new Map();

function once(begun, name, begin) {
  if (!begun.has(name)) {
    const promise = begin(name);
    begun.set(name, promise);
    promise.catch(() => begun.delete(name));
  }
  return begun.get(name);
}

async function request(name) {
  const reply = await fetch(new URL(`${name}.wasm`, import.meta.url));
  if (!reply.ok) throw new Error(`${name}: ${reply.status}`);
  return reply;
}

async function add(name) {
  const reply = await once(requests, name, request);
  requests.delete(name);
  // Some file servers do not know the type that streaming insists on.
  const module = await (reply.headers.get("content-type") === "application/wasm"
    ? WebAssembly.compileStreaming(reply)
    : reply.arrayBuffer().then(WebAssembly.compile));
  const imports = { __wasm_split: initSync() };
  // A part may be in the files of several pages.
  const section = (name) => WebAssembly.Module.customSections(module, name)[0];
  const take = (part) => once(parts, part, () => WebAssembly.instantiate(section(part), imports));
  const held = section("parts");
  return held ? Promise.all(JSON.parse(new TextDecoder().decode(held)).map(take)) : WebAssembly.instantiate(module, imports);
}

async function bring(pages) {
  const names = FILES[pages];
  for (const name of names) if (!parts.has(name)) once(requests, name, request);
  await Promise.all(names.slice(0, -1).map((name) => once(parts, name, add)));
  await once(parts, names.at(-1), add);
}

// What the app calls: with whom to call back, and what to tell besides whether it worked.
const loader = (pages) => async (callback, data) => {
  const brought = await bring(pages).then(() => true, () => false);
  initSync().__indirect_function_table.get(callback)(data, brought);
};

// The first page's files are on their way before the app asks.
const first = /^#?\/?(\w*)/.exec(location.hash)[1] || "home";
const pages = Object.keys(FILES).find((pages) => pages.split("_").includes(first));
for (const name of FILES[pages] ?? []) once(requests, name, request);
