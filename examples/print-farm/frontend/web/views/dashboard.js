import { get } from '../api.js';
import { badge, el, progressBar } from '../ui.js';

export function dashboard(user) {
  const tiles = el('div', { class: 'tiles' });
  const low = el('section', { class: 'card', 'aria-label': 'Running low' });
  const now = el('section', { class: 'card', 'aria-label': 'Printing now' });
  const node = el('div', {}, el('div', { class: 'head' }, el('h1', {}, 'Dashboard'), el('span', { class: 'hint' }, `Hello, ${user.name}`)),
    tiles, el('div', { class: 'tiles' }, low, now));

  const tile = (href, title, number, note) => el('a', { class: 'card tile', href, 'aria-label': title },
    el('div', {}, title), el('div', { class: 'number' }, String(number)), el('div', { class: 'note' }, note));
  const say = (counts) => Object.entries(counts).sort().map(([status, count]) => `${count} ${status}`).join(', ') || 'none';
  const list = (items, none) => (items.length ? el('ul', {}, items.map((item) => el('li', {}, item))) : el('p', { class: 'empty' }, none));

  return {
    title: 'Dashboard',
    node,
    load: async () => {
      const [stats, jobs] = await Promise.all([get('/stats'), get('/jobs')]);
      return { stats, printing: jobs.filter((job) => job.status === 'printing') };
    },
    busy: ({ stats, printing }) => printing.length > 0 || 'self-test' in stats.printers_by_status,
    update({ stats, printing }) {
      tiles.replaceChildren(
        tile('/filaments', 'Filaments', stats.filaments, `${(stats.filament_g / 1000).toFixed(2)} kg in stock`),
        tile('/printers', 'Printers', stats.printers, say(stats.printers_by_status)),
        tile('/products', 'Products', stats.products, 'in the catalog'),
        tile('/jobs', 'Print jobs', stats.jobs, say(stats.jobs_by_status)));
      low.replaceChildren(el('h2', {}, 'Running low'), list(stats.low_filaments.map((name) => [name, ' ', badge('low')]), 'Enough of everything'));
      now.replaceChildren(el('h2', {}, 'Printing now'), list(
        printing.map((job) => [`${job.product.name} on ${job.printer.name} `, ...progressBar(job.product.name, job.progress)]), 'All printers rest'));
    },
  };
}
