/** Whether what is asked for fits on this host, before the first stack starts: it says what will not, and how many will. */
import { statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import type { ComposeModel } from '../compose/model.js';
import { needsOf } from '../compose/needs.js';
import type { Context } from '../context.js';
import type { Engine } from '../docker/engine.js';
import { EnvironmentError } from '../errors.js';
import { portTaken } from '../stack/start-error.js';

const GIB = 1024 ** 3;
/** A stack writes logs, databases and reports: below this for each, most hosts that ran out had been. */
const DISK_FOR_A_STACK_BYTES = 0.5 * GIB;

export interface PreflightRequest {
  /** The largest of the stacks, private. */
  readonly models: readonly ComposeModel[];
  /** How many of them run at once. */
  readonly atOnce: number;
}

/**
 * @throws EnvironmentError `port-taken`, `network-exhausted`: they would fail for certain. What may turn out well is a warning.
 */
export async function preflight(
  { log }: Pick<Context, 'log'>,
  engine: Engine,
  capacity: (wanted: number) => Promise<number>,
  { models, atOnce }: PreflightRequest,
): Promise<void> {
  const needs = models.map(needsOf);
  for (const { port } of atOnce === 1 ? needs.flatMap(({ ports }) => ports) : []) {
    if (!(await isFree(port))) throw await portTaken(engine, port);
  }

  const networks = Math.max(0, ...needs.map((one) => one.networks));
  const room = networks === 0 ? Number.POSITIVE_INFINITY : await capacity(networks * atOnce);
  if (room < networks * atOnce) {
    throw new EnvironmentError(
      'network-exhausted',
      `${atOnce} stacks of ${networks} networks need ${networks * atOnce} address blocks, ${room} are free: ${Math.floor(room / networks)} stacks fit`,
      { hint: 'Run fewer with --parallel, or free some: `isoshard cleanup`, `docker network prune`.' },
    );
  }

  const memory = Math.max(0, ...needs.map((one) => one.memoryBytes));
  const total = engine.info.memoryBytes;
  if (memory > 0 && total > 0 && memory * atOnce > total) {
    log.warning(
      `the memory limits of a stack add up to ${gib(memory)}, of ${atOnce} at once to ${gib(memory * atOnce)}; this host has ${gib(total)}: ${Math.floor(total / memory)} fit for certain (--parallel)`,
    );
  }

  const free = engine.info.isLocal ? freeDisk(engine.info.volumesFolder) : undefined;
  if (free !== undefined && free < DISK_FOR_A_STACK_BYTES * atOnce) {
    log.warning(
      `${gib(free)} of disk are free where Docker keeps its data: enough for about ${Math.floor(free / DISK_FOR_A_STACK_BYTES)} stacks at once; \`docker system prune\` frees what nothing uses`,
    );
  }
}

const gib = (bytes: number): string => `${(bytes / GIB).toFixed(1)} GiB`;

/** Bytes; `undefined` where that folder cannot be seen. */
function freeDisk(folder: string): number | undefined {
  for (const path of [folder, '/']) {
    try {
      const { bavail, bsize } = statfsSync(path);
      return bavail * bsize;
    } catch {
      // the engine's folder is root's: what it lies on most likely is looked at instead
    }
  }
  return undefined;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'EADDRINUSE'));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
