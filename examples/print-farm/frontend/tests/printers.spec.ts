import { expect, fill, press, row, rows, test } from './farm';

const all = (page: import('@playwright/test').Page) => rows(page, 'Printers').locator('.badge');

test('three printers: two idle, one in maintenance', async ({ page }) => {
  await page.goto('/printers');
  await expect(rows(page, 'Printers').locator('td:first-child')).toHaveText(['Anna', 'Bela', 'Carl']);
  await expect(all(page)).toHaveText(['idle', 'idle', 'maintenance']);
});

test('a new printer tests itself before it is idle', async ({ page, farm }) => {
  try {
    await page.goto('/printers');
    await press(page, 'Add printer');
    await fill(page, 'Add printer', { Name: 'Dora', Model: 'Voron 2.4' });
    await expect(all(page)).toHaveText(['idle', 'idle', 'maintenance', 'idle']);
  } finally {
    await farm.remove('printers', (printer) => printer.name === 'Dora');
  }
});

test('two printers cannot have one name', async ({ page }) => {
  await page.goto('/printers');
  await press(page, 'Add printer');
  await fill(page, 'Add printer', { Name: 'Anna', Model: 'Voron 2.4' });
  await expect(page.getByRole('dialog').getByRole('alert')).toHaveText('There is a printer named Anna already');
  await press(page.getByRole('dialog'), 'Cancel');
  await expect(rows(page, 'Printers')).toHaveCount(3);
});

test('back from maintenance', async ({ page, farm }) => {
  try {
    await page.goto('/printers');
    await press(page, 'Resume Carl');
    await expect(all(page)).toHaveText(['idle', 'idle', 'idle']);
  } finally {
    await farm.change('printers', 3, { maintenance: true });
  }
});

test('into maintenance and back', async ({ page, farm }) => {
  try {
    await page.goto('/printers');
    await press(page, 'Service Bela');
    await expect(all(page)).toHaveText(['idle', 'maintenance', 'maintenance']);
    await press(page, 'Resume Bela');
    await expect(all(page)).toHaveText(['idle', 'idle', 'maintenance']);
  } finally {
    await farm.change('printers', 2, { maintenance: false });
    await farm.reaches('printers', 2, 'idle');
  }
});

test('not while it prints', async ({ page, farm }) => {
  try {
    await farm.start(await farm.add('jobs', { product_id: 1, printer_id: 1, filament_id: 1, quantity: 50 }));
    await page.goto('/printers');
    await expect(all(page)).toHaveText(['printing', 'idle', 'maintenance']);
    await press(page, 'Service Anna');
    await expect(page.getByText('Anna is printing')).toBeVisible();
    await expect(all(page)).toHaveText(['printing', 'idle', 'maintenance']);
  } finally {
    await farm.tidyUpPrints();
  }
});

test.describe.serial('a printer gets another name', () => {
  test('Bela becomes Berta', async ({ page }) => {
    await page.goto('/printers');
    await press(page, 'Edit Bela');
    await fill(page, 'Edit Bela', { Name: 'Berta' });
    await expect(rows(page, 'Printers').locator('td:first-child')).toHaveText(['Anna', 'Berta', 'Carl']);
  });

  test('its jobs know', async ({ page }) => {
    await page.goto('/jobs');
    await expect(row(page, 'Phone stand')).toContainText('Berta');
  });

  test('and back', async ({ page }) => {
    await page.goto('/printers');
    await press(page, 'Edit Berta');
    await fill(page, 'Edit Berta', { Name: 'Bela' });
    await expect(rows(page, 'Printers').locator('td:first-child')).toHaveText(['Anna', 'Bela', 'Carl']);
  });

  test.afterAll(({ farm }) => farm.change('printers', 2, { name: 'Bela' }));
});
