import { get, post, Refused } from './api.js';
import { attempt, el, toast } from './ui.js';
import { dashboard } from './views/dashboard.js';
import { filaments } from './views/filaments.js';
import { jobs } from './views/jobs.js';
import { logIn } from './views/login.js';
import { printers } from './views/printers.js';
import { products } from './views/products.js';
import { team } from './views/team.js';

const VIEWS = { '/': dashboard, '/filaments': filaments, '/printers': printers, '/products': products, '/jobs': jobs, '/team': team };
const SOON_MS = 200;
const LATER_MS = 5000;

const app = document.querySelector('#app');
let user;
let leave = () => {};

function go(path) {
  history.pushState(null, '', path);
  show();
}

async function show() {
  leave();
  try {
    user ??= await get('/auth/me');
  } catch (error) {
    if (error.status !== 401) return broken(error);
  }
  const path = location.pathname;
  if (!user || path === '/login') {
    if (user) return go('/');
    if (path !== '/login') history.replaceState(null, '', '/login');
    document.title = 'Log in · Print farm';
    return app.replaceChildren(logIn((someone) => {
      user = someone;
      go('/');
    }));
  }
  const make = VIEWS[path];
  if (!make) {
    return app.replaceChildren(shell(path, el('h1', {}, 'Nothing here'), el('p', {}, 'There is no such page.')));
  }
  const view = make(user, refresh);
  document.title = `${view.title} · Print farm`;
  let over = false;
  let timer;
  let asked = 0;
  leave = () => {
    over = true;
    clearTimeout(timer);
  };

  /** Loads and shows what was asked for last; soon again while something on the server is under way, else now and then. */
  async function refresh() {
    clearTimeout(timer);
    const question = ++asked;
    try {
      const data = await view.load();
      if (over || question !== asked) return;
      view.update(data);
      timer = setTimeout(refresh, view.busy(data) ? SOON_MS : LATER_MS);
    } catch (error) {
      if (over || question !== asked) return;
      if (error instanceof Refused && error.status === 401) {
        user = undefined;
        return show();
      }
      toast(error.message, true);
      timer = setTimeout(refresh, LATER_MS);
    }
  }
  await refresh();
  if (!over) app.replaceChildren(shell(path, view.node));
}

function shell(path, ...content) {
  const links = Object.entries({ '/': 'Dashboard', '/filaments': 'Filaments', '/printers': 'Printers', '/products': 'Products', '/jobs': 'Print jobs', '/team': 'Team' })
    .map(([href, label]) => el('a', { href, 'aria-current': href === path ? 'page' : undefined }, label));
  const menu = el('button', {
    type: 'button',
    class: 'button menu-button',
    'aria-expanded': 'false',
    onclick: () => menu.setAttribute('aria-expanded', String(side.classList.toggle('open'))),
  }, 'Menu');
  const side = el('div', { class: 'side' },
    el('div', { class: 'logo' }, el('img', { src: '/icon.svg', alt: '' }), 'Print farm', menu),
    el('nav', { 'aria-label': 'Main' }, links),
    el('div', { class: 'account' },
      el('span', {}, el('strong', {}, user.name), user.role),
      el('button', { type: 'button', class: 'button small', onclick: () => attempt(logOut) }, 'Log out')));
  return el('div', { class: 'shell' }, side, el('main', {}, content));
}

async function logOut() {
  await post('/auth/logout');
  user = undefined;
  go('/login');
}

function broken(error) {
  app.replaceChildren(el('main', {}, el('h1', {}, 'The farm does not answer'), el('p', {}, error.message),
    el('button', { type: 'button', class: 'button', onclick: show }, 'Try again')));
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href^="/"]');
  if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(link.getAttribute('href'));
});
window.addEventListener('popstate', show);
show();
