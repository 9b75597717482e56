// @ts-check
// Starting the Docker engine that is installed on this machine.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLog, run, tail } from './run.mjs';

/** What the engine prints when we start it. */
export const ENGINE_LOG = '/var/log/isoshard-dockerd.log';

const START_TIMEOUT_MS = 90_000;
const PROGRESS_EVERY_MS = 10_000;

/**
 * Starts the engine and returns once it answers. It outlives this process.
 * @param {{ log: (line: string) => void }} options
 */
export async function startDockerd({ log }) {
  // Where systemd is in charge a daemon of ours beside its unit would fight over the socket.
  const systemd = existsSync('/run/systemd/system');
  const daemon = systemd ? undefined : await spawnDockerd();
  if (systemd) await run('systemctl', ['start', 'docker'], { timeoutMs: START_TIMEOUT_MS });

  const started = Date.now();
  let said = 0;
  while (!(await engineVersion())) {
    const elapsed = Date.now() - started;
    if (daemon?.ended()) throw new Error(`dockerd ended while starting; the end of ${ENGINE_LOG}:\n${tail(ENGINE_LOG)}`);
    if (elapsed > START_TIMEOUT_MS) {
      const hint = systemd ? 'see `journalctl -u docker`' : `the end of ${ENGINE_LOG}:\n${tail(ENGINE_LOG)}`;
      throw new Error(`the Docker engine did not answer within ${START_TIMEOUT_MS / 1000} s; ${hint}`);
    }
    if (elapsed - said >= PROGRESS_EVERY_MS) {
      said = elapsed;
      log(`waiting for the Docker engine (${Math.round(elapsed / 1000)} s)`);
    }
    await sleep(200);
  }
}

/**
 * The version of the engine that the current context or DOCKER_HOST leads to, or undefined if none answers.
 * @returns {Promise<string | undefined>}
 */
export async function engineVersion() {
  const { code, stdout } = await run('docker', ['version', '--format', '{{.Server.Version}}'], { timeoutMs: 10_000 });
  return code === 0 && stdout.trim() !== '' ? stdout.trim() : undefined;
}

async function spawnDockerd() {
  // Unlike on tmpfs, files of an earlier boot may be left in /run, and a process id in them belongs to somebody else by now:
  // dockerd would refuse to start, or take a stranger for its containerd.
  dropStalePid('/run/docker.pid', 'dockerd');
  dropStalePid('/run/docker/containerd/containerd.pid', 'containerd');
  const limits = await grantedLimits();
  const output = openLog(ENGINE_LOG);
  const child = spawn('prlimit', [...limits, 'dockerd'], { detached: true, stdio: ['ignore', output, output], cwd: '/' });
  closeSync(output);
  let failed = false;
  child.once('error', () => (failed = true));
  child.unref();
  return { ended: () => failed || child.exitCode !== null || child.signalCode !== null };
}

/**
 * What the engine and every container inherit, as prlimit(1) options. Many stacks at once need more than a login shell has; inside a
 * container or a sandbox root may lack CAP_SYS_RESOURCE, and then the limits stay as they are.
 */
async function grantedLimits() {
  const files = Math.min(524_288, Number(readFileSync('/proc/sys/fs/nr_open', 'utf8')));
  const wanted = [`--nofile=${Math.min(65_536, files)}:${files}`, '--nproc=unlimited', '--core=unlimited'];
  const tries = await Promise.all(wanted.map((limit) => run('prlimit', [limit, 'true'])));
  return wanted.filter((_, i) => tries[i]?.code === 0);
}

/**
 * Removes a pid file whose process is gone or is another program.
 * @param {string} file
 * @param {string} program
 */
function dropStalePid(file, program) {
  if (!existsSync(file)) return;
  const pid = readFileSync(file, 'utf8').trim();
  let name = '';
  try {
    name = readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    // no such process
  }
  if (name !== program) rmSync(file, { force: true });
}
