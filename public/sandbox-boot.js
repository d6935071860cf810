// Entry of the sandbox's web worker.
import init from "./sandbox_worker.js";
await init({ module_or_path: new URL("./sandbox_worker_bg.wasm", import.meta.url).href });
