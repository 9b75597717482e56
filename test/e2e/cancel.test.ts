/**
 * The runner's cancel (SIGINT, 7.5 s, SIGTERM, 2.5 s, SIGKILL, to main alone) in every phase: main ends what it began, removes
 * it, and says `cancelled`; at a second signal it leaves at once, and post does the rest.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { leftovers } from '../harness/chaos/leftovers.js';
import { makePlace, type Place } from '../harness/chaos/place.js';
import { BUNDLE } from '../harness/cli.js';
import { type GithubServices, startGithubServices } from '../harness/github-services.js';
import { type ActionOptions, type ActionResult, runAction } from '../harness/runner.js';

let services: GithubServices;
beforeAll(async () => {
  services = await startGithubServices();
});
afterAll(() => services.close());

let place: Place;
let before: readonly string[];
let marks: string;
beforeEach(async () => {
  place = makePlace({ bundle: BUNDLE });
  marks = join(place.root, 'marks');
  mkdirSync(marks);
  before = await leftovers(place);
});
afterEach(() => place.remove());

const edit = (name: string, from: string, to: string) => {
  const file = join(place.project, name);
  const text = readFileSync(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${name} has no ${from}`);
  writeFileSync(file, text.replace(from, to));
};
let runs = 0;
const act = (options: Partial<ActionOptions>): Promise<ActionResult> => {
  runs += 1;
  return runAction({
    main: BUNDLE,
    post: BUNDLE,
    node: process.env.TEST_NODE24 ?? process.execPath,
    workspace: place.project,
    temp: place.runnerTemp,
    ...options,
    inputs: { mode: 'run', parallel: '3', ...options.inputs },
    env: { ...services.jobEnv({ runId: `70${runs}` }), ...place.env, CHAOS_MARKS: marks, ...options.env },
  });
};
const left = async () => (await leftovers(place)).filter((line) => !before.includes(line));
const isMarked = (name: string) => () => existsSync(join(marks, name));
function inlineDockerfiles(folder: string): string[] {
  try {
    const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return paths.filter((path) => /(^|\/)dockerfile\d+$/.test(path)).map((path) => join(folder, path));
  } catch {
    // A folder in it has just gone: the next look sees the rest.
    return [];
  }
}
const containers = async (...filters: readonly string[]): Promise<number> => {
  const all = ['label=dev.isoshard.suite=inside', ...filters].flatMap((filter) => ['--filter', filter]);
  return (await place.docker('ps', '-q', ...all)).split('\n').filter(Boolean).length;
};

async function verifyCancelled({ main, post, result, leftovers: outlived }: ActionResult): Promise<void> {
  expect({ result, exit: main.exitCode, output: main.outputs.result }).toEqual({
    result: 'cancelled',
    exit: 130,
    output: 'cancelled',
  });
  expect(main.signals.map(({ signal }) => signal)).toEqual(['SIGINT']);
  expect(main.parsed.annotations.filter(({ level }) => level === 'error')).toEqual([]);
  expect(post?.exitCode).toBe(0);
  expect(outlived).toEqual([]);
  expect(await left()).toEqual([]);
}

describe('cancelled while', () => {
  test('the plan is made', async () => {
    const run = await act({
      inputs: { mode: 'plan' },
      env: { CHAOS_LIST_SECONDS: '60' },
      cancelWhen: isMarked('list'),
    });
    await verifyCancelled(run);
    expect(services.artifacts.map(({ name }) => name)).not.toContain('isoshard-plan');
  });

  test('an image is built', async () => {
    const image = `chaos-cancelled-${process.pid}`;
    const dockerfile = `dockerfile_inline: "FROM debian:trixie-slim\\nRUN sleep 60 # ${Date.now()}"`;
    edit(
      'compose.yml',
      '  tests:\n    image: debian:trixie-slim',
      `  tests:\n    image: ${image}\n    build: {context: ., ${dockerfile}}`,
    );
    // buildx has it in its temporary folder while it builds, and leaves it there when it is ended.
    let inline: string | undefined;
    const run = await act({
      cancelWhen: () => {
        inline ??= [place.tmp, place.runnerTemp].flatMap(inlineDockerfiles)[0];
        return inline !== undefined;
      },
    });
    expect(run.main.log).toContain('Build of tests');
    expect(inline).toContain(place.runnerTemp);
    await verifyCancelled(run);
    expect(await place.docker('images', '-q', image)).toBe('');
  });

  test('stacks start', async () => {
    edit('compose.yml', '["CMD", "true"]', '["CMD", "false"]');
    edit('compose.yml', 'start_interval: 200ms', 'start_interval: 200ms, retries: 1000');
    const run = await act({ inputs: { suite: 'inside' }, cancelWhen: async () => (await containers()) >= 2 });
    expect(run.main.log).not.toContain('ready in');
    await verifyCancelled(run);
  });

  test('tests run: what they wrote is saved', async () => {
    const run = await act({ env: { CHAOS_TEST_SECONDS: '60' }, cancelWhen: isMarked('run') });
    await verifyCancelled(run);
    const names = services.artifacts.map(({ name }) => name);
    expect(names).toContainEqual(expect.stringMatching(/^isoshard-shard-beside-1-/));
  });

  test('stacks are removed', async () => {
    let most = 0;
    const run = await act({
      inputs: { suite: 'inside' },
      cancelWhen: async () => {
        // Databases and their neighbours: what lists the tests is not among them.
        const now = await containers('label=com.docker.compose.service=db');
        most = Math.max(most, now);
        return most === 2 && now < most;
      },
    });
    await verifyCancelled(run);
  });
});

test('a second signal: main leaves at once, and post does the rest', async () => {
  const run = await act({
    env: { CHAOS_TEST_SECONDS: '60' },
    cancelWhen: isMarked('run'),
    grace: { interruptMs: 300, terminateMs: 2500 },
  });
  const { main, post, result } = run;
  expect(main.signals.map(({ signal }) => signal)).toEqual(['SIGINT', 'SIGTERM']);
  expect(main.exitCode).toBe(130);
  expect(result).toBe('cancelled');
  expect(post?.exitCode).toBe(0);
  expect(post?.log).toMatch(/removed [1-9]\d* objects/);
  expect(await left()).toEqual([]);
  // Another step of the job finds what this one had no time to remove, its receipts among it.
  expect((await act({ inputs: { suite: 'beside' } })).main.exitCode).toBe(0);
});

test('killed, and its checkout and home gone: post reads neither configuration nor compose file, and needs no record', async () => {
  const run = await act({
    env: { CHAOS_TEST_SECONDS: '60' },
    killMainWhen: () => {
      if (!isMarked('run')()) return false;
      for (const name of ['compose.yml', 'isoshard.yml']) rmSync(join(place.project, name));
      rmSync(join(place.home, '.local'), { recursive: true });
      return true;
    },
  });
  expect(run.main.signal).toBe('SIGKILL');
  expect(run.post?.exitCode).toBe(0);
  expect(run.post?.log).toMatch(/removed [1-9]\d* objects/);
  expect(await left()).toEqual([]);
});
