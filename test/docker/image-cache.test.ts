/** An image kept and found again through the registry on loopback, on a real engine. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ComposeModel } from '../../src/compose/model.js';
import { connect } from '../../src/docker/connect.js';
import { planImages } from '../../src/images/plan-images.js';
import { provideImages } from '../../src/images/provide.js';
import { cacheEntries } from '../../src/images/transports/cache-entries.js';
import { memoryCache } from '../fakes/cache.js';
import { recordingLog } from '../fakes/log.js';
import { loopbackOn } from '../fakes/loopback.js';
import { call, withProject } from '../harness/cli.js';

test('built, kept, fetched on an engine that lacks it; a changed file makes another image, and moves no more than its layer', async () => {
  await withProject(
    { Dockerfile: 'FROM scratch\nCOPY large /large\nCOPY said /said\n', said: `${Date.now()}\n`, large: '' },
    async (folder) => {
      writeFileSync(join(folder, 'large'), randomBytes(3_000_000));
      const model: ComposeModel = { services: { web: { build: { context: folder, dockerfile: 'Dockerfile' } } } };
      const engine = await connect(process.env.DOCKER_HOST);
      const scratch = join(folder, '..', `${folder.split('/').at(-1)}-scratch`);
      mkdirSync(scratch);
      const cache = memoryCache();
      const log = recordingLog();
      const clock = { now: () => Date.now(), sleep: async () => {} };
      const env = Object.fromEntries(Object.entries(process.env).map(([name, value]) => [name, value ?? '']));
      const provide = async () => {
        const locate = () => undefined;
        const baseDigest = (reference: string) => engine.imageDigest(reference);
        const { images } = await planImages(engine, model, { build: 'missing', locate, baseDigest });
        const transport = loopbackOn(engine, cacheEntries(cache, join(scratch, 'images')), join(scratch, 'images'), {
          log,
        });
        const request = { model, images, build: 'missing', transport, locate, session: '0123456789', scratch } as const;
        const context = { log, clock, env, signal: new AbortController().signal };
        const { outcomes, publishing } = await provideImages(engine, context, request);
        const [published] = await publishing;
        await transport.close();
        expect(log.texts('warning')).toEqual([]);
        return { tag: images[0]?.tag ?? '', how: outcomes[0]?.how, moved: { ...outcomes[0], ...published?.published } };
      };
      const first = await provide();
      expect(first.how).toBe('built');
      expect(await provide()).toMatchObject({ tag: first.tag, how: 'present' });
      await call('docker', ['image', 'rm', first.tag], { cwd: folder });
      const fetched = await provide();
      expect(fetched).toMatchObject({ tag: first.tag, how: 'cached' });

      writeFileSync(join(folder, 'said'), 'something else\n');
      const second = await provide();
      expect(second.how).toBe('built');
      expect(second.tag).not.toBe(first.tag);
      expect(second.moved.movedBytes).toBeLessThan(100_000);
      const names = await call('docker', ['image', 'ls', '--digests', '--format', '{{.Repository}}'], { cwd: folder });
      expect(names.stdout).not.toMatch(/127\.0\.0\.1:\d+\/isoshard/);
      await call('docker', ['image', 'rm', first.tag, second.tag], { cwd: folder });
      await call('rm', ['-r', scratch], { cwd: folder });
    },
  );
});
