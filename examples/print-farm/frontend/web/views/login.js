import { post, Refused } from '../api.js';
import { el } from '../ui.js';

export function logIn(done) {
  const problem = el('p', { class: 'problem', role: 'alert' });
  const form = el('form', {},
    el('label', {}, 'E-mail', el('input', { name: 'email', type: 'email', required: true, autocomplete: 'username' })),
    el('label', {}, 'Password', el('input', { name: 'password', type: 'password', required: true, autocomplete: 'current-password' })),
    problem,
    el('button', { class: 'button primary', type: 'submit' }, 'Log in'));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    problem.textContent = '';
    try {
      const { user } = await post('/auth/login', { email: form.elements.email.value, password: form.elements.password.value });
      done(user);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      problem.textContent = error.message;
    }
  });
  return el('div', { class: 'login' }, el('div', { class: 'card' },
    el('div', { class: 'logo' }, el('img', { src: '/icon.svg', alt: '' }), el('h1', {}, 'Print farm')), form));
}
