import { get, patch, post, remove } from '../api.js';
import { badge, confirmDialog, el, formDialog, table, toast } from '../ui.js';

const name = (filament) => `${filament.brand} ${filament.color}`;
const fields = (filament) => [
  { name: 'brand', label: 'Brand', value: filament?.brand },
  { name: 'material', label: 'Material', value: filament?.material },
  { name: 'color', label: 'Color', value: filament?.color },
  { name: 'color_hex', label: 'Shade', type: 'color', value: filament?.color_hex ?? '#888888' },
  { name: 'remaining_g', label: 'Remaining (g)', type: 'number', min: 0, value: filament?.remaining_g ?? 1000 },
];

export function filaments(_user, refresh) {
  const add = () => formDialog({
    title: 'Add filament',
    fields: fields(),
    save: async (values) => {
      await post('/filaments', values);
      await refresh();
    },
  });
  const edit = (filament) => formDialog({
    title: `Edit ${name(filament)}`,
    fields: fields(filament),
    save: async (values) => {
      await patch(`/filaments/${filament.id}`, values);
      await refresh();
    },
  });
  const order = (filament) => formDialog({
    title: `Order ${name(filament)}`,
    fields: [{ name: 'grams', label: 'Grams', type: 'number', min: 1, max: 10000, value: 1000 }],
    submit: 'Order',
    save: async (values) => {
      await post(`/filaments/${filament.id}/order`, values);
      toast(`${values.grams} g of ${name(filament)} ordered`);
      await refresh();
    },
  });
  const drop = (filament) => confirmDialog('Delete filament', `${name(filament)} will be gone.`, async () => {
    await remove(`/filaments/${filament.id}`);
    await refresh();
  });

  const search = el('input', { type: 'search', placeholder: 'Filter', 'aria-label': 'Filter filaments', oninput: () => show() });
  const list = table({
    label: 'Filaments',
    name,
    empty: 'No filaments',
    columns: [
      { title: 'Brand', cell: (f) => f.brand },
      { title: 'Material', cell: (f) => f.material },
      { title: 'Color', cell: (f) => el('span', {}, el('span', { class: 'swatch', style: `background:${f.color_hex}` }), f.color) },
      { title: 'Remaining', cell: (f) => `${f.remaining_g} g` },
      { title: 'Status', cell: (f) => badge(f.status) },
    ],
    actions: (f) => [
      { label: 'Order', run: order },
      { label: 'Edit', run: edit },
      { label: 'Delete', run: drop, danger: true },
    ].filter((action) => action.run !== order || f.status !== 'ordered'),
  });
  let all = [];
  function show() {
    const wanted = search.value.trim().toLowerCase();
    list.update(all.filter((f) => `${f.brand} ${f.material} ${f.color}`.toLowerCase().includes(wanted)));
  }

  return {
    title: 'Filaments',
    node: el('div', {},
      el('div', { class: 'head' }, el('h1', {}, 'Filaments'), el('span', { class: 'spring' }), search,
        el('button', { type: 'button', class: 'button primary', onclick: add }, 'Add filament')),
      list.node),
    load: () => get('/filaments'),
    busy: (rows) => rows.some((f) => f.status === 'ordered'),
    update(rows) {
      all = rows;
      show();
    },
  };
}
