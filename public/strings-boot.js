// Entry of the worker for very many connection strings.
import init from "./strings_worker.js";
await init({ module_or_path: new URL("./strings_worker_bg.wasm", import.meta.url).href });
