// A table by hand, as little as will do: a pool of rows whose texts are replaced. No library; a floor for the others.
import { measured } from './measure.js';
import { pipeline } from './pipeline.js';
import { COLUMNS } from './rows.js';

const ROW_HEIGHT = 28;
const pool = [];
let data;
let scroller;
let inner;
let body;
let first = -1;

function paint(force) {
  const from = Math.max(0, Math.floor(scroller.scrollTop / ROW_HEIGHT) - 4);
  if (from === first && !force) return;
  first = from;
  body.style.transform = `translateY(${from * ROW_HEIGHT}px)`;
  pool.forEach(({ row, texts }, index) => {
    const shown = data.view[from + index];
    row.hidden = !shown;
    if (!shown) return;
    COLUMNS.forEach((column, place) => {
      const text = String(shown[column]);
      if (texts[place].data !== text) texts[place].data = text;
    });
  });
}

function update() {
  inner.style.height = `${data.view.length * ROW_HEIGHT}px`;
  paint(true);
}

const make = (parent, className = '') => {
  const element = document.createElement('div');
  element.className = className;
  parent.append(element);
  return element;
};

window.go = measured({
  mount(element, rows) {
    data = pipeline(rows);
    scroller = make(element);
    scroller.style.cssText = 'height:100%;overflow:auto;contain:strict';
    inner = make(scroller);
    inner.style.position = 'relative';
    body = make(inner);
    body.style.cssText = 'position:absolute;left:0;right:0;will-change:transform';
    const count = Math.ceil(scroller.clientHeight / ROW_HEIGHT) + 8;
    for (let index = 0; index < count; index += 1) {
      const row = make(body, 'r');
      const texts = COLUMNS.map(() => {
        const text = document.createTextNode('');
        make(row, 'c').append(text);
        return text;
      });
      pool.push({ row, texts });
    }
    scroller.addEventListener('scroll', () => paint(false), { passive: true });
    update();
  },
  filter(text) { data.filter(text); update(); },
  sort(column, direction) { data.sort(column, direction); update(); },
  scroller: () => scroller,
  count: () => data.view.length,
});
