import { Refused } from './api.js';

/** el('button', {class: 'button', onclick: f}, 'Save'): an element with its attributes, handlers and children. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, '');
    else if (value !== false && value !== undefined && value !== null) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child !== undefined && child !== null));
  return node;
}

const LOOKS = {
  'in stock': 'good', idle: 'good', ready: 'good', done: 'good',
  low: 'bad', canceled: 'bad', maintenance: 'bad',
  ordered: 'wait', 'self-test': 'wait', slicing: 'wait', printing: 'wait',
};

export const badge = (status) => el('span', { class: `badge ${LOOKS[status] ?? ''}` }, status);

export function progressBar(name, fraction) {
  const percent = Math.floor(fraction * 100);
  return [el('progress', { max: 100, value: percent, 'aria-label': name }), `${percent} %`];
}

export function toast(text, bad = false) {
  const node = el('div', { class: bad ? 'toast bad' : 'toast' }, text);
  document.querySelector('#toasts').append(node);
  setTimeout(() => node.remove(), 4000);
}

/** Runs what a click asked for; a refusal becomes a toast. */
export async function attempt(action) {
  try {
    await action();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    toast(error.message, true);
  }
}

/**
 * A table that is brought up to date in place: what did not change stays the same node, so that a click lands on what the
 * finger was put on.
 * columns: [{title, cell(row) → node, text or a list}], actions(row) → [{label, run(row), danger}], name(row): for screen readers
 */
export function table({ label, columns, actions, name, empty }) {
  const body = el('tbody', { role: 'rowgroup' });
  const titles = [...columns.map((column) => el('th', { role: 'columnheader', scope: 'col' }, column.title)), el('th', { role: 'columnheader' })];
  const head = el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, titles));
  const nothing = el('p', { class: 'empty' }, empty);
  const node = el('div', { class: 'card table' }, el('table', { role: 'table', 'aria-label': label }, head, body), nothing);
  let current = new Map();

  const button = (row, action) => el('button', {
    type: 'button',
    class: `button small ${action.danger ? 'danger' : ''}`,
    'aria-label': `${action.label} ${name(row)}`,
    onclick: () => attempt(() => action.run(current.get(row.id))),
  }, action.label);

  const cells = (row) => [
    ...columns.map((column) => el('td', { role: 'cell', 'data-label': column.title }, column.cell(row))),
    el('td', { role: 'cell', class: 'actions' }, actions(row).map((action) => button(row, action))),
  ];

  function update(rows) {
    current = new Map(rows.map((row) => [row.id, row]));
    const old = new Map([...body.children].map((line) => [line.dataset.id, line]));
    rows.forEach((row, place) => {
      const line = old.get(String(row.id)) ?? el('tr', { role: 'row', 'data-id': row.id });
      old.delete(String(row.id));
      cells(row).forEach((cell, i) => {
        if (!line.children[i]) line.append(cell);
        else if (line.children[i].outerHTML !== cell.outerHTML) line.children[i].replaceWith(cell);
      });
      if (body.children[place] !== line) body.insertBefore(line, body.children[place] ?? null);
    });
    for (const line of old.values()) line.remove();
    nothing.hidden = rows.length > 0;
  }
  return { node, update };
}

/**
 * A dialog with a form. fields: [{name, label, type, value, options, …attributes}]; save(values) may be refused: then the dialog
 * stays, and says why. Resolves when it is closed: true if it was saved.
 */
export function formDialog({ title, fields, submit = 'Save', danger = false, text, save }) {
  const problem = el('p', { class: 'problem', role: 'alert' });
  const inputs = fields.map(({ label, options, value, ...attributes }) => el('label', {}, label, options
    ? el('select', { ...attributes, 'aria-label': label }, options.map((o) => el('option', { value: o.value, selected: o.value === value }, o.label)))
    : el('input', { required: true, autocomplete: 'off', ...attributes, value })));
  const form = el('form', { method: 'dialog' },
    el('h2', {}, title),
    text && el('p', {}, text),
    inputs,
    problem,
    el('div', { class: 'row' },
      el('button', { type: 'button', class: 'button', onclick: () => dialog.close() }, 'Cancel'),
      el('button', { type: 'submit', class: `button ${danger ? 'danger' : 'primary'}` }, submit)));
  const dialog = el('dialog', { 'aria-label': title }, form);
  let saved = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    problem.textContent = '';
    const values = Object.fromEntries(fields.map(({ name, type }) => {
      const value = form.elements[name].value;
      return [name, type === 'number' ? Number(value) : value];
    }));
    try {
      await save(values);
      saved = true;
      dialog.close();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      problem.textContent = error.message;
    }
  });
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener('close', () => {
    dialog.remove();
    resolve(saved);
  }));
}

export const confirmDialog = (title, text, save) => formDialog({ title, text, fields: [], submit: 'Delete', danger: true, save });
