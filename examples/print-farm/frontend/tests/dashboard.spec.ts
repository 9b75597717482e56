import { expect, PRINTED, test } from './farm';

const tile = (page: import('@playwright/test').Page, name: string) => page.locator('.tile').filter({ hasText: name });

test.describe('dashboard', () => {
  test.afterEach(({ farm }) => farm.tidyUpPrints());

  test('counts what the farm has', async ({ page }) => {
    await page.goto('/');
    await expect(tile(page, 'Filaments')).toContainText('31.33 kg in stock');
    await expect(tile(page, 'Printers')).toContainText('32 idle, 1 maintenance');
    await expect(tile(page, 'Products')).toContainText('4in the catalog');
    await expect(tile(page, 'Print jobs')).toContainText('21 done, 1 queued');
  });

  test('names what runs low', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByLabel('Running low').getByRole('listitem')).toHaveText(['Polymaker Cloud White low']);
    await expect(page.getByLabel('Printing now')).toContainText('All printers rest');
  });

  test('follows a print until it is done', async ({ page, farm }) => {
    await farm.start(await farm.add('jobs', { product_id: 4, printer_id: 1, filament_id: 1 }));
    await page.goto('/');
    await expect(tile(page, 'Print jobs')).toContainText('32 done, 1 queued', PRINTED);
    await expect(tile(page, 'Filaments')).toContainText('1.21 kg in stock');
    await expect(page.getByLabel('Printing now')).toContainText('All printers rest');
  });

  test('two prints at once › both are shown', async ({ page, farm }) => {
    for (const id of [1, 2]) await farm.start(await farm.add('jobs', { product_id: 3, printer_id: id, filament_id: id, quantity: 15 }));
    await page.goto('/');
    await expect(page.getByLabel('Printing now').getByRole('progressbar', { name: 'Gear set' })).toHaveCount(2);
    await expect(tile(page, 'Printers')).toContainText('1 maintenance, 2 printing');
    await expect(tile(page, 'Print jobs')).toContainText('41 done, 2 printing, 1 queued');
  });
});
