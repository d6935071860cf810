// Filtering and sorting for the tables that leave it to others.
export function pipeline(rows) {
  let text = '';
  let column = null;
  let direction = 1;
  let view = rows;
  const renew = () => {
    view = text ? rows.filter((row) => row.ip.includes(text)) : rows;
    if (!column) return;
    if (view === rows) view = rows.slice();
    if (typeof rows[0][column] === 'number') view.sort((a, b) => (a[column] - b[column]) * direction);
    else view.sort((a, b) => (a[column] < b[column] ? -1 : a[column] > b[column] ? 1 : 0) * direction);
  };
  return {
    get view() { return view; },
    filter(wanted) { text = wanted; renew(); },
    sort(by, way) { column = by; direction = way; renew(); },
  };
}
