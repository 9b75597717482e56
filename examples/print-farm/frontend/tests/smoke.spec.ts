import { expect, test } from './farm';

test('the farm is open', async ({ page, request }) => {
  await page.goto('/');
  await expect(page).toHaveTitle('Dashboard · Print farm');
  await expect(page.getByText('Hello, Ada Admin')).toBeVisible();
  expect(await (await request.get('/api/health')).json()).toEqual({ status: 'healthy' });
});
