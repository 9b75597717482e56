/** A registry that takes a question and never answers it. */
import { expect, test } from 'vitest';
import { EngineImages } from '../../../src/docker/engine-images.js';
import { registryTransport } from '../../../src/images/transports/registry.js';
import { planned } from '../../contract/image-transport.js';
import { fakeEngine, layer } from '../../fakes/image-engine.js';
import { recordingLog } from '../../fakes/log.js';

const silent = new EngineImages({ getImage: () => ({ distribution: () => new Promise(() => undefined) }) } as never);

test('is a miss in time, with a warning, and nothing is pushed', async () => {
  const engine = fakeEngine();
  const image = planned('a');
  engine.build(image.tag, image.digest, [layer(10)]);
  const log = recordingLog();
  const transport = registryTransport({
    engine: {
      ...engine,
      remoteDigest: (name, login, limits) => silent.remoteDigest(name, login, { ...limits, answerMs: 20 }),
    },
    log,
    clock: { now: Date.now },
    signal: new AbortController().signal,
    repository: '127.0.0.1:1/acme/app',
    login: async () => undefined,
  });
  const why = expect.stringContaining('no answer within 0.02 s');
  expect(await transport.fetch(image)).toEqual({ found: false, why });
  expect(await transport.publish(image)).toEqual({ done: false, why });
  expect(log.texts('warning')).toHaveLength(2);
});

test('a run that is cancelled does not wait for it', async () => {
  const stop = new AbortController();
  const asked = silent.remoteDigest('x', undefined, { signal: stop.signal });
  stop.abort(new Error('cancelled'));
  await expect(asked).rejects.toMatchObject({ code: 'engine-failed', message: expect.stringContaining('cancelled') });
});
