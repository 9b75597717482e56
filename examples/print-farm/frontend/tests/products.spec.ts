import { expect, fill, press, row, rows, status, test } from './farm';

const VASE = { SKU: 'vase-05', Name: 'Vase', Grams: '80', 'Print time (h)': '0.5', 'Price (€)': '19' };

test.describe('products', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto('/products');
    await expect(rows(page, 'Products')).toHaveCount(4);
  });

  test.afterEach(({ farm }) => farm.remove('products', (product) => product.id > 4));

  test('the catalog has four', async ({ page }) => {
    await expect(rows(page, 'Products').locator('td:first-child')).toHaveText(['CLIP-01', 'STAND-02', 'GEAR-03', 'LAMP-04']);
    await expect(row(page, 'Lamp shade')).toContainText('€ 39.00');
  });

  test('search asks the server', async ({ page }) => {
    await page.getByLabel('Search products').fill('stand');
    await expect(rows(page, 'Products')).toHaveCount(1);
    await page.getByLabel('Search products').fill('');
    await expect(rows(page, 'Products')).toHaveCount(4);
  });

  test('a new product is sliced, then ready', async ({ page }) => {
    await press(page, 'Add product');
    await fill(page, 'Add product', VASE);
    await expect(status(row(page, 'VASE-05'))).toHaveText('ready');
    await expect(rows(page, 'Products')).toHaveCount(5);
  });

  test('more material: it is sliced again', async ({ page, farm }) => {
    await farm.add('products', { sku: 'VASE-05', name: 'Vase', grams: 80, print_hours: 0.5 });
    await page.reload();
    await expect(status(row(page, 'VASE-05'))).toHaveText('ready');
    await press(page, 'Edit Vase');
    await fill(page, 'Edit Vase', { Grams: '95' });
    await expect(row(page, 'VASE-05')).toContainText('95 g');
    await expect(status(row(page, 'VASE-05'))).toHaveText('ready');
    await expect(rows(page, 'Products')).toHaveCount(5);
  });

  test('a discount of 10 %', async ({ page, farm }) => {
    try {
      await press(page, 'Edit Phone stand');
      await fill(page, 'Edit Phone stand', { 'Price (€)': '13.41' });
      await expect(row(page, 'STAND-02')).toContainText('€ 13.41');
      await expect(rows(page, 'Products').getByText('ready')).toHaveCount(4);
    } finally {
      await farm.change('products', 2, { price_cents: 1490 });
    }
  });
});

test.describe('a product with a history', () => {
  test.use({ alone: false });

  test.beforeAll(async ({ farm }) => {
    const { id } = await farm.add('products', { sku: 'HOOK-06', name: 'Wall hook', grams: 15, print_hours: 0.4 });
    await farm.reaches('products', id, 'ready');
    const job = await farm.add('jobs', { product_id: id, printer_id: 2, filament_id: 1 });
    await farm.start(job);
    await farm.reaches('jobs', job.id, 'done');
  });

  test.afterAll(async ({ farm }) => {
    await farm.tidyUpPrints();
    await farm.remove('products', (product) => product.sku === 'HOOK-06');
  });

  test('is the fifth', async ({ page }) => {
    await page.goto('/products');
    await expect(rows(page, 'Products')).toHaveCount(5);
    await expect(row(page, 'HOOK-06')).toContainText('Wall hook');
  });

  test('cannot be deleted', async ({ page }) => {
    await page.goto('/products');
    await press(page, 'Delete Wall hook');
    await fill(page, 'Delete product', {}, 'Delete');
    await expect(page.getByRole('dialog').getByRole('alert')).toHaveText('A print job uses this product');
  });

  test('has its print in the list', async ({ page }) => {
    await page.goto('/jobs');
    await expect(rows(page, 'Print jobs').locator('.badge')).toHaveText(['done', 'queued', 'done']);
  });
});
