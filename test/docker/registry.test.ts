/** The transport `registry` with a real engine, a real registry that wants tokens, and the log-ins that Docker has. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loginFor } from '../../src/docker/credentials.js';
import type { Engine } from '../../src/docker/engine.js';
import { registryTransport } from '../../src/images/transports/registry.js';
import { NOW, planned } from '../contract/image-transport.js';
import { type RecordingLog, recordingLog } from '../fakes/log.js';
import { type RealRegistry, startRealRegistry, whyNoRegistry } from '../harness/registry.js';
import { docker, engineHere, newSession } from './lab.js';

const why = whyNoRegistry();
const image = planned(newSession());
let engine: Engine;
let registry: RealRegistry;
let folder: string;
let log: RecordingLog;

describe.skipIf(why !== undefined)(`a real registry${why === undefined ? '' : `: ${why}`}`, () => {
  beforeAll(async () => {
    engine = await engineHere();
    registry = await startRealRegistry(true);
    folder = mkdtempSync(join(tmpdir(), 'isoshard-registry-'));
    const auth = Buffer.from('me:secret').toString('base64');
    writeFileSync(join(folder, 'config.json'), JSON.stringify({ auths: { [registry.host]: { auth } } }));
    writeFileSync(join(folder, 'Dockerfile'), `FROM scratch\nCOPY config.json /content\n`);
    await docker('build', '-q', '--label', `dev.isoshard.digest=${image.digest}`, '-t', image.tag, folder);
  });
  afterAll(async () => {
    await docker('image', 'rm', '--force', image.tag).catch(() => undefined);
    await registry?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    log = recordingLog();
    registry.rules = { actions: ['pull', 'push'], validSeconds: 300 };
  });

  const transport = () =>
    registryTransport({
      engine,
      log,
      clock: { now: Date.now },
      signal: new AbortController().signal,
      repository: `${registry.host}/acme/app`,
      login: (reference) => loginFor(reference, { DOCKER_CONFIG: folder, PATH: process.env.PATH ?? '' }),
    });

  test.each([
    ['missing rights', { actions: ['pull'], validSeconds: 300 }],
    ['an expired token', { actions: ['pull', 'push'], validSeconds: -10 }],
  ] as const)('%s: it is not pushed, which is said with what to do', async (_what, rules) => {
    registry.rules = rules;
    expect(await transport().publish(image, NOW)).toMatchObject({ done: false });
    expect(log.texts('warning')).toEqual([expect.stringMatching(/log in before/)]);
    expect(await docker('image', 'ls', '-q', `${registry.host}/acme/app`)).toBe('');
  });

  test('pushed with the log-in that Docker has, pulled where it is missing, and no other name is left', async () => {
    const pushed = await transport().publish(image, NOW);
    expect(pushed).toMatchObject({ done: true, sparedBytes: 0 });
    expect(pushed.done && pushed.movedBytes).toBeGreaterThan(100);
    expect(registry.asked).toContain('me:secret');
    // What is there is neither pushed nor counted a second time.
    const again = { done: true, movedBytes: 0, sparedBytes: pushed.done && pushed.movedBytes };
    expect(await transport().publish(image, NOW)).toEqual(again);
    await docker('image', 'rm', '--force', image.tag);
    expect(await transport().fetch(image)).toMatchObject({ found: true });
    expect((await engine.imageFacts(image.tag))?.labels['dev.isoshard.digest']).toBe(image.digest);
    expect(await docker('image', 'ls', '-q', `${registry.host}/acme/app`)).toBe('');
    expect(log.texts('warning')).toEqual([]);
  });

  test('nobody may pull any more: a miss that is said', async () => {
    registry.rules = { actions: [], validSeconds: 300 };
    expect(await transport().fetch(image)).toMatchObject({ found: false });
    expect(log.texts('warning')).toEqual([expect.stringMatching(/log in before/)]);
  });

  test('its tag vanished between plan and run: a miss', async () => {
    registry.removeTags('acme/app');
    expect(await transport().fetch(image)).toMatchObject({ found: false, why: `not in ${registry.host}/acme/app` });
    expect(log.texts('warning')).toEqual([]);
  });
});
