import { expect, PRINTED, row, rows, status, test } from './farm';

test.describe('in the hand', () => {
  test('the menu opens and leads to the printers', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('link', { name: 'Printers' })).toHaveCount(1);
    await page.getByRole('button', { name: 'Menu' }).tap();
    await page.getByRole('navigation').getByRole('link', { name: 'Printers' }).tap();
    await expect(rows(page, 'Printers')).toHaveCount(3);
  });

  test('nothing is wider than the screen', async ({ page }) => {
    for (const path of ['/', '/filaments', '/printers', '/products', '/jobs', '/team']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    }
  });

  test('a tap starts the print that waits', async ({ page, farm }) => {
    const job = await farm.add('jobs', { product_id: 1, printer_id: 1, filament_id: 1 });
    try {
      await page.goto('/jobs');
      await expect(rows(page, 'Print jobs')).toHaveCount(3);
      await page.getByRole('button', { name: `Start Cable clip #${job.id}` }).tap();
      await expect(status(row(page, '1 × Cable clip'))).toHaveText('done', PRINTED);
    } finally {
      await farm.tidyUpPrints();
    }
  });
});
