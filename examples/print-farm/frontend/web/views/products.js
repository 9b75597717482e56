import { get, patch, post, remove } from '../api.js';
import { badge, confirmDialog, el, formDialog, table } from '../ui.js';

const price = (cents) => `€ ${(cents / 100).toFixed(2)}`;
const fields = (product) => [
  { name: 'name', label: 'Name', value: product?.name },
  { name: 'grams', label: 'Grams', type: 'number', min: 1, value: product?.grams },
  { name: 'print_hours', label: 'Print time (h)', type: 'number', min: 0.1, step: 0.1, value: product?.print_hours },
  { name: 'price', label: 'Price (€)', type: 'number', min: 0, step: 0.01, value: product ? product.price_cents / 100 : undefined },
];
const body = ({ price: euros, ...values }) => ({ ...values, price_cents: Math.round(euros * 100) });

export function products(_user, refresh) {
  const add = () => formDialog({
    title: 'Add product',
    fields: [{ name: 'sku', label: 'SKU' }, ...fields()],
    save: async (values) => {
      await post('/products', body(values));
      await refresh();
    },
  });
  const edit = (product) => formDialog({
    title: `Edit ${product.name}`,
    fields: fields(product),
    save: async (values) => {
      await patch(`/products/${product.id}`, body(values));
      await refresh();
    },
  });
  const drop = (product) => confirmDialog('Delete product', `${product.name} will be gone.`, async () => {
    await remove(`/products/${product.id}`);
    await refresh();
  });

  const search = el('input', { type: 'search', placeholder: 'Search', 'aria-label': 'Search products', oninput: () => refresh() });
  const list = table({
    label: 'Products',
    name: (product) => product.name,
    empty: 'No products',
    columns: [
      { title: 'SKU', cell: (p) => p.sku },
      { title: 'Name', cell: (p) => p.name },
      { title: 'Material', cell: (p) => `${p.grams} g` },
      { title: 'Print time', cell: (p) => `${p.print_hours} h` },
      { title: 'Price', cell: (p) => price(p.price_cents) },
      { title: 'Status', cell: (p) => badge(p.status) },
    ],
    actions: () => [{ label: 'Edit', run: edit }, { label: 'Delete', run: drop, danger: true }],
  });

  return {
    title: 'Products',
    node: el('div', {},
      el('div', { class: 'head' }, el('h1', {}, 'Products'), el('span', { class: 'spring' }), search,
        el('button', { type: 'button', class: 'button primary', onclick: add }, 'Add product')),
      list.node),
    load: () => get(`/products?search=${encodeURIComponent(search.value.trim())}`),
    busy: (rows) => rows.some((p) => p.status === 'slicing'),
    update: list.update,
  };
}
