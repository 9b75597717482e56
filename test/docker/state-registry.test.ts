/** Initial states through a real registry: pushed by the machine that made one, pulled by the next, and no image of it left on either. */
import { afterEach, describe, expect, test } from 'vitest';
import { LABEL } from '../../src/docker/labels.js';
import { sealName } from '../../src/snapshot/seal.js';
import { type RealRegistry, startRealRegistry, whyNoRegistry } from '../harness/registry.js';
import { engineHere } from './lab.js';
import { COMPOSE, forgetLab, keys, project, sh, steps } from './state-lab.js';

const why = whyNoRegistry();
let registry: RealRegistry | undefined;

describe.skipIf(why !== undefined)(`a real registry${why === undefined ? '' : `: ${why}`}`, () => {
  afterEach(async () => {
    await registry?.close();
    await forgetLab();
  });

  test('a machine begins with what another one pushed; with a registry that is gone it makes its own', async () => {
    registry = await startRealRegistry();
    const repository = `${registry.host}/acme/app`;
    const seed = 'date +%N > /data/moment; chown 7:7 /data; mkdir /srv/own; echo kept > /srv/own/rows; rm /app/old';
    const look = 'cat /data/moment /srv/own/rows; stat -c %u /data; ls /app';
    const seen: string[] = [];
    const machine = async (expected: RegExp) =>
      project(
        steps(seed),
        COMPOSE,
        async ({ key, state, stack, session, said }) => {
          // Another machine: nothing of it is here.
          keys.add(await key());
          for (const key of keys) await session.engine.remove({ kind: 'volume', id: sealName(key) });
          const found = await state();
          expect(said()).toMatch(expected);
          seen.push(`${found?.kind === 'saved' && found.snapshot.digest} ${await sh(await stack(1, found), look)}`);
        },
        { registry: repository },
      );
    await machine(/is kept in 127\.0\.0\.1:\d+\/acme\/app \(.*\n.*made and saved/);
    await machine(/saved .* ago, from 127\.0\.0\.1:\d+\/acme\/app/);
    expect(seen[1]).toBe(seen[0]);
    await registry.close();
    registry = undefined;
    await machine(/could not be fetched from(.*\n)*.*made and saved/);
    expect(seen[2]).not.toBe(seen[0]);
    const engine = await engineHere();
    expect(await engine.localImages([LABEL.snapshot])).toEqual([]);
  });
});
