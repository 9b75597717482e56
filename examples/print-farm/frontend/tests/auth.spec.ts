import type { Page } from '@playwright/test';
import { expect, fill, press, rows, test } from './farm';

async function logIn(page: Page, email: string, password: string) {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await press(page, 'Log in');
}

test.describe('a stranger', () => {
  test.use({ storageState: { cookies: [], origins: [] } });

  for (const path of ['/', '/filaments']) {
    test(`is sent from ${path} to the log-in`, async ({ page }) => {
      await page.goto(path);
      await expect(page).toHaveURL(/\/login$/);
      await expect(page.getByRole('button', { name: 'Log in' })).toBeVisible();
    });
  }

  test('is told when the password is wrong, and gets in with the right one', async ({ page }) => {
    await page.goto('/login');
    await logIn(page, 'otto@farm.test', 'admin-pass-1');
    await expect(page.getByRole('alert')).toHaveText('Wrong e-mail or password');
    await logIn(page, 'otto@farm.test', 'otto-pass-1');
    await expect(page.getByText('Hello, Otto Operator')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Filaments' }).last()).toContainText('3');
  });

  test('who logs out is a stranger again', async ({ page }) => {
    await page.goto('/login');
    await logIn(page, 'otto@farm.test', 'otto-pass-1');
    await press(page, 'Log out');
    await expect(page.getByRole('button', { name: 'Log in' })).toBeVisible();
    await page.goto('/printers');
    await expect(page).toHaveURL(/\/login$/);
  });

  test('a new member logs in with the password that the admin chose', async ({ page, farm }) => {
    expect(await farm.list('users')).toHaveLength(2);
    await farm.add('users', { email: 'nina@farm.test', name: 'Nina Novak', password: 'nina-pass-1' });
    try {
      await page.goto('/login');
      await logIn(page, 'nina@farm.test', 'nina-pass-1');
      await expect(page.getByText('Hello, Nina Novak')).toBeVisible();
      await page.getByRole('link', { name: 'Team' }).click();
      await expect(rows(page, 'Team')).toHaveCount(3);
      await expect(page.getByRole('button', { name: 'Add member' })).toHaveCount(0);
    } finally {
      await farm.remove('users', (user) => user.email === 'nina@farm.test');
    }
  });
});
