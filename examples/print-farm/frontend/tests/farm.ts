import { test as base, expect, type APIRequestContext, type Locator, type Page } from '@playwright/test';

export { expect };

/** A print takes a second or two; a machine that has other things to do may take its time. */
export const PRINTED = { timeout: 15_000 };

const API_URL = process.env.API_URL ?? 'http://localhost:8000';

type Kind = 'filaments' | 'printers' | 'products' | 'jobs' | 'users';
type Row = { id: number; [field: string]: any };

/** The backend itself: to arrange what a test is not about, and to put back what it changed. */
export class Farm {
  constructor(private readonly api: APIRequestContext) {}

  async stats(): Promise<object> {
    return (await this.api.get('/stats')).json();
  }

  async list(kind: Kind): Promise<Row[]> {
    return (await this.api.get(`/${kind}`)).json();
  }

  async add(kind: Kind, data: object): Promise<Row> {
    const response = await this.api.post(`/${kind}`, { data });
    expect(response.status(), await response.text()).toBe(201);
    return response.json();
  }

  async change(kind: Kind, id: number, data: object) {
    expect((await this.api.patch(`/${kind}/${id}`, { data })).ok()).toBe(true);
  }

  async start(job: Row) {
    expect((await this.api.post(`/jobs/${job.id}/start`)).ok()).toBe(true);
  }

  async reaches(kind: Kind, id: number, status: string) {
    await expect.poll(async () => (await this.list(kind)).find((row) => row.id === id)?.status, { intervals: [50], ...PRINTED }).toBe(status);
  }

  /** Removes the rows that match; prints among them are canceled first. */
  async remove(kind: Kind, matches: (row: Row) => boolean) {
    for (const row of (await this.list(kind)).filter(matches)) {
      if (row.status === 'printing') await this.api.post(`/jobs/${row.id}/cancel`);
      await this.api.delete(`/${kind}/${row.id}`);
    }
  }

  /** The print jobs and the shelves as they were. */
  async tidyUpPrints() {
    await this.remove('jobs', (job) => job.id > 2);
    for (const [id, remaining_g] of [[1, 820], [2, 450], [3, 60]]) await this.change('filaments', id, { remaining_g });
  }
}

const SEEDED = {
  users: 2,
  filaments: 3,
  filament_g: 1330,
  low_filaments: ['Polymaker Cloud White'],
  printers: 3,
  printers_by_status: { idle: 2, maintenance: 1 },
  products: 4,
  jobs: 2,
  jobs_by_status: { done: 1, queued: 1 },
};

export const test = base.extend<{ alone: boolean; tidy: void }, { farm: Farm }>({
  /** False where tests share what a beforeAll made, or build on one another. */
  alone: [true, { option: true }],

  /** Every test finds the farm as it was seeded, and leaves it so. */
  tidy: [async ({ alone, farm }, use) => {
    if (alone) expect(await farm.stats(), 'the farm before this test').toEqual(SEEDED);
    await use();
    if (alone) expect(await farm.stats(), 'the farm after this test').toEqual(SEEDED);
  }, { auto: true }],

  farm: [async ({ playwright }, use) => {
    const visitor = await playwright.request.newContext({ baseURL: API_URL });
    const response = await visitor.post('/auth/login', { data: { email: 'admin@farm.test', password: 'admin-pass-1' } });
    const { token } = await response.json();
    const api = await playwright.request.newContext({ baseURL: API_URL, extraHTTPHeaders: { authorization: `Bearer ${token}` } });
    await use(new Farm(api));
    await api.dispose();
    await visitor.dispose();
  }, { scope: 'worker' }],
});

export const table = (page: Page, name: string) => page.getByRole('table', { name });

/** The rows below the head. */
export const rows = (page: Page, name: string) => table(page, name).locator('tbody tr');

export const row = (page: Page, text: string | RegExp) => page.locator('tbody tr').filter({ hasText: text });

export const status = (line: Locator) => line.locator('.badge');

export const press = (scope: Page | Locator, name: string) => scope.getByRole('button', { name }).click();

export async function fill(page: Page, title: string, values: Record<string, string>, submit = 'Save') {
  const dialog = page.getByRole('dialog', { name: title });
  for (const [label, value] of Object.entries(values)) {
    const field = dialog.getByLabel(label, { exact: true });
    if (await field.evaluate((node) => node.tagName === 'SELECT')) await field.selectOption({ label: value });
    else await field.fill(value);
  }
  await dialog.getByRole('button', { name: submit, exact: true }).click();
}
