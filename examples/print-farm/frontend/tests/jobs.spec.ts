import type { Page } from '@playwright/test';
import { expect, fill, PRINTED, press, row, rows, status, test } from './farm';

const all = (page: Page) => rows(page, 'Print jobs').locator('.badge');

/** The list as it is with these jobs beside the two of the seed. */
async function open(page: Page, ...more: string[]) {
  await page.goto('/jobs');
  await expect(all(page)).toHaveText(['done', 'queued', ...more]);
}

test.describe('print jobs', () => {
  test.afterEach(({ farm }) => farm.tidyUpPrints());

  test('one is done, one waits', async ({ page }) => {
    await open(page);
    await expect(row(page, '2 × Cable clip')).toContainText('100 %');
    await expect(row(page, '1 × Phone stand')).toContainText('0 %');
    await expect(page.getByRole('button', { name: /^Start/ })).toHaveCount(1);
  });

  test('from the form to the finished print', async ({ page }) => {
    await open(page);
    await press(page, 'New print job');
    await fill(page, 'New print job', { Product: 'Gear set', Printer: 'Bela', Filament: 'Prusament Galaxy Black' }, 'Queue');
    await expect(all(page)).toHaveText(['done', 'queued', 'queued']);
    await press(row(page, 'Gear set'), 'Start');
    await expect(status(row(page, 'Gear set'))).toHaveText('done', PRINTED);
    await expect(row(page, 'Gear set')).toContainText('100 %');
    await expect(all(page)).toHaveText(['done', 'queued', 'done']);
  });

  test('@slow a lamp shade takes its time and 120 g', async ({ page, farm }) => {
    await farm.add('jobs', { product_id: 4, printer_id: 1, filament_id: 2 });
    await open(page, 'queued');
    await press(row(page, 'Lamp shade'), 'Start');
    await expect(row(page, 'Lamp shade').getByRole('progressbar')).not.toHaveAttribute('value', '0');
    await expect(status(row(page, 'Lamp shade'))).toHaveText('done', PRINTED);
    await page.goto('/filaments');
    await expect(row(page, 'Signal Orange')).toContainText('330 g');
    await expect(rows(page, 'Filaments')).toHaveCount(3);
  });

  test('a busy printer takes no second print', async ({ page, farm }) => {
    await farm.start(await farm.add('jobs', { product_id: 1, printer_id: 1, filament_id: 1, quantity: 50 }));
    await farm.add('jobs', { product_id: 3, printer_id: 1, filament_id: 1 });
    await open(page, 'printing', 'queued');
    await press(row(page, 'Gear set'), 'Start');
    await expect(page.getByText('Anna is busy: printing')).toBeVisible();
    await press(row(page, '50 × Cable clip'), 'Cancel');
    await expect(all(page)).toHaveText(['done', 'queued', 'canceled', 'queued']);
    await press(row(page, 'Gear set'), 'Start');
    await expect(all(page)).toHaveText(['done', 'queued', 'canceled', 'done'], PRINTED);
  });

  test('two printers, two prints', async ({ page, farm }) => {
    await farm.add('jobs', { product_id: 1, printer_id: 1, filament_id: 1 });
    await farm.add('jobs', { product_id: 3, printer_id: 2, filament_id: 2 });
    await open(page, 'queued', 'queued');
    await press(rows(page, 'Print jobs').nth(2), 'Start');
    await press(rows(page, 'Print jobs').nth(3), 'Start');
    await expect(all(page)).toHaveText(['done', 'queued', 'done', 'done'], PRINTED);
  });

  test('not enough filament', async ({ page, farm }) => {
    await farm.add('jobs', { product_id: 4, printer_id: 1, filament_id: 3 });
    await open(page, 'queued');
    await press(row(page, 'Lamp shade'), 'Start');
    await expect(page.getByText('Not enough filament: 120 g needed, 60 g left')).toBeVisible();
    await expect(all(page)).toHaveText(['done', 'queued', 'queued']);
  });

  test('a print can be stopped half-way', async ({ page, farm }) => {
    await farm.start(await farm.add('jobs', { product_id: 4, printer_id: 2, filament_id: 1, quantity: 6 }));
    await open(page, 'printing');
    await expect(row(page, 'Lamp shade').getByRole('progressbar')).not.toHaveAttribute('value', /^\d$/);
    await press(row(page, 'Lamp shade'), 'Cancel');
    await expect(all(page)).toHaveText(['done', 'queued', 'canceled']);
  });

  test('what prints cannot be deleted, what is stopped can', async ({ page, farm }) => {
    await farm.start(await farm.add('jobs', { product_id: 2, printer_id: 2, filament_id: 1, quantity: 10 }));
    await open(page, 'printing');
    const line = row(page, '10 × Phone stand');
    await expect(line.getByRole('button')).toHaveText(['Cancel']);
    await press(line, 'Cancel');
    await press(line, 'Delete');
    await fill(page, 'Delete print job', {}, 'Delete');
    await expect(all(page)).toHaveText(['done', 'queued']);
  });

  test('the pointer over a button shows it', async ({ page, isMobile }) => {
    test.skip(isMobile, 'there is no pointer');
    await open(page);
    await page.getByRole('button', { name: /^Start/ }).hover();
    await expect(page.getByRole('button', { name: /^Start/ })).toHaveCSS('cursor', 'pointer');
  });
});
