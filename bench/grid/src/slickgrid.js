import { SlickDataView, SlickGrid } from 'slickgrid';
import { measured } from './measure.js';
import { COLUMNS } from './rows.js';

let all;
let data;
let grid;
let element;
let text = '';

window.go = measured({
  mount(place, rows) {
    element = place;
    all = rows;
    data = new SlickDataView({ inlineFilters: false });
    data.setItems(rows, 'id');
    data.setFilter((row) => !text || row.ip.includes(text));
    const columns = COLUMNS.map((name) => ({ id: name, name, field: name, sortable: true, width: 130 }));
    grid = new SlickGrid(element, data, columns, {
      rowHeight: 28, enableCellNavigation: false, enableColumnReorder: false, forceSyncScrolling: true,
    });
    data.onRowCountChanged.subscribe(() => { grid.updateRowCount(); grid.render(); });
    data.onRowsChanged.subscribe((_, changed) => { grid.invalidateRows(changed.rows); grid.render(); });
  },
  filter(wanted) { text = wanted; data.refresh(); grid.invalidate(); },
  sort(column, direction) {
    if (!column) data.setItems(all.slice().sort((a, b) => (a.id < b.id ? -1 : 1)), 'id');
    else if (column === 'port') data.sort((a, b) => a.port - b.port, direction > 0);
    else data.sort((a, b) => (a[column] < b[column] ? -1 : a[column] > b[column] ? 1 : 0), direction > 0);
    grid.invalidate();
  },
  scroller: () => element.querySelector('.slick-viewport-top.slick-viewport-left'),
  count: () => data.getLength(),
});
