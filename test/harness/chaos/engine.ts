/** A Docker engine of the test's own, to be killed or emptied: beside the machine's, with its own data, socket and process id. Linux, as root. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface OwnEngine {
  /** For `DOCKER_HOST`. */
  readonly address: string;
  /** SIGKILL to the daemon alone; it is started again at once. Resolves when it answers. */
  killAndRestart(): Promise<void>;
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 30_000;

const ip = (...args: readonly string[]) => spawnSync('ip', args);

/** Why there can be none here, or `undefined`. */
export function whyNoOwnEngine(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root on Linux can start an engine';
  if (ip('-V').status !== 0) return 'there is no `ip` (iproute2) on PATH';
  if (spawnSync('dockerd', ['--version']).status !== 0) return 'there is no dockerd on PATH';
  return undefined;
}

export interface OwnEngineOptions {
  /** At most eight letters: several run side by side under different ones. */
  readonly name?: string;
  /** Third number of the addresses of its bridge. */
  readonly subnet?: number;
  /** What its `daemon.json` holds. The machine's own is not read. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** The setting that makes an engine keep its images in containerd's store; without it, it is overlay2. */
export const CONTAINERD_STORE = { features: { 'containerd-snapshotter': true } } as const;

/** Starts one that has `image` of the machine's own engine, or none at all. */
export async function startOwnEngine(
  image: string | undefined,
  { name = 'chaos', subnet = 255, settings = {} }: OwnEngineOptions = {},
): Promise<OwnEngine> {
  const bridge = `iso${name}0`;
  // A short path: sockets below it have at most 107 characters.
  const folder = mkdtempSync(`/var/tmp/${name}-engine-`);
  const address = `unix://${folder}/docker.sock`;
  const log = openSync(join(folder, 'dockerd.log'), 'a');
  const configuration = join(folder, 'daemon.json');
  writeFileSync(configuration, JSON.stringify(settings));
  const options = [
    `--config-file=${configuration}`,
    `--host=${address}`,
    `--data-root=${folder}/data`,
    `--exec-root=${folder}/run`,
    `--pidfile=${folder}/docker.pid`,
    // Where the machine has a containerd, it is shared; its things are not.
    `--containerd-namespace=${name}`,
    `--containerd-plugins-namespace=${name}-plugins`,
    // Nothing of the machine's own network is touched: a bridge of its own, no rules. (With none a daemon removes `docker0`.)
    `--bridge=${bridge}`,
    '--iptables=false',
    '--ip6tables=false',
    '--ip-masq=false',
  ];
  ip('link', 'add', bridge, 'type', 'bridge');
  ip('address', 'add', `10.95.${subnet}.1/24`, 'dev', bridge);
  ip('link', 'set', bridge, 'up');
  const start = () => spawn('dockerd', options, { detached: true, stdio: ['ignore', log, log], cwd: '/' });
  let daemon = start();
  const stop = async () => {
    await end(daemon, 'SIGTERM');
    killContainerd(folder);
    ip('link', 'delete', bridge);
    closeSync(log);
    for (const mount of mountsBelow(folder)) spawnSync('umount', ['--lazy', mount]);
    // Images have a hundred thousand files: Node takes minutes for them.
    spawnSync('rm', ['-rf', folder]);
  };
  try {
    await answers(address, daemon, folder);
    if (image !== undefined) copyImage(image, address);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    address,
    stop,
    killAndRestart: async () => {
      await end(daemon, 'SIGKILL');
      daemon = start();
      await answers(address, daemon, folder);
    },
  };
}

/** From the machine's own engine to that at `address`. */
export function copyImage(image: string, address: string): void {
  const copied = spawnSync('sh', ['-c', 'docker save "$1" | docker --host "$2" load', 'sh', image, address]);
  if (copied.status !== 0) throw new Error(`${image} could not be copied: ${copied.stderr}`);
}

async function answers(address: string, daemon: ChildProcess, folder: string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (spawnSync('docker', ['--host', address, 'version']).status !== 0) {
    if (daemon.exitCode !== null || Date.now() > deadline) {
      throw new Error(
        `the test's engine does not answer:\n${readFileSync(join(folder, 'dockerd.log'), 'utf8').slice(-3000)}`,
      );
    }
    await sleep(100);
  }
}

async function end(daemon: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (daemon.exitCode !== null || daemon.signalCode !== null) return;
  const gone = new Promise((resolve) => daemon.once('exit', resolve));
  daemon.kill(signal);
  await Promise.race([gone, sleep(15_000, undefined, { ref: false })]);
}

/** The daemon's own containerd ends with it; one that did not is told by the file that names it. */
function killContainerd(folder: string): void {
  try {
    const pid = Number(readFileSync(join(folder, 'run', 'containerd', 'containerd.pid'), 'utf8'));
    if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder)) process.kill(pid, 'SIGKILL');
  } catch {
    // it is gone
  }
}

/** The deepest first. */
const mountsBelow = (folder: string): string[] =>
  readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .filter((path) => path.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length);
