import { get, patch, post, remove } from '../api.js';
import { confirmDialog, el, formDialog, table } from '../ui.js';

export function team(user, refresh) {
  const admin = user.role === 'admin';
  const add = () => formDialog({
    title: 'Add member',
    fields: [
      { name: 'name', label: 'Name' },
      { name: 'email', label: 'E-mail', type: 'email' },
      { name: 'role', label: 'Role', options: [{ value: 'operator', label: 'operator' }, { value: 'admin', label: 'admin' }] },
      { name: 'password', label: 'Password', type: 'password', minlength: 8, autocomplete: 'new-password' },
    ],
    save: async (values) => {
      await post('/users', values);
      await refresh();
    },
  });
  const rename = (member) => formDialog({
    title: `Rename ${member.name}`,
    fields: [{ name: 'name', label: 'Name', value: member.name }],
    save: async (values) => {
      await patch(`/users/${member.id}`, values);
      await refresh();
    },
  });
  const drop = (member) => confirmDialog('Remove member', `${member.name} will be logged out and gone.`, async () => {
    await remove(`/users/${member.id}`);
    await refresh();
  });

  const list = table({
    label: 'Team',
    name: (member) => member.name,
    empty: 'Nobody',
    columns: [
      { title: 'Name', cell: (m) => m.name },
      { title: 'E-mail', cell: (m) => m.email },
      { title: 'Role', cell: (m) => m.role },
    ],
    actions: (m) => (admin ? [
      { label: 'Rename', run: rename },
      ...(m.id === user.id ? [] : [{ label: 'Delete', run: drop, danger: true }]),
    ] : []),
  });

  return {
    title: 'Team',
    node: el('div', {},
      el('div', { class: 'head' }, el('h1', {}, 'Team'), el('span', { class: 'spring' }),
        admin ? el('button', { type: 'button', class: 'button primary', onclick: add }, 'Add member') : null),
      list.node),
    load: () => get('/users'),
    busy: () => false,
    update: list.update,
  };
}
