// TanStack Virtual says which rows belong into the document; the rows are ours.
import { Virtualizer, elementScroll, observeElementOffset, observeElementRect } from '@tanstack/virtual-core';
import { measured } from './measure.js';
import { pipeline } from './pipeline.js';
import { COLUMNS } from './rows.js';

const ROW_HEIGHT = 28;
const live = new Map();
let data;
let scroller;
let inner;
let virtualizer;

function draw() {
  inner.style.height = `${virtualizer.getTotalSize()}px`;
  const seen = new Set();
  for (const item of virtualizer.getVirtualItems()) {
    const shown = data.view[item.index];
    if (!shown) continue;
    seen.add(item.index);
    const known = live.get(item.index);
    if (!known) {
      const row = document.createElement('div');
      row.className = 'r';
      row.style.cssText = 'position:absolute;left:0;right:0';
      for (const column of COLUMNS) {
        const cell = document.createElement('div');
        cell.className = 'c';
        cell.textContent = shown[column];
        row.append(cell);
      }
      row.style.transform = `translateY(${item.start}px)`;
      inner.append(row);
      live.set(item.index, { row, shown });
    } else if (known.shown !== shown) {
      known.shown = shown;
      COLUMNS.forEach((column, place) => { known.row.children[place].textContent = shown[column]; });
    }
  }
  for (const [index, { row }] of live) {
    if (!seen.has(index)) {
      row.remove();
      live.delete(index);
    }
  }
}

const options = () => ({
  count: data.view.length,
  getScrollElement: () => scroller,
  estimateSize: () => ROW_HEIGHT,
  overscan: 4,
  scrollToFn: elementScroll,
  observeElementRect,
  observeElementOffset,
  onChange: draw,
});

function update() {
  virtualizer.setOptions(options());
  virtualizer._willUpdate();
  draw();
}

window.go = measured({
  mount(element, rows) {
    data = pipeline(rows);
    scroller = document.createElement('div');
    scroller.style.cssText = 'height:100%;overflow:auto;contain:strict';
    inner = document.createElement('div');
    inner.style.position = 'relative';
    scroller.append(inner);
    element.append(scroller);
    virtualizer = new Virtualizer(options());
    virtualizer._didMount();
    virtualizer._willUpdate();
    draw();
  },
  filter(text) { data.filter(text); update(); },
  sort(column, direction) { data.sort(column, direction); update(); },
  scroller: () => scroller,
  count: () => data.view.length,
});
