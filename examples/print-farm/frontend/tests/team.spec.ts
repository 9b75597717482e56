import { expect, fill, press, row, rows, test } from './farm';

test.beforeEach(async ({ page }) => {
  await page.goto('/team');
  await expect(rows(page, 'Team')).toHaveCount(2);
});

test.afterEach(({ farm }) => farm.remove('users', (user) => user.id > 2));

test('nobody can remove themselves', async ({ page }) => {
  await expect(row(page, 'Otto Operator').getByRole('button')).toHaveText(['Rename', 'Delete']);
  await expect(row(page, 'Ada Admin').getByRole('button')).toHaveText(['Rename']);
});

test('a member joins and leaves', async ({ page }) => {
  await press(page, 'Add member');
  await fill(page, 'Add member', { Name: 'Nina Novak', 'E-mail': 'nina@farm.test', Password: 'nina-pass-1' });
  await expect(rows(page, 'Team')).toHaveCount(3);
  await press(page, 'Delete Nina Novak');
  await fill(page, 'Remove member', {}, 'Delete');
  await expect(rows(page, 'Team')).toHaveCount(2);
});

test('an e-mail joins once', async ({ page }) => {
  await press(page, 'Add member');
  await fill(page, 'Add member', { Name: 'Another Otto', 'E-mail': 'otto@farm.test', Password: 'otto-pass-2' });
  await expect(page.getByRole('dialog').getByRole('alert')).toHaveText('otto@farm.test is in the team already');
});
