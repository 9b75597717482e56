/** Whole images through the Actions cache: built once, found again by the digest of what they are made from. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ComposeModel } from '../../src/compose/model.js';
import { connect } from '../../src/docker/connect.js';
import { planImages } from '../../src/images/plan-images.js';
import { provideImages } from '../../src/images/provide.js';
import { memoryCache } from '../fakes/cache.js';
import { recordingLog } from '../fakes/log.js';
import { call, withProject } from '../harness/cli.js';

test('built, kept, loaded on an engine that lacks it; a changed file makes another image', async () => {
  await withProject(
    { Dockerfile: `FROM debian:trixie-slim\nCOPY said /said\n`, said: `${Date.now()}\n` },
    async (folder) => {
      const model: ComposeModel = { services: { web: { build: { context: folder, dockerfile: 'Dockerfile' } } } };
      const engine = await connect(process.env.DOCKER_HOST);
      const scratch = join(folder, '..', `${folder.split('/').at(-1)}-scratch`);
      mkdirSync(scratch);
      const context = {
        cache: memoryCache('write'),
        log: recordingLog(),
        clock: { now: () => Date.now(), sleep: async () => {} },
      };
      const env = Object.fromEntries(Object.entries(process.env).map(([name, value]) => [name, value ?? '']));
      const provide = async () => {
        const locate = () => undefined;
        const baseDigest = (reference: string) => engine.imageDigest(reference);
        const { images } = await planImages(engine, model, { build: 'missing', locate, baseDigest });
        const outcomes = await provideImages(
          engine,
          { ...context, env, signal: new AbortController().signal },
          {
            model,
            images,
            build: 'missing',
            useCache: true,
            publish: true,
            locate,
            session: '0123456789',
            scratch,
            archives: scratch,
          },
        );
        return { tag: images[0]?.tag ?? '', how: outcomes[0]?.how };
      };
      const first = await provide();
      expect(first.how).toBe('built');
      expect(await provide()).toEqual({ ...first, how: 'present' });
      await call('docker', ['image', 'rm', first.tag], { cwd: folder });
      expect(await provide()).toEqual({ ...first, how: 'cached' });

      writeFileSync(join(folder, 'said'), 'something else\n');
      const second = await provide();
      expect(second.how).toBe('built');
      expect(second.tag).not.toBe(first.tag);
      await call('docker', ['image', 'rm', first.tag, second.tag], { cwd: folder });
      await call('rm', ['-r', scratch], { cwd: folder });
    },
  );
});
