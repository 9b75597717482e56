import { expect, fill, press, row, rows, status, table, test } from './farm';

const MINT = { Brand: 'Fillamentum', Material: 'PETG', Color: 'Mint', 'Remaining (g)': '700' };

test.beforeEach(async ({ page }) => {
  await page.goto('/filaments');
  await expect(rows(page, 'Filaments')).toHaveCount(3);
});

test.describe('list', () => {
  test('shows exactly three filaments', async ({ page }) => {
    await expect(rows(page, 'Filaments').locator('td:first-child')).toHaveText(['Prusament', 'eSun', 'Polymaker']);
    await expect(rows(page, 'Filaments').locator('.badge')).toHaveText(['in stock', 'in stock', 'low']);
  });

  for (const [typed, found] of [['petg', 'Signal Orange'], ['POLY', 'Cloud White']]) {
    test(`filter "${typed}" leaves ${found}`, async ({ page }) => {
      await page.getByLabel('Filter filaments').fill(typed);
      await expect(rows(page, 'Filaments')).toHaveCount(1);
      await expect(rows(page, 'Filaments')).toContainText(found);
      await page.getByLabel('Filter filaments').clear();
      await expect(rows(page, 'Filaments')).toHaveCount(3);
    });
  }

  test('a filter that finds nothing says so', async ({ page }) => {
    await page.getByLabel('Filter filaments').fill('wood');
    await expect(page.getByText('No filaments')).toBeVisible();
  });
});

test.describe('add and remove', () => {
  test.afterEach(({ farm }) => farm.remove('filaments', (filament) => filament.id > 3));

  test('a new filament comes last', async ({ page }) => {
    await press(page, 'Add filament');
    await fill(page, 'Add filament', MINT);
    await expect(rows(page, 'Filaments')).toHaveCount(4);
    await expect(rows(page, 'Filaments').last()).toContainText('Fillamentum');
  });

  test('names keep quotes, umlauts, emoji & <b>tags</b> 🧵', async ({ page }) => {
    await press(page, 'Add filament');
    await fill(page, 'Add filament', { ...MINT, Brand: 'O\'Brien & Söhne "3D"', Color: '<b>Mint</b> 🧵' });
    await expect(rows(page, 'Filaments').last()).toContainText('O\'Brien & Söhne "3D"');
    await expect(rows(page, 'Filaments').last()).toContainText('<b>Mint</b> 🧵');
    await expect(rows(page, 'Filaments')).toHaveCount(4);
  });

  test('what is not used can be deleted', async ({ page, farm }) => {
    await farm.add('filaments', { brand: 'Fillamentum', material: 'PETG', color: 'Mint', remaining_g: 700 });
    await page.reload();
    await expect(rows(page, 'Filaments')).toHaveCount(4);
    await press(page, 'Delete Fillamentum Mint');
    await fill(page, 'Delete filament', {}, 'Delete');
    await expect(rows(page, 'Filaments')).toHaveCount(3);
  });

  test('what a print job uses cannot', async ({ page }) => {
    await press(page, 'Delete eSun Signal Orange');
    await fill(page, 'Delete filament', {}, 'Delete');
    await expect(page.getByRole('dialog').getByRole('alert')).toHaveText('A print job uses this filament');
    await press(page.getByRole('dialog'), 'Cancel');
    await expect(rows(page, 'Filaments')).toHaveCount(3);
  });
});

test.describe('stock', () => {
  test.afterEach(({ farm }) => farm.tidyUpPrints());

  test('an order arrives, and what was low is in stock', async ({ page }) => {
    await expect(row(page, 'Cloud White')).toContainText('60 g');
    await press(page, 'Order Polymaker Cloud White');
    await fill(page, 'Order Polymaker Cloud White', { Grams: '750' }, 'Order');
    await expect(page.getByText('750 g of Polymaker Cloud White ordered')).toBeVisible();
    await expect(status(row(page, 'Cloud White'))).toHaveText('in stock');
    await expect(row(page, 'Cloud White')).toContainText('810 g');
  });

  test('deliveries › after the first "1 kg" a second can be ordered', async ({ page }) => {
    for (const total of ['1820 g', '2820 g']) {
      await press(page, 'Order Prusament Galaxy Black');
      await fill(page, 'Order Prusament Galaxy Black', { Grams: '1000' }, 'Order');
      await expect(row(page, 'Galaxy Black')).toContainText(total);
    }
    await expect(rows(page, 'Filaments')).toHaveCount(3);
  });

  test('two orders of different filaments arrive together', async ({ page }) => {
    for (const name of ['eSun Signal Orange', 'Polymaker Cloud White']) {
      await press(page, `Order ${name}`);
      await fill(page, `Order ${name}`, { Grams: '500' }, 'Order');
    }
    await expect(row(page, 'Signal Orange')).toContainText('950 g');
    await expect(row(page, 'Cloud White')).toContainText('560 g');
    await expect(table(page, 'Filaments').getByText('in stock')).toHaveCount(3);
  });

  test('a corrected stock that is too little is low', async ({ page }) => {
    await press(page, 'Edit eSun Signal Orange');
    await fill(page, 'Edit eSun Signal Orange', { 'Remaining (g)': '20' });
    await expect(status(row(page, 'Signal Orange'))).toHaveText('low');
    await expect(page.locator('.badge').filter({ hasText: 'low' })).toHaveCount(2);
  });
});
