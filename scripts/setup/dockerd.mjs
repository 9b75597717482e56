// @ts-check
// Starting the Docker engine that is installed on this machine.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLog, run, tail } from './run.mjs';

/** What the engine prints when we start it. */
export const ENGINE_LOG = '/var/log/isoshard-dockerd.log';

const ENGINE_PID = '/run/docker.pid';
const CONTAINERD_PID = '/run/docker/containerd/containerd.pid';

const START_TIMEOUT_MS = 90_000;
const PROGRESS_EVERY_MS = 10_000;

/**
 * Starts the engine and returns once it answers. It outlives this process.
 * @param {{ log: (line: string) => void }} options
 */
export async function startDockerd({ log }) {
  // Where systemd is in charge a daemon of ours beside its unit would fight over the socket.
  const systemd = existsSync('/run/systemd/system');
  const daemon = systemd || isStarting() ? undefined : await spawnDockerd();
  if (systemd) await run('systemctl', ['start', 'docker'], { timeoutMs: START_TIMEOUT_MS });

  const started = Date.now();
  let said = 0;
  while ((await askEngine()).version === undefined) {
    const elapsed = Date.now() - started;
    if (daemon?.ended())
      throw new Error(`dockerd ended while starting; the end of ${ENGINE_LOG}:\n${tail(ENGINE_LOG)}`);
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
 * The version of the engine that the current context or DOCKER_HOST leads to; else why none answers.
 * @returns {Promise<{ version?: string, problem: string }>}
 */
export async function askEngine() {
  const asked = await run('docker', ['version', '--format', '{{.Server.Version}}'], { timeoutMs: 10_000 });
  const version = asked.stdout.trim();
  if (asked.code === 0 && version !== '') return { version, problem: '' };
  return { problem: asked.timedOut ? 'no answer within 10 s' : (asked.stderr.trim().split('\n').at(-1) ?? '') };
}

/** Whether somebody else's engine is there, and just does not answer yet. */
function isStarting() {
  return pidIn(ENGINE_PID, 'dockerd') !== undefined;
}

async function spawnDockerd() {
  // Where /run is not a tmpfs, files of an earlier boot are left in it, and a process id in them belongs to somebody
  // else by now: dockerd would refuse to start, or take a stranger for its containerd.
  if (pidIn(ENGINE_PID, 'dockerd') === undefined) rmSync(ENGINE_PID, { force: true });
  if (pidIn(CONTAINERD_PID, 'containerd') === undefined) rmSync(CONTAINERD_PID, { force: true });
  const limits = await grantedLimits();
  const output = openLog(ENGINE_LOG);
  const child = spawn('prlimit', [...limits, 'dockerd'], {
    detached: true,
    stdio: ['ignore', output, output],
    cwd: '/',
  });
  closeSync(output);
  let failed = false;
  child.once('error', () => (failed = true));
  child.unref();
  return { ended: () => failed || child.exitCode !== null || child.signalCode !== null };
}

/**
 * What the engine and every container inherit, as prlimit(1) options. Many stacks at once need more than a login shell
 * has; inside a container or a sandbox root may lack CAP_SYS_RESOURCE, and then the limits stay as they are.
 */
async function grantedLimits() {
  const files = Math.min(524_288, Number(readFileSync('/proc/sys/fs/nr_open', 'utf8')));
  const wanted = [`--nofile=${Math.min(65_536, files)}:${files}`, '--nproc=unlimited', '--core=unlimited'];
  const tries = await Promise.all(wanted.map((limit) => run('prlimit', [limit, 'true'])));
  return wanted.filter((_, i) => tries[i]?.code === 0);
}

/**
 * The process id in a pid file, if there is such a process and it is that program.
 * @param {string} file
 * @param {string} program
 */
function pidIn(file, program) {
  try {
    const pid = readFileSync(file, 'utf8').trim();
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === program ? pid : undefined;
  } catch {
    return undefined; // no such file, no such process
  }
}
