import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { actionSummary, fitSummary, summaryLimitBytes } from '../../src/github/summary.js';

describe('a summary in the room that is left', () => {
  test('stays as it is if it fits to the byte', () => {
    expect(fitSummary('äöü\n', 7)).toBe('äöü\n');
  });

  test('is cut after a whole line, and says so', () => {
    const lines = Array.from({ length: 100 }, (_, index) => `row ${index} ä`).join('\n');
    const fitted = fitSummary(lines, 300);
    expect(Buffer.byteLength(fitted)).toBeLessThanOrEqual(300);
    expect(fitted).toMatch(/^row 0 ä\n(row \d+ ä\n)+\n_The rest is left out/);
  });

  test('is nothing where not even the note fits', () => {
    expect(fitSummary('x'.repeat(100), 20)).toBe('');
    expect(fitSummary('x', -5)).toBe('');
  });
});

describe('the file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'summary-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('grows, and never past what the runner uploads', async () => {
    const file = join(folder, 'summary');
    const summary = actionSummary(file);
    await summary.append('# First');
    await summary.append('second');
    expect(await readFile(file, 'utf8')).toBe('# First\nsecond\n');
    for (let i = 0; i < 4; i++) await summary.append('a row of a table\n'.repeat(30_000));
    expect((await stat(file)).size).toBeLessThanOrEqual(summaryLimitBytes);
  });

  test('is not needed', async () => {
    await expect(actionSummary('').append('text')).resolves.toBeUndefined();
  });
});
