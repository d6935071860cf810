// The app's own Proxies table, all its columns, as wasm. Stands where boot.js stands in the app, and starts it as that does.
import { measured } from './measure.js';

const { dataset } = document.querySelector('script[data-js]');
const at = (path) => new URL(path, document.baseURI).href;
const app = await import(at(dataset.js));
const { memory } = await app.default({ module_or_path: at(dataset.wasm) });
const WORDS = { city: 'comment', port: 'port' };
const element = () => document.getElementById('g');

window.wasmBytes = () => memory.buffer.byteLength;
window.go = measured({
  prepare: (count) => app.prepare(count, element().parentElement.appendChild(document.createElement('div'))),
  mount: (place) => app.mount(place),
  filter: (text) => app.filter(text),
  sort: (column, direction) => app.sort(column ? `${direction > 0 ? '' : '-'}${WORDS[column]}` : ''),
  scroller: () => element().querySelector('.virtual-table'),
  count: () => app.count(),
});
