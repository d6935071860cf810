import {
  ClientSideRowModelApiModule, ClientSideRowModelModule, ColumnApiModule, ExternalFilterModule, ModuleRegistry, RowApiModule, createGrid,
} from 'ag-grid-community';
import { measured } from './measure.js';
import { COLUMNS } from './rows.js';

ModuleRegistry.registerModules([ClientSideRowModelModule, ClientSideRowModelApiModule, ColumnApiModule, ExternalFilterModule, RowApiModule]);
let grid;
let element;
let text = '';

window.go = measured({
  mount(place, rows) {
    element = place;
    return new Promise((resolve) => {
      grid = createGrid(element, {
        rowData: rows,
        columnDefs: COLUMNS.map((field) => ({ field, sortable: true, width: 130 })),
        rowHeight: 28,
        animateRows: false,
        suppressColumnMoveAnimation: true,
        isExternalFilterPresent: () => text !== '',
        doesExternalFilterPass: (node) => node.data.ip.includes(text),
        onFirstDataRendered: resolve,
      });
    });
  },
  filter(wanted) { text = wanted; grid.onFilterChanged(); },
  sort(column, direction) {
    const state = column ? [{ colId: column, sort: direction > 0 ? 'asc' : 'desc' }] : [];
    grid.applyColumnState({ state, defaultState: { sort: null } });
  },
  scroller: () => [...element.querySelectorAll('*')].find(
    (inner) => inner.scrollHeight > inner.clientHeight + 1000 && /auto|scroll/.test(getComputedStyle(inner).overflowY),
  ),
  count: () => grid.getDisplayedRowCount(),
});
