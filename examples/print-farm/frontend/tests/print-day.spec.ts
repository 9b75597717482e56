import { expect, fill, PRINTED, press, row, rows, status, test } from './farm';

/** A day on the farm, from the order to the parcel: each step builds on the one before. */
test.describe.serial('a day on the farm', () => {
  test.use({ alone: false });

  test.beforeAll(async ({ farm }) => {
    expect(await farm.list('filaments')).toHaveLength(3);
  });

  test.afterAll(async ({ farm }) => {
    await farm.tidyUpPrints();
    await farm.remove('products', (product) => product.sku === 'SIGN-05');
    await farm.remove('filaments', (filament) => filament.color === 'Basalt');
    await farm.remove('printers', (printer) => printer.name === 'Dora');
  });

  test('morning: a new spool is bought, and delivered', async ({ page }) => {
    await page.goto('/filaments');
    await press(page, 'Add filament');
    await fill(page, 'Add filament', { Brand: 'Extrudr', Material: 'ASA', Color: 'Basalt', 'Remaining (g)': '0' });
    await expect(rows(page, 'Filaments')).toHaveCount(4);
    await press(page, 'Order Extrudr Basalt');
    await fill(page, 'Order Extrudr Basalt', { Grams: '200' }, 'Order');
    await expect(status(row(page, 'Basalt'))).toHaveText('in stock');
  });

  test('a printer is set up for it', async ({ page }) => {
    await page.goto('/printers');
    await press(page, 'Add printer');
    await fill(page, 'Add printer', { Name: 'Dora', Model: 'Voron 2.4' });
    await expect(status(row(page, 'Dora'))).toHaveText('idle');
    await expect(rows(page, 'Printers')).toHaveCount(4);
  });

  test('noon: a customer wants a sign', async ({ page }) => {
    await page.goto('/products');
    await press(page, 'Add product');
    await fill(page, 'Add product', { SKU: 'SIGN-05', Name: 'Door sign', Grams: '90', 'Print time (h)': '1.2', 'Price (€)': '29' });
    await expect(status(row(page, 'Door sign'))).toHaveText('ready');
    await expect(rows(page, 'Products')).toHaveCount(5);
  });

  test('it is printed twice, one after the other', async ({ page }) => {
    await page.goto('/jobs');
    for (const count of [1, 2]) {
      await press(page, 'New print job');
      await fill(page, 'New print job', { Product: 'Door sign', Printer: 'Dora', Filament: 'Extrudr Basalt' }, 'Queue');
      const line = rows(page, 'Print jobs').nth(1 + count);
      await press(line, 'Start');
      await expect(status(line)).toHaveText('done', PRINTED);
    }
    await expect(rows(page, 'Print jobs')).toHaveCount(4);
  });

  test('evening: the spool is nearly empty', async ({ page }) => {
    await page.goto('/filaments');
    await expect(row(page, 'Basalt')).toContainText('20 g');
    await expect(status(row(page, 'Basalt'))).toHaveText('low');
    await page.goto('/');
    await expect(page.getByLabel('Running low').getByRole('listitem')).toHaveCount(2);
  });
});
