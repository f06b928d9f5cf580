// A table of tasks: sorted by a column, filtered by body, deadline and words. Without this script it is whole.
'use strict';
for (const table of document.querySelectorAll('table[data-page-find]')) {
  const say = name => table.dataset['page' + name];
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];

  // A cell over several rows is one in each of them: rows can then be moved and hidden.
  const grid = rows.map(() => []), own = rows.map(row => new Set(row.cells));
  rows.forEach((row, r) => {
    let column = 0;
    for (const cell of row.cells) {
      while (grid[r][column]) column++;
      for (let k = 0; k < cell.rowSpan && grid[r + k]; k++)
        for (let n = 0; n < cell.colSpan; n++) grid[r + k][column + n] = cell;
    }
  });
  rows.forEach((row, r) => {
    const cells = [...new Set(grid[r])].filter(Boolean).map(cell => own[r].has(cell) ? cell : cell.cloneNode(true));
    for (const cell of cells) cell.rowSpan = 1;
    row.replaceChildren(...cells);
    delete row.dataset.before;
    delete row.dataset.after;
  });

  const tools = document.createElement('form');
  tools.className = 'tools';
  tools.addEventListener('submit', event => event.preventDefault());
  const field = (text, control) => {
    const label = document.createElement('label');
    label.append(text, control);
    tools.append(label);
    control.addEventListener('input', filter);
    return control;
  };
  const choice = (text, values) => {
    const select = document.createElement('select');
    for (const value of ['', ...values])
      select.add(new Option(value || say('All'), value));
    return field(text, select);
  };
  const names = text => (text || '').split(/[;\n]/).map(name => name.trim()).filter(Boolean);
  const bodies = row => [...names(row.dataset.lead), ...names(row.dataset.cooperating)];
  const unique = values => [...new Set(values)].sort((a, b) => a.localeCompare(b, 'vi'));
  const one = choice(say('Body'), unique(rows.flatMap(bodies)));
  const when = choice(say('Deadline'), [...new Set(rows.map(row => row.dataset.deadline || ''))].filter(Boolean)
    .sort((a, b) => time(a) - time(b) || a.localeCompare(b, 'vi')));
  const words = field(say('Find'), document.createElement('input'));
  words.type = 'search';
  const shown = document.createElement('output');
  shown.setAttribute('aria-live', 'polite');
  tools.append(shown);
  table.before(tools);

  // "31/12/2026", "9/2026", "IV/2026", "2026" as a number; what has no year comes last.
  function time(text) {
    const year = /(\d{4})\D*$/.exec(text);
    if (!year) return 1e9;
    const before = text.slice(0, year.index);
    const day = /(\d{1,2})\/(\d{1,2})\/$/.exec(before), month = /(\d{1,2})\/$/.exec(before);
    const quarter = /\b(IV|III|II|I)\/$/.exec(before);
    const months = day ? +day[2] : month ? +month[1] : quarter ? ['I', 'II', 'III', 'IV'].indexOf(quarter[1]) * 3 + 3 : 12;
    return +year[1] * 500 + months * 40 + (day ? +day[1] : 39);
  }

  function filter() {
    const wanted = words.value.trim().toLocaleLowerCase('vi');
    let count = 0, tasks = 0;
    for (const row of rows) {
      const group = row.classList.contains('group');
      const fits = (!one.value || bodies(row).includes(one.value)) &&
        (!when.value || row.dataset.deadline === when.value) &&
        (!wanted || row.textContent.toLocaleLowerCase('vi').includes(wanted));
      row.hidden = group ? Boolean(one.value || when.value || wanted || sorted) : !fits;
      tasks += !group;
      count += !group && fits;
    }
    shown.value = `${say('Shown')} ${count}/${tasks}`;
  }

  let sorted = null;
  function key(row, column) {
    let place = 0;
    const cell = [...row.cells].find(c => (place += c.colSpan) > column);
    const text = (cell ? cell.textContent : '').trim();
    if (text && text === (row.dataset.deadline || '').trim()) return [0, time(text), text];
    const number = /^\d+/.exec(text);
    return number ? [0, +number[0], text] : [1, 0, text];
  }
  heads.forEach((head, column) => {
    if (table.tHead.rows.length > 1 || head.colSpan > 1) return; // columns with heads of their own below
    const button = document.createElement('button');
    button.type = 'button';
    button.title = say('Sort');
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const down = head.getAttribute('aria-sort') === 'ascending';
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      sorted = head;
      const order = rows.map(row => [key(row, column), row]).sort(([a], [b]) =>
        (a[0] - b[0] || a[1] - b[1] || a[2].localeCompare(b[2], 'vi')) * (down ? -1 : 1));
      body.append(...order.map(([, row]) => row));
      filter();
    });
  });
  filter();
}
