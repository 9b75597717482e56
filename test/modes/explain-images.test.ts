import { afterEach, beforeEach, expect, test } from 'vitest';
import { explainPlan, tellChanges } from '../../src/modes/explain-images.js';
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
    tell: async () => tellChanges(context, config, await planned()),
    explain: async () => explainPlan(context, engine, config, await planned()),
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
