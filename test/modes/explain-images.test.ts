import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { explainPlan, lastTime, tellChanges } from '../../src/modes/explain-images.js';
import { type MemoryCache, memoryCache } from '../fakes/cache.js';
import { recordingLog } from '../fakes/log.js';
import { Project } from '../images/context.js';

let project: Project;
beforeEach(() => {
  project = new Project({ Dockerfile: 'FROM scratch\nCOPY . /\n', 'a.py': '1', '.dockerignore': 'cache\n' });
});
afterEach(() => project.remove());

function stage(nowMs: number) {
  const log = recordingLog();
  const context = { log, env: { XDG_CACHE_HOME: project.path('cache') }, clock: { now: () => nowMs } } as never;
  const config = { file: project.path('isoshard.yml') } as never;
  const planned = async () => {
    const { image, inputs } = await project.image();
    return { images: image === undefined ? [] : [image], inputs: new Map([['api', inputs]]) };
  };
  const engine = { engine: { hasImage: async () => false } } as never;
  return {
    log,
    tell: async () => {
      const request = { config, variant: '' };
      await tellChanges(context, request, await planned(), lastTime(context, request));
    },
    explain: async () => explainPlan(context, engine, { config, variant: '' }, await planned()),
  };
}

test('a run says in a line what changed an image; --explain says it before and after, and changes nothing', async () => {
  const first = stage(Date.UTC(2026, 0, 1));
  await first.tell();
  expect(first.log.texts('info')).toEqual([]);

  for (const name of ['a.py', 'b.py', 'c.py', 'd.py']) project.write(name, '2');
  const before = stage(Date.UTC(2026, 0, 2));
  for (let times = 0; times < 2; times += 1) {
    expect((await before.explain()).json).toMatchObject({ images: [{ service: 'api', how: 'changed', here: false }] });
  }
  expect(before.log.texts('info').slice(0, 2)).toEqual([
    expect.stringMatching(/^api sha256:[0-9a-f]{12} not here: changed by$/),
    '  a.py: content',
  ]);

  const run = stage(Date.UTC(2026, 0, 3));
  await run.tell();
  expect(run.log.texts('info')).toEqual([
    'image of api changed: a.py: content; b.py: new; c.py: new; 1 more (`isoshard plan --explain`)',
  ]);

  const after = stage(Date.UTC(2026, 0, 4));
  await after.explain();
  expect(after.log.texts('info')[0]).toMatch(/not here: unchanged since 2026-01-03T00:00:00Z, then changed by$/);
});

test('where nothing but the commit makes an image another one, the line says what to do', async () => {
  project.write('.git/HEAD', `${'a'.repeat(40)}\n`);
  await stage(Date.UTC(2026, 0, 5)).tell();
  project.write('.git/HEAD', `${'b'.repeat(40)}\n`);
  const run = stage(Date.UTC(2026, 0, 6));
  await run.tell();
  project.remove('.git');
  expect(run.log.texts('info')).toEqual([
    'image of api changed: .git: another commit and nothing else: write .git into .dockerignore, where no build needs it',
  ]);
});

/** A job on a machine of its own, whose checkout is the project's one commit; `ref` is what its event is about. */
function job(cache: MemoryCache, ref: string, runId: string, args: Record<string, string> = {}) {
  const temp = mkdtempSync(project.path('temp-'));
  const git = (...rest: string[]) => execFileSync('git', ['-C', project.root, ...rest], { encoding: 'utf8' }).trim();
  if (!existsSync(project.path('.git'))) {
    git('init', '--quiet', '--initial-branch=main');
    git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '--allow-empty', '-qm', 'one');
  }
  const event = join(temp, 'event.json');
  writeFileSync(event, JSON.stringify({ repository: { default_branch: 'main' } }));
  const env = {
    ...{ PATH: process.env.PATH, HOME: temp, GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'push' },
    ...{ GITHUB_EVENT_PATH: event, GITHUB_REF: ref, GITHUB_SHA: git('rev-parse', 'HEAD') },
  };
  const log = recordingLog();
  const context = {
    ...{ kind: 'action', env, log, signal: new AbortController().signal, clock: { now: Date.now } },
    ...{
      cache: cache.at(temp),
      paths: { temp, workspace: project.root },
      run: { repository: 'o/r', runId, attempt: 1 },
    },
  } as never;
  const request = { config: { file: project.path('isoshard.yml') } as never, variant: '' };
  const planned = async () => {
    const { image, inputs } = await project.image({ args });
    return { images: image === undefined ? [] : [image], inputs: new Map([['api', inputs]]) };
  };
  const session = { engine: { hasImage: async () => false } } as never;
  return {
    log,
    temp,
    tell: async () => tellChanges(context, request, await planned(), lastTime(context, request)),
    explain: async () => explainPlan(context, session, request, await planned()),
  };
}

test('on GitHub a job compares with the last run of the default branch, which alone keeps what it made', async () => {
  project.write('.dockerignore', 'cache\ntemp-*\n.git\n');
  const cache = memoryCache();
  const secret = { TOKEN: 'hunter2' };
  await job(cache, 'refs/heads/main', '1', secret).tell();
  expect(cache.keys).toEqual(['isoshard-ingredients-1//1-1']);
  // The same again: nothing is kept anew.
  await job(cache, 'refs/heads/main', '2', secret).tell();
  expect(cache.keys).toHaveLength(1);

  project.write('a.py', '2');
  const topic = job(cache, 'refs/heads/topic', '3', secret);
  await topic.tell();
  expect(topic.log.texts('info')).toEqual(['image of api changed: a.py: content']);
  await topic.explain();
  expect(topic.log.texts('info').slice(1)).toEqual([expect.stringMatching(/: changed by$/), '  a.py: content']);
  expect(cache.keys).toHaveLength(1);

  const main = job(cache, 'refs/heads/main', '4', { TOKEN: 'hunter3' });
  await main.tell();
  expect(main.log.texts('info')).toEqual(['image of api changed: argument TOKEN: another value (***); a.py: content']);
  expect(cache.keys).toEqual(['isoshard-ingredients-1//1-1', 'isoshard-ingredients-1//4-1']);

  const kept = join(main.temp, 'ingredients/images.json');
  await cache.at(main.temp).restore('isoshard-ingredients-1//', [kept]);
  expect(readFileSync(kept, 'utf8')).not.toContain('hunter');
});

test('a cache that cannot be had, or holds something else, is as none', async () => {
  const cache = memoryCache('none');
  const alone = job(cache, 'refs/heads/main', '1');
  await alone.tell();
  expect(alone.log.texts('warning')).toEqual([]);

  const strange = memoryCache();
  const writer = job(strange, 'refs/heads/main', '1');
  const file = join(writer.temp, 'ingredients/images.json');
  mkdirSync(dirname(file));
  writeFileSync(file, '{"kind":"isoshard-images","version":1,"images":{"api":7}}');
  await strange.at(writer.temp).save('isoshard-ingredients-1//0-1', [file]);
  await job(strange, 'refs/heads/main', '2').tell();
  expect(strange.keys).toHaveLength(2);
});
