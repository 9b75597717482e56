/** Images: built once, found again by what they are made from, kept in a cache. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ComposeModel } from '../../src/compose/model.js';
import { resolveModel } from '../../src/docker/compose.js';
import { planImages } from '../../src/images/plan-images.js';
import { provideImages } from '../../src/images/provide.js';
import { cacheEntries } from '../../src/images/transports/cache-entries.js';
import { memoryCache } from '../fakes/cache.js';
import { recordingLog } from '../fakes/log.js';
import { loopbackOn } from '../fakes/loopback.js';
import { clock, docker, env, type Lab, lab, neverAborted, newSession } from './lab.js';

const id = newSession();
let ours: Lab;
let scratch: string;
const tags = new Set<string>();
const cache = memoryCache();
const log = recordingLog();

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'isoshard-images-'));
  ours = await lab(`
services:
  api: {build: {context: ., dockerfile_inline: "FROM scratch\\nCOPY content-${id} /content\\n"}, depends_on: [db], network_mode: 'service:db'}
  worker: {build: {context: ., dockerfile_inline: "FROM scratch\\nCOPY content-${id} /content\\n"}}
  db: {image: nothing}
`);
  ours.write(`content-${id}`, id);
});
afterAll(async () => {
  for (const tag of tags) await docker('image', 'rm', '--force', tag).catch(() => undefined);
  await ours.remove();
  rmSync(scratch, { recursive: true, force: true });
});

const locate = () => undefined;

async function provide(build: 'missing' | 'always' | 'never' = 'missing', publish = false) {
  const model = (await resolveModel({ files: undefined, folder: ours.folder }, { env })) as ComposeModel;
  const baseDigest = (reference: string) => ours.engine.imageDigest(reference);
  const { images } = await planImages(ours.engine, model, { build, locate, baseDigest });
  for (const { tag } of images) tags.add(tag);
  const context = { log, clock, env, signal: neverAborted };
  const folder = join(scratch, 'images');
  const store = cacheEntries(cache, folder);
  const entries = { from: [store], to: publish ? store : undefined, whyNot: 'not in this test' };
  const transport = loopbackOn(ours.engine, store, folder, { log, entries });
  const request = { model, images, build, transport, locate, session: ours.session, scratch };
  const { outcomes, publishing } = await provideImages(ours.engine, context, request);
  await publishing;
  await transport.close();
  return { images, how: outcomes.map(({ how }) => how) };
}

test('an image is built once for all services that are made from the same, is there the next time, and comes from the cache elsewhere', async () => {
  const { images, how } = await provide('missing', true);
  expect(new Set(images.map(({ tag }) => tag)).size).toBe(1);
  expect(how).toEqual(['built']);
  const tag = images[0]?.tag ?? '';
  expect(await docker('image', 'inspect', '-f', '{{index .Config.Labels "dev.isoshard.digest"}}', tag)).toBe(
    images[0]?.digest,
  );
  expect((await provide()).how).toEqual(['present']);
  await docker('image', 'rm', '--force', tag);
  expect((await provide()).how).toEqual(['cached']);
  expect(await ours.engine.hasImage(tag)).toBe(true);
  expect(log.texts('warning')).toEqual([]);
});

test('a change makes another image; where none may be built that is refused', async () => {
  const before = (await provide()).images[0]?.tag;
  ours.write(`content-${id}`, 'changed');
  await expect(provide('never')).rejects.toMatchObject({
    code: 'build-failed',
    message: expect.stringContaining('api'),
  });
  const after = await provide();
  expect(after.how).toEqual(['built']);
  expect(after.images[0]?.tag).not.toBe(before);
});

test('a build that fails is the project’s mistake, with the end of what it printed', async () => {
  rmSync(join(ours.folder, `content-${id}`));
  await expect(provide()).rejects.toMatchObject({
    code: 'build-failed',
    message: expect.stringContaining(`content-${id}`),
  });
  expect(log.texts('group').join()).toContain('Build of');
});
