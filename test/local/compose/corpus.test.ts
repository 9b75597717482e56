/** Compose files as real projects have them: what is found in each, and that what becomes of it is private and accepted. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { isolate } from '../../../src/compose/isolate.js';
import type { ComposeModel } from '../../../src/compose/model.js';
import { readComposeProject } from '../../../src/modes/compose-project.js';
import { isolateProject } from '../../../src/modes/isolate-project.js';
import { auditTable } from '../../../src/reports/isolation.js';
import { shareable } from '../../compose/shareable.js';

const run = promisify(execFile);
const CORPUS = join(import.meta.dirname, '..', '..', 'fixtures', 'compose');
const GOLDENS = join(import.meta.dirname, '..', '..', 'goldens', 'compose');

interface Case {
  readonly files: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Needs a Compose that may not be here. */
  readonly newer?: true;
}

const scratch = mkdtempSync(join(tmpdir(), 'isoshard-corpus-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const names = readdirSync(CORPUS).sort();
const caseOf = (name: string): Case => JSON.parse(readFileSync(join(CORPUS, name, 'case.json'), 'utf8')) as Case;

function readCase(name: string) {
  const folder = join(CORPUS, name);
  const { files, env = {} } = caseOf(name);
  const environment = { PATH: process.env.PATH ?? '', HOME: '/home/dev', ...env };
  return readComposeProject({ files: files.map((file) => join(folder, file)), folder }, environment);
}

/** What Compose says of a model: its own exit status 0 is all. */
async function accepted(name: string, model: ComposeModel): Promise<void> {
  const file = join(scratch, `${name}.json`);
  writeFileSync(file, JSON.stringify(model));
  await run('docker', ['compose', '-f', file, '--profile', '*', 'config', '--quiet'], { cwd: scratch });
}

/** Paths of this checkout, and of the engine's host, are none of a golden's business. */
const neutral = (text: string, name: string): string =>
  text.replaceAll(`${join(CORPUS, name)}/`, './').replaceAll(join(CORPUS, name), '.');

test('the corpus is one', () => {
  expect(names.length).toBeGreaterThanOrEqual(40);
});

describe.concurrent('each of them', () => {
  test.for(names.filter((name) => caseOf(name).newer !== true))('%s', async (name, { expect }) => {
    const project = await readCase(name);
    const context = { env: {}, kind: 'cli', paths: { workspace: join(CORPUS, name) } } as never;
    const made = (as: string) => {
      const images = Object.fromEntries(
        Object.keys(project.model.services)
          .filter((service) => project.model.services[service]?.build !== undefined)
          .map((service) => [service, 'isoshard/image:of-the-build']),
      );
      const request = { model: project.model, project: as, labels: { owner: as }, ports: 'drop', images } as const;
      const rooted = { ...project, root: join(CORPUS, name) };
      return { ...isolateProject(context, rooted, { ...request, allow: [], stacks: 2 }), request };
    };
    const [one, two] = [made('isoshard-0123456789-web-1'), made('isoshard-0123456789-web-2')];

    const found = neutral(auditTable(one.judged).join('\n'), name);
    await expect(`${found}\n`).toMatchFileSnapshot(join(GOLDENS, `${name}.txt`));

    await accepted(`${name}-one`, one.model);
    const again = isolate(one.model, { ...one.request, binds: one.binds, startInterval: true });
    expect(again.changes).toEqual([]);
    expect(again.model).toEqual(one.model);

    const isRefused = one.judged.some(({ action }) => action === 'refused');
    const common = shareable(one.model).filter((name) => shareable(two.model).includes(name));
    if (!isRefused) expect(common).toEqual([]);
  });
});

describe('what this Compose does not know', () => {
  test.each(names.filter((name) => caseOf(name).newer === true))('%s is refused by it, with its file', async (name) => {
    const outcome = await readCase(name).then(
      () => undefined,
      (error: { code?: string; location?: { file: string } }) => error,
    );
    // A newer Compose takes it; then there is nothing to refuse.
    if (outcome !== undefined) {
      expect(outcome.code).toBe('compose-invalid');
      expect(outcome.location?.file).toContain(name);
    }
  });
});
