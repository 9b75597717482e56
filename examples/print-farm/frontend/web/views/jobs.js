import { get, post, remove } from '../api.js';
import { badge, confirmDialog, el, formDialog, progressBar, table } from '../ui.js';

const name = (job) => `${job.product.name} #${job.id}`;

export function jobs(_user, refresh) {
  async function add() {
    const [products, printers, filaments] = await Promise.all([get('/products'), get('/printers'), get('/filaments')]);
    const options = (rows, label) => rows.map((row) => ({ value: row.id, label: label(row) }));
    await formDialog({
      title: 'New print job',
      submit: 'Queue',
      fields: [
        { name: 'product_id', label: 'Product', options: options(products, (p) => p.name) },
        { name: 'printer_id', label: 'Printer', options: options(printers, (p) => p.name) },
        { name: 'filament_id', label: 'Filament', options: options(filaments, (f) => `${f.brand} ${f.color}`) },
        { name: 'quantity', label: 'Quantity', type: 'number', min: 1, max: 100, value: 1 },
      ],
      save: async (values) => {
        const ids = { product_id: Number(values.product_id), printer_id: Number(values.printer_id), filament_id: Number(values.filament_id) };
        await post('/jobs', { ...values, ...ids });
        await refresh();
      },
    });
  }
  const act = (verb) => async (job) => {
    await post(`/jobs/${job.id}/${verb}`);
    await refresh();
  };
  const drop = (job) => confirmDialog('Delete print job', `${name(job)} will be gone.`, async () => {
    await remove(`/jobs/${job.id}`);
    await refresh();
  });

  const list = table({
    label: 'Print jobs',
    name,
    empty: 'No print jobs',
    columns: [
      { title: 'Product', cell: (j) => `${j.quantity} × ${j.product.name}` },
      { title: 'Printer', cell: (j) => j.printer.name },
      { title: 'Filament', cell: (j) => `${j.filament.brand} ${j.filament.color}` },
      { title: 'Needs', cell: (j) => `${j.grams} g` },
      { title: 'Progress', cell: (j) => progressBar(name(j), j.progress) },
      { title: 'Status', cell: (j) => badge(j.status) },
    ],
    actions: (j) => [
      j.status === 'queued' && { label: 'Start', run: act('start') },
      (j.status === 'queued' || j.status === 'printing') && { label: 'Cancel', run: act('cancel') },
      j.status !== 'printing' && { label: 'Delete', run: drop, danger: true },
    ].filter(Boolean),
  });

  return {
    title: 'Print jobs',
    node: el('div', {},
      el('div', { class: 'head' }, el('h1', {}, 'Print jobs'), el('span', { class: 'spring' }),
        el('button', { type: 'button', class: 'button primary', onclick: add }, 'New print job')),
      list.node),
    load: () => get('/jobs'),
    busy: (rows) => rows.some((j) => j.status === 'printing'),
    update: list.update,
  };
}
