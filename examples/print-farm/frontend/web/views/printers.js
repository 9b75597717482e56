import { get, patch, post, remove } from '../api.js';
import { badge, confirmDialog, el, formDialog, table } from '../ui.js';

const fields = (printer) => [
  { name: 'name', label: 'Name', value: printer?.name },
  { name: 'model', label: 'Model', value: printer?.model },
];

export function printers(_user, refresh) {
  const add = () => formDialog({
    title: 'Add printer',
    fields: fields(),
    save: async (values) => {
      await post('/printers', values);
      await refresh();
    },
  });
  const edit = (printer) => formDialog({
    title: `Edit ${printer.name}`,
    fields: fields(printer),
    save: async (values) => {
      await patch(`/printers/${printer.id}`, values);
      await refresh();
    },
  });
  const service = (maintenance) => async (printer) => {
    await patch(`/printers/${printer.id}`, { maintenance });
    await refresh();
  };
  const drop = (printer) => confirmDialog('Delete printer', `${printer.name} will be gone.`, async () => {
    await remove(`/printers/${printer.id}`);
    await refresh();
  });

  const list = table({
    label: 'Printers',
    name: (printer) => printer.name,
    empty: 'No printers',
    columns: [
      { title: 'Name', cell: (p) => p.name },
      { title: 'Model', cell: (p) => p.model },
      { title: 'Status', cell: (p) => badge(p.status) },
    ],
    actions: (p) => [
      p.status === 'maintenance' ? { label: 'Resume', run: service(false) } : { label: 'Service', run: service(true) },
      { label: 'Edit', run: edit },
      { label: 'Delete', run: drop, danger: true },
    ],
  });

  return {
    title: 'Printers',
    node: el('div', {},
      el('div', { class: 'head' }, el('h1', {}, 'Printers'), el('span', { class: 'spring' }),
        el('button', { type: 'button', class: 'button primary', onclick: add }, 'Add printer')),
      list.node),
    load: () => get('/printers'),
    busy: (rows) => rows.some((p) => p.status === 'self-test' || p.status === 'printing'),
    update: list.update,
  };
}
