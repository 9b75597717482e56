/** What people copy from the pages works: configurations, workflows, commands, links. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseArguments } from '../../src/cli/arguments.js';
import { COMMANDS } from '../../src/cli/commands.js';
import { parseConfig } from '../../src/config/load.js';
import { selectSuites } from '../../src/config/suites.js';
import { readActionInputs } from '../../src/inputs.js';
import { anchorOf, blocks, PAGES, proseOf, ROOT, spansOf, textOf } from './pages.js';

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly jobs: Readonly<Record<string, Step & { readonly steps?: readonly Step[] }>>;
  readonly on: { readonly workflow_call?: { readonly inputs: Readonly<Record<string, { type: string }>> } };
}

const action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));
const WORKFLOWS = readdirSync(join(ROOT, '.github/workflows'));
const read = (name: string) => readFileSync(join(ROOT, '.github/workflows', name), 'utf8');
const isOurs = ({ uses = '' }: Step) => uses === './' || /^OWNER\/isoshard@/.test(uses);

test('every block of yaml says what it is', () => {
  const kinds = new Set(['isoshard.yml', 'workflow', 'workflow-step', 'compose']);
  expect(blocks('yaml').filter(([, { kind }]) => !kinds.has(kind))).toEqual([]);
});

test.each(blocks('yaml', 'isoshard.yml'))('%s: the configuration is valid', (_, { text, page }) => {
  expect(() => parseConfig(text, { file: join(ROOT, page), root: ROOT, name: page })).not.toThrow();
});

test('the configuration of the example is valid', () => {
  const file = join(ROOT, 'examples/print-farm/isoshard.yml');
  expect(() => parseConfig(readFileSync(file, 'utf8'), { file, root: dirname(file) })).not.toThrow();
});

describe('workflows', () => {
  const snippets = blocks('yaml', 'workflow').map(([name, { text }]) => [name, text] as const);
  const steps = blocks('yaml', 'workflow-step').map(
    ([name, { text }]) => [name, `jobs:\n  job:\n    steps:\n${text.replace(/^/gm, '      ')}`] as const,
  );
  const files = WORKFLOWS.map((name) => [name, read(name)] as const);
  const all = [...snippets, ...steps, ...files];

  test.each(all)('%s: the inputs and outputs of the action that it uses exist', (_, text) => {
    const { jobs } = parse(text) as Workflow;
    for (const step of Object.values(jobs).flatMap((job) => job.steps ?? [])) {
      if (!isOurs(step)) continue;
      const given = step.with ?? {};
      expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
      // What an expression gives is not known here; a needs context is JSON.
      const value = (name: string) => (String(given[name] ?? '').includes('${{') ? '' : String(given[name] ?? ''));
      expect(() => readActionInputs(value, {})).not.toThrow();
      const used =
        step.id === undefined ? [] : [...text.matchAll(new RegExp(`steps\\.${step.id}\\.outputs\\.([\\w-]+)`, 'g'))];
      expect(Object.keys(action.outputs)).toEqual(expect.arrayContaining(used.map(([, name]) => name)));
    }
  });

  test.each(all)('%s: the inputs of the reusable workflow that it calls exist', (_, text) => {
    const { inputs = {} } = (parse(read('isoshard.yml')) as Workflow).on.workflow_call ?? {};
    for (const job of Object.values((parse(text) as Workflow).jobs)) {
      if (!job.uses?.includes('/.github/workflows/isoshard.yml@')) continue;
      for (const [name, value] of Object.entries(job.with ?? {})) expect(typeof value).toBe(inputs[name]?.type);
    }
  });

  test.each(files)('%s: actions of others are pinned, jobs have permissions and an end', (_, text) => {
    for (const [, uses = '', comment = ''] of text.matchAll(/^ *-? *uses: (\S+)(.*)$/gm)) {
      if (isOurs({ uses })) continue;
      expect(uses).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40}$/);
      expect(comment).toMatch(/^ # v\d+\.\d+\.\d+$/);
    }
    const workflow = parse(text);
    expect(workflow.permissions).toEqual({});
    for (const job of Object.values<Record<string, unknown>>(workflow.jobs)) {
      expect(job).toHaveProperty('permissions');
      expect(job).toHaveProperty('timeout-minutes');
    }
  });
});

describe('commands', () => {
  const isCommand = new RegExp(`^isoshard (${COMMANDS.map(({ name }) => name).join('|')})\\b`);
  const inBlocks = blocks('sh').flatMap(([name, { text }]) => text.split('\n').map((line) => [name, line] as const));
  const inSpans = PAGES.flatMap((page) => spansOf(page).map((span) => [page, span] as const));
  const commands = [...inBlocks, ...inSpans].filter(([, text]) => isCommand.test(text));

  test('are many', () => expect(commands.length).toBeGreaterThan(20));

  test.each(commands)('%s: %s', (_, text) => {
    expect(parseArguments(text.split(/\s+/).slice(1), { version: '', env: {} })).toMatchObject({ kind: 'inputs' });
  });

  test('what stands for the targets of make is a command for the example', () => {
    const file = join(ROOT, 'examples/print-farm/isoshard.yml');
    const config = parseConfig(readFileSync(file, 'utf8'), { file, root: dirname(file) });
    const rows = [...textOf('README.md').matchAll(/^\| `make [^|]+\| `isoshard ([^`]+)`/gm)];
    expect(rows.length).toBe(5);
    for (const [, args = ''] of rows) {
      const parsed = parseArguments(args.split(/\s+/), { version: '', env: {} });
      const { suites = [] } = parsed.kind === 'inputs' && parsed.inputs.mode === 'run' ? parsed.inputs : {};
      expect(() => selectSuites(config, suites)).not.toThrow();
    }
  });

  test.each(PAGES)('%s: every npm script that it names exists', (page) => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const named = [...textOf(page).matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named));
  });
});

test.each(PAGES)('%s: what it links to exists', (page) => {
  for (const [, target = ''] of proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^https:/.test(target)) continue;
    const [path = '', anchor] = target.split('#');
    const file = join(ROOT, path === '' ? page : join(dirname(page), path));
    expect(existsSync(file), target).toBe(true);
    if (anchor === undefined) continue;
    const headings = [...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      anchorOf(heading),
    );
    expect(headings, target).toContain(anchor);
  }
});
