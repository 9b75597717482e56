/** A way to the engine that can be cut: what an engine that goes away looks like to whoever talks to it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface EngineProxy {
  /** For DOCKER_HOST. */
  readonly address: string;
  /** Ends all connections, and takes no more. */
  cut(): void;
  /** From now on nothing comes through, and nobody is told. */
  hold(): void;
}

const ENGINE = (process.env.DOCKER_HOST ?? 'unix:///var/run/docker.sock').replace('unix://', '');

export async function engineProxy(): Promise<EngineProxy> {
  const folder = mkdtempSync(join(tmpdir(), 'isoshard-proxy-'));
  const path = join(folder, 'engine.sock');
  const open = new Set<Socket>();
  let isHeld = false;
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
    client.pipe(engine).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return {
    address: `unix://${path}`,
    hold() {
      isHeld = true;
      for (const one of open) one.unpipe().pause();
    },
    cut() {
      server.close();
      for (const one of open) one.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
