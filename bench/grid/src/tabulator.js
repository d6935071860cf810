import { FilterModule, SortModule, Tabulator } from 'tabulator-tables';
import { measured } from './measure.js';
import { COLUMNS } from './rows.js';

Tabulator.registerModule([SortModule, FilterModule]);
let table;
let element;

window.go = measured({
  mount(place, rows) {
    element = place;
    const columns = COLUMNS.map((name) => ({ title: name, field: name, sorter: name === 'port' ? 'number' : 'string', width: 130 }));
    return new Promise((resolve) => {
      table = new Tabulator(element, { data: rows, height: '100%', layout: 'fitDataFill', rowHeight: 28, reactiveData: false, columns });
      table.on('tableBuilt', resolve);
    });
  },
  filter(text) {
    if (text) table.setFilter('ip', 'like', text);
    else table.clearFilter();
  },
  sort(column, direction) {
    if (column) return table.setSort(column, direction > 0 ? 'asc' : 'desc');
    return table.clearSort();
  },
  scroller: () => element.querySelector('.tabulator-tableholder'),
  count: () => table.getDataCount('active'),
});
