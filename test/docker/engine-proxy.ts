/** A way to the engine that can be cut: what an engine that goes away looks like to whoever talks to it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';

/** What happens at a request: the first one whose head and beginning of a body match. */
export interface Blow {
  readonly at: RegExp;
  /**
   * `before`: the engine never gets the request. `after`: it has answered, and whoever asked never learns it. `seen`: nobody is kept
   * from anything.
   */
  readonly when: 'before' | 'after' | 'seen';
  readonly strike: () => void;
}

export interface EngineProxy {
  /** For DOCKER_HOST. */
  readonly address: string;
  /** Ends all connections, and takes no more. */
  cut(): void;
  /** From now on nothing comes through, and nobody is told. */
  hold(): void;
  /** For the next request that matches; the last one told counts. */
  expect(blow: Blow): void;
}

const ENGINE = (process.env.DOCKER_HOST ?? 'unix:///var/run/docker.sock').replace('unix://', '');

/** @param isRootless what it says of itself: an engine without the machine's rights, which mounts no overlays */
export async function engineProxy({ isRootless = false } = {}): Promise<EngineProxy> {
  const folder = mkdtempSync(join(tmpdir(), 'isoshard-proxy-'));
  const path = join(folder, 'engine.sock');
  const open = new Set<Socket>();
  let isHeld = false;
  let blow: Blow | undefined;
  const server = createServer({ allowHalfOpen: true }, (client) => {
    if (isHeld) {
      open.add(client.on('error', () => undefined));
      return;
    }
    const engine = connect({ path: ENGINE, allowHalfOpen: true });
    for (const one of [client, engine]) {
      open.add(one);
      one.on('error', () => undefined).on('close', () => open.delete(one));
    }
    const answer = isRootless ? engine.pipe(asRootless()) : engine;
    let asked = '';
    const gate = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        // A client may send a request's head and its body apart.
        asked = asked.slice(-16_384) + chunk.toString('latin1');
        if (!blow?.at.test(asked)) return done(null, chunk);
        const { when, strike } = blow;
        blow = undefined;
        if (when === 'seen') {
          asked = '';
          strike();
          return done(null, chunk);
        }
        answer.unpipe(client);
        if (when === 'before') {
          strike();
          return done();
        }
        engine.once('data', strike).resume();
        done(null, chunk);
      },
    });
    client.pipe(gate).pipe(engine);
    answer.pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return {
    address: `unix://${path}`,
    hold() {
      isHeld = true;
      for (const one of open) one.unpipe().pause();
    },
    expect(next) {
      blow = next;
    },
    cut() {
      server.close();
      for (const one of open) one.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The answer is as long as it was: one option is called by another name of as many letters. */
const asRootless = () =>
  new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      const at = chunk.indexOf('name=seccomp,');
      if (at >= 0) chunk.write('name=rootless', at);
      done(null, chunk);
    },
  });
