/** The transport `registry` against a real registry, with an engine in memory. */
import { describe, expect, test } from 'vitest';
import { registryTransport } from '../../../src/images/transports/registry.js';
import { imageTransportContract, NOW, planned } from '../../contract/image-transport.js';
import { fakeEngine, layer } from '../../fakes/image-engine.js';
import { recordingLog } from '../../fakes/log.js';
import { startRealRegistry, whyNoRegistry } from '../../harness/registry.js';

const why = whyNoRegistry();
const options = (engine: ReturnType<typeof fakeEngine>, host: string) => ({
  engine,
  log: recordingLog(),
  clock: { now: Date.now },
  signal: new AbortController().signal,
  repository: `${host}/acme/app/isoshard`,
  login: async () => undefined,
});

describe.skipIf(why !== undefined)(`a real registry${why === undefined ? '' : `: ${why}`}`, () => {
  imageTransportContract('a registry', async () => {
    const registry = await startRealRegistry();
    return { job: (engine) => registryTransport(options(engine, registry.host)), close: () => registry.close() };
  });

  test('a tag that vanished between plan and run is a miss; who may not write does not', async () => {
    const registry = await startRealRegistry();
    try {
      const engine = fakeEngine();
      const image = planned('a');
      engine.build(image.tag, image.digest, [layer(1000)]);
      const transport = registryTransport(options(engine, registry.host));
      const reader = registryTransport({ ...options(engine, registry.host), readOnly: 'a fork' });
      expect(await reader.publish(image, NOW)).toEqual({ done: false, why: 'a fork' });
      expect(engine.requests).toEqual([]);
      expect(await transport.publish(image, NOW)).toMatchObject({ done: true });
      registry.removeTags('acme/app/isoshard');
      const other = registryTransport(options(fakeEngine(), registry.host));
      expect(await other.fetch(image)).toMatchObject({ found: false, why: expect.stringMatching(/^not in /) });
    } finally {
      await registry.close();
    }
  });
});
