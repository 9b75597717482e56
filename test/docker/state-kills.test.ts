/**
 * Main is killed at a request of its own to the engine, in the middle of `prepare`, of saving, of restoring and of a reset: no half state is ever
 * used, the next run makes it anew, and nothing is left. `npm run test:state` does it at every such request; here are two.
 */
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/docker/engine.js';
import { layersOf } from '../../src/snapshot/layers-ahead.js';
import type { Generation } from '../../src/snapshot/seal.js';
import { leftovers } from '../harness/chaos/leftovers.js';
import { makePlace, type Place } from '../harness/chaos/place.js';
import { BUNDLE } from '../harness/cli.js';
import { startGithubServices } from '../harness/github-services.js';
import { runAction } from '../harness/runner.js';
import { type Blow, type EngineProxy, engineProxy } from './engine-proxy.js';
import { docker, engineHere, IMAGE } from './lab.js';
import { forgetStates, generationsHere, newGenerations } from './states.js';

const FILES = 200;
const COMPOSE = `services:
  db:
    image: ${IMAGE}
    command: [sh, -c, "trap 'exit 0' TERM; while :; do sleep 0.05; done"]
    volumes: ["data:/data"]
  tests:
    image: ${IMAGE}
    working_dir: /project
    volumes: [".:/project", "data:/data:ro"]
    depends_on: [db]
volumes: {data: {}}
`;
/** What it writes last is what tells a whole state from half of one. */
const SEED = `for i in $(seq ${FILES}); do echo $i > /data/$i; done; sleep 0.2; echo whole > /data/whole`;
const CONFIG = `version: 1
compose: [compose.yml]
suites:
  api:
    runner: pytest
    service: tests
    command: [bash, check.sh]
    shards: 1
    workers: 1
    prepare: [{service: db, command: [sh, -c, ${JSON.stringify(SEED)}]}]
`;
/** The tests of the suite: red on half a state. */
const CHECK = `if [ "$ISOSHARD_MODE" = run ] && { [ "$(cat /data/whole)" != whole ] || [ "$(ls /data | wc -l)" != ${FILES + 1} ]; }; then
  echo "half a state: $(ls /data | wc -l) files"; exit 1
fi
exec bash pytest.sh
`;

const MAKING: readonly (readonly [string, RegExp, Blow['when']])[] = [
  ['a step of prepare', /POST \/v[\d.]+\/exec\/[0-9a-f]+\/start/, 'after'],
  ['the end of its services', /POST [^ ]*\/containers\/[0-9a-f]+\/stop/, 'before'],
  ['what they left, being read', /GET [^ ]*\/archive\?path=%2Fdoor%2Fisoshard-state-/, 'after'],
  ['the volume of the manifest', /volumes\/create[^{]*\{"Name":"isoshard-state-[0-9a-f-]+-manifest"/, 'after'],
  ['the manifest, not yet written', /PUT [^ ]*\/archive\?path=%2Fdoor%2Fisoshard-state-[0-9a-f-]+-manifest/, 'before'],
  ['the manifest, written', /PUT [^ ]*\/archive\?path=%2Fdoor%2Fisoshard-state-[0-9a-f-]+-manifest/, 'after'],
  ['the seal, not yet made', /volumes\/create[^{]*\{"Name":"isoshard-state-[0-9a-f]{40}"/, 'before'],
];
const SEALED = ['the seal, made', /volumes\/create[^{]*\{"Name":"isoshard-state-[0-9a-f]{40}"/, 'after'] as const;
const RESTORING: readonly (readonly [string, RegExp, Blow['when']])[] = [
  ['the mark of use', /volumes\/create[^{]*\{"Name":"[^"]+-state"/, 'after'],
  ['folders for what is written', /volumes\/create[^{]*\{"Name":"[^"]+-state-0-0"/, 'after'],
  ['the links to them', /volumes\/create[^{]*\{"Name":"[^"]+-state-0"[^}]*\}[^}]*"type":"overlay"/, 'before'],
  ['the overlay', /volumes\/create[^{]*\{"Name":"[^"]+-state-0"[^}]*\}[^}]*"type":"overlay"/, 'after'],
  ['the start of its services', /POST [^ ]*\/containers\/[0-9a-f]+\/start/, 'after'],
];

/** A reset begins with the folders that it makes for what is written from then on. */
const RESET_BEGINS = /volumes\/create[^{]*\{"Name":"[^"]+-state-0-1"/;
const RESETTING: readonly (readonly [string, RegExp, Blow['when']])[] = [
  ['its folders, not yet made', RESET_BEGINS, 'before'],
  ['its folders', RESET_BEGINS, 'after'],
  ['the end of its services', /POST [^ ]*\/containers\/[0-9a-f]+\/kill/, 'after'],
  ['the links, not yet changed', /PUT [^ ]*\/archive\?path=%2Fdoor/, 'before'],
  ['the links, changed', /PUT [^ ]*\/archive\?path=%2Fdoor/, 'after'],
  ['their start', /POST [^ ]*\/containers\/[0-9a-f]+\/start/, 'after'],
  ['the removal of what was written', /DELETE [^ ]*\/volumes\/[^ ]+-state-0-0/, 'after'],
];
/** A database that starts on the state as it was made, and on no other one; it writes to it at once. */
const STRICT = `rm -f /tmp/up
if [ -e /data/whole ]; then
  [ "$(cat /data/whole)" = whole ] && [ "$(ls /data | wc -l)" = ${FILES + 1} ] || { echo "not the state: $(ls /data | wc -l) files"; exit 1; }
  rm /data/7; touch /data/dirty
fi
trap 'exit 0' TERM; touch /tmp/up; while :; do sleep 0.05; done`;
const STRICT_COMPOSE = `services:
  db:
    image: ${IMAGE}
    command: [bash, -c, ${JSON.stringify(STRICT.replaceAll('$', '$$'))}]
    volumes: ["data:/data"]
    healthcheck: {test: test -e /tmp/up, interval: 1s, retries: 20}
  tests:
    image: ${IMAGE}
    working_dir: /project
    volumes: [".:/project"]
    depends_on: [db]
volumes: {data: {}}
`;
/** Asks for the beginning before the first test. */
const ASK = `if [ "$ISOSHARD_MODE" = run ]; then
  perl -MIO::Socket::UNIX -e '
    my $door = IO::Socket::UNIX->new($ENV{ISOSHARD_RESET_SOCKET}) or die "no door";
    print $door "POST /reset HTTP/1.1\\r\\nHost: x\\r\\nAuthorization: Bearer $ENV{ISOSHARD_RESET_TOKEN}\\r\\nContent-Length: 0\\r\\n\\r\\n";
    $door->flush; my $said = <$door>; $said =~ / 200 / or die "refused: $said";
  ' || exit 1
fi
exec bash pytest.sh
`;
/** A layer is made ahead of files that the database opens for writing as it starts; tests take their time meanwhile. */
const AHEAD_FILES = {
  'compose.yml': COMPOSE.replace('"trap', '"[ ! -e /data/whole ] || exec 3>>/data/1; trap'),
  'check.sh': CHECK.replace('exec bash', '[ "$ISOSHARD_MODE" != run ] || sleep 4\nexec bash'),
};
const AHEAD = 'isoshard-state-[0-9a-f]{16}-[0-9a-f]{10}-ahead-0-[0-9a-f]{10}';
const ofLayer = (end: string) => new RegExp(`volumes/create[^{]*\\{"Name":"${AHEAD}${end}"`);
const LAYERS: readonly (readonly [string, RegExp, Blow['when']])[] = [
  ['begun', ofLayer(''), 'after'],
  ['copied, not yet offered', ofLayer('-whole'), 'before'],
  ['offered', ofLayer('-whole'), 'after'],
  ['not yet taken', ofLayer('-taken'), 'before'],
  ['taken', ofLayer('-taken'), 'after'],
];
const ALL = process.env.STATE_TESTS === 'all';

let engine: Engine;
let proxy: EngineProxy;
let place: Place;
let before: ReadonlySet<string>;
let beforeAll: readonly string[];
const keys = new Set<string>();

beforeEach(async () => {
  engine = await engineHere();
  proxy = await engineProxy();
  place = makePlace({ bundle: BUNDLE });
  for (const [name, text] of Object.entries({ 'compose.yml': COMPOSE, 'isoshard.yml': CONFIG, 'check.sh': CHECK })) {
    writeFileSync(join(place.project, name), text);
  }
  before = await generationsHere(engine);
  beforeAll = await leftovers(place);
});
afterEach(async () => {
  for (const { key } of await newGenerations(engine, before)) keys.add(key);
  proxy.cut();
  await forgetStates(engine, keys);
  place.remove();
});

/** With `next`, the next request of that kind is the one. */
type Point = Omit<Blow, 'strike'> & { readonly next?: Omit<Blow, 'strike'> };

/** `isoshard run`, or what `argv` says, through the proxy. */
async function run(blow?: Point, argv: readonly string[] = ['run']): Promise<{ code: number | null; said: string }> {
  const child = spawn(place.node, [place.bundle, ...argv], {
    cwd: place.project,
    env: { ...process.env, GITHUB_ACTIONS: '', ...place.env, DOCKER_HOST: proxy.address },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => child.kill('SIGKILL');
  const { next } = blow ?? {};
  const strike = next === undefined ? kill : () => proxy.expect({ ...next, strike: kill });
  if (blow !== undefined) proxy.expect({ ...blow, strike });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once('exit', (status) => resolve(status)));
  return { code, said };
}

const pointOf = ([, at, when]: readonly [string, RegExp, Blow['when']]): Point => ({ at, when });

/** Kills a run there. */
async function killed(point: Point): Promise<readonly Generation[]> {
  const { code, said } = await run(point);
  expect({ code, said: code === null ? '' : said }).toEqual({ code: null, said: '' });
  return newGenerations(engine, before);
}

/** A run that nobody disturbs, which begins with a state that is whole. */
async function whole(how: 'made' | 'found'): Promise<Generation> {
  const { code, said } = await run();
  expect(said).toMatch(
    how === 'made' ? /initial state sha256:\w+, made and saved/ : /initial state sha256:\w+, saved .* ago/,
  );
  expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' });
  const made = await newGenerations(engine, before);
  expect(made).toHaveLength(1);
  const [own] = made as [Generation];
  expect(own.sealed?.digest).toMatch(/^sha256:/);
  const [header = ''] = readFileSync(join(place.project, 'isoshard-report/shards/api-1/receipt.ndjson'), 'utf8').split(
    '\n',
  );
  expect(JSON.parse(header).state).toEqual({ key: own.key, digest: own.sealed?.digest });
  return own;
}

const left = async () => (await leftovers(place)).filter((line) => !beforeAll.includes(line));

test('in the middle of saving, then of restoring: made anew, then found', async () => {
  const [last] = MAKING.slice(-1);
  const half = await killed(pointOf(last ?? SEALED));
  expect(half.map(({ sealed, volumes }) => [sealed, volumes.length])).toEqual([[undefined, 2]]);
  // It makes the state anew, and is killed when it gives it to its stack.
  const [made, ...more] = await killed(pointOf(RESTORING[2] ?? SEALED));
  expect([made?.sealed !== undefined, more]).toEqual([true, []]);
  expect(made?.generation).not.toBe(half[0]?.generation);
  expect((await whole('found')).generation).toBe(made?.generation);
  expect(await left()).toEqual([]);
});

describe.runIf(ALL)('everywhere', () => {
  test.each(MAKING)('while it is made: %s', async (...point) => {
    const half = await killed(pointOf(point));
    expect(half.every(({ sealed }) => sealed === undefined)).toBe(true);
    const own = await whole('made');
    expect(half.map(({ generation }) => generation)).not.toContain(own.generation);
    expect(await left()).toEqual([]);
  });

  test('once it is sealed, it is whole', async () => {
    const [made] = await killed(pointOf(SEALED));
    expect((await whole('found')).generation).toBe(made?.generation);
  });

  test.each(RESTORING)('while it is given to a stack: %s', async (...point) => {
    const made = await whole('made');
    await killed(pointOf(point));
    const found = await whole('found');
    expect([found.generation, found.sealed?.digest]).toEqual([made.generation, made.sealed?.digest]);
    expect(await left()).toEqual([]);
  });

  test.each(RESETTING)('while a stack is put back: %s', async (_, at, when) => {
    const reset = CONFIG.replace('    workers: 1\n', '    workers: 1\n    reset: on-demand\n');
    const files = { 'compose.yml': STRICT_COMPOSE, 'isoshard.yml': reset, 'check.sh': ASK };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(place.project, name), text);
    const made = await whole('made');
    const point = { at, when };
    await killed(RESET_BEGINS === at ? point : { at: RESET_BEGINS, when: 'seen', next: point });
    const found = await whole('found');
    expect([found.generation, found.sealed?.digest]).toEqual([made.generation, made.sealed?.digest]);
    expect(await left()).toEqual([]);
  });

  test.each(LAYERS)('a layer that is made ahead: %s', async (_, at, when) => {
    for (const [name, text] of Object.entries(AHEAD_FILES)) writeFileSync(join(place.project, name), text);
    const made = await whole('made');
    // One is there: another one is made by who takes it.
    expect(layersOf(made.volumes)).toMatchObject([{ isFree: true }]);
    await killed({ at, when });
    const found = await whole('found');
    expect(found.generation).toBe(made.generation);
    expect(layersOf(found.volumes)).toMatchObject([{ isFree: true }]);
    expect(await left()).toEqual([]);
  });

  test('a shard that began with another state turns the report red, and is named', async () => {
    const config = CONFIG.replace('shards: 1', 'shards: 2').replace('sleep 0.2', 'date +%N > /data/7');
    writeFileSync(join(place.project, 'isoshard.yml'), config);
    const reports = [1, 2].map((at) => join(place.root, `report-${at}`));
    for (const [at, report] of reports.entries()) {
      const { code, said } = await run(undefined, ['run']);
      expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' });
      renameSync(join(place.project, 'isoshard-report'), report);
      // The plan of the second run is the same: nothing was learnt.
      rmSync(join(place.home, '.cache'), { recursive: true, force: true });
      if (at > 0) break;
      for (const { key } of await newGenerations(engine, before)) keys.add(key);
      await forgetStates(engine, keys);
    }
    const [first = '', second = ''] = reports;
    const judge = () => run(undefined, ['report', '--input', first]);
    expect((await judge()).code).toBe(0);
    for (const part of ['receipt.ndjson', 'results.json'])
      copyFileSync(join(second, 'shards/api-2', part), join(first, 'shards/api-2', part));
    const { code, said } = await judge();
    expect(code).toBe(1);
    expect(said).toMatch(/other-state.*api-2 began with another initial state than the other shards of api/s);
  });

  /** `mode: run` of the action, which is killed there. */
  async function inAction(env: Readonly<Record<string, string>> = {}, blow?: Point) {
    let isStruck = false;
    mkdirSync(place.runnerTemp, { recursive: true });
    const kill = () => {
      isStruck = true;
    };
    const { next } = blow ?? {};
    if (blow !== undefined)
      proxy.expect({ ...blow, strike: next === undefined ? kill : () => proxy.expect({ ...next, strike: kill }) });
    return runAction({
      main: BUNDLE,
      post: BUNDLE,
      workspace: place.project,
      temp: place.runnerTemp,
      inputs: { mode: 'run' },
      env: { ...place.env, ...env, DOCKER_HOST: proxy.address },
      killMainWhen: () => isStruck,
    });
  }

  test('post removes what its main was making', async () => {
    const [last] = MAKING.slice(-1);
    const { main, post } = await inAction({}, pointOf(last ?? SEALED));
    expect([main.signal, post?.exitCode]).toEqual(['SIGKILL', 0]);
    expect(await newGenerations(engine, before)).toEqual([]);
    expect(await left()).toEqual([]);
  });

  test.each(['before', 'after'] as const)(
    'while it is unpacked from the cache, %s its bytes are there',
    async (when) => {
      const services = await startGithubServices();
      try {
        // Only the repository's own code writes there.
        const git = (...args: readonly string[]) =>
          execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
            cwd: place.project,
            encoding: 'utf8',
          });
        for (const args of [
          ['init', '-q'],
          ['add', '.'],
          ['commit', '-qm', 'first'],
        ])
          git(...args);
        const env = { ...services.jobEnv({ caches: 'write' }), GITHUB_SHA: git('rev-parse', 'HEAD').trim() };
        expect((await inAction(env)).main.exitCode).toBe(0);
        const [made] = await newGenerations(engine, before);
        expect(made?.sealed?.digest).toMatch(/^sha256:/);
        const gone = async () => forgetStates(engine, new Set([made?.key ?? '']));
        keys.add(made?.key ?? '');
        await gone();
        const volume = /volumes\/create[^{]*\{"Name":"isoshard-state-[0-9a-f-]+-0"/;
        const next = { at: /PUT [^ ]*\/archive\?path=%2Fdoor/, when };
        const { main, post } = await inAction(env, { at: volume, when: 'seen', next });
        expect([main.signal, post?.exitCode]).toEqual(['SIGKILL', 0]);
        expect([await newGenerations(engine, before), await left()]).toEqual([[], []]);
        const again = await inAction(env);
        expect(again.main.log).toMatch(/initial state sha256:\w+, saved .* ago, from the Actions cache/);
        expect([again.main.exitCode, (await newGenerations(engine, before)).map((one) => one.sealed?.digest)]).toEqual([
          0,
          [made?.sealed?.digest],
        ]);
      } finally {
        await services.close();
      }
    },
  );

  test.each(['before', 'after'] as const)(
    'while it is copied, without overlays, %s its bytes are there',
    async (when) => {
      proxy.cut();
      proxy = await engineProxy({ isRootless: true });
      const made = await whole('made');
      const next = { at: /PUT [^ ]*\/archive\?path=%2Fdoor/, when };
      await killed({ at: /volumes\/create[^{]*\{"Name":"[^"]+-state-0"/, when: 'seen', next });
      const found = await whole('found');
      expect([found.generation, found.sealed?.digest]).toEqual([made.generation, made.sealed?.digest]);
      expect(await left()).toEqual([]);
    },
  );

  test('the control: half a state under a seal is found, and refused', async () => {
    const made = await whole('made');
    const [data] = made.volumes.filter(({ name }) => name.endsWith('-0'));
    await docker('run', '--rm', '--network', 'none', '-v', `${data?.name}:/d`, IMAGE, 'sh', '-c', 'rm /d/whole /d/7');
    const { code, said } = await run();
    expect(said).toMatch(/the saved initial state holds something else now: .*it is made anew/);
    expect(code).toBe(0);
  });
});
