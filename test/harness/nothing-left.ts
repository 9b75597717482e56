/** The promise that nothing is left, checked from outside: by the engine's labels and by the environments of processes. */
import { execFile } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type MarkedProcess, processesWith, STARTED_BY } from './processes.js';

const run = promisify(execFile);
const sessionLabel = 'dev.isoshard.session';

/** Each line names one thing: `container abc name`, `network …`, `volume …`, `process 123 docker compose …`. */
export type Leftovers = readonly string[];

/** Everything of any session that exists now. Without an engine only processes can be. */
export async function findLeftovers(): Promise<Leftovers> {
  const filter = ['--filter', `label=${sessionLabel}`];
  const [containers, networks, volumes] = await Promise.all([
    docker('ps', '--all', ...filter, '--format', 'container {{.ID}} {{.Names}}'),
    docker('network', 'ls', ...filter, '--format', 'network {{.ID}} {{.Name}}'),
    docker('volume', 'ls', ...filter, '--format', 'volume {{.Name}}'),
  ]);
  // Tests that need no engine run at the same time, with processes of their own (`scripts/test.mjs`).
  const others = process.env.TESTS_BESIDE ? undefined : 'TESTS_BESIDE=';
  return [...containers, ...networks, ...volumes, ...processesWith('ISOSHARD_SESSION=', others).map(line)];
}

/** Processes of sessions that this test process started, or what it started. */
export const ownProcesses = (): Leftovers =>
  processesWith(['ISOSHARD_SESSION=', `${STARTED_BY}=${process.env[STARTED_BY]}`]).map(line);

const line = ({ pid, command }: MarkedProcess): string => `process ${pid} ${command}`;

/**
 * Throws with the list of what is there and was not before. What is only just going has `graceMs` to go.
 * `before` are leftovers of others: they are not this test's fault.
 */
export async function assertNothingLeft(before: Leftovers = [], graceMs = 2000, find = findLeftovers): Promise<void> {
  const known = new Set(before);
  const deadline = Date.now() + graceMs;
  for (;;) {
    const left = (await find()).filter((one) => !known.has(one));
    if (left.length === 0) return;
    if (Date.now() > deadline) throw new Error(`Left behind:\n${left.join('\n')}`);
    await wait(100);
  }
}

async function docker(...args: readonly string[]): Promise<string[]> {
  try {
    const { stdout } = await run('docker', args);
    return stdout.split('\n').filter(Boolean);
  } catch (error) {
    if (isWithoutEngine(error)) return [];
    throw error;
  }
}

function isWithoutEngine(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const missing = 'code' in error && error.code === 'ENOENT';
  return missing || /Cannot connect to the Docker daemon|failed to connect to the docker API/i.test(error.message);
}
