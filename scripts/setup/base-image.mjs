// @ts-check
// The image that the test projects build on, also where no registry can be reached.
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { aptInstall } from './apt.mjs';
import { makeDebianRoot, SUITE } from './debian-root.mjs';
import { debianAsRoot, onPath } from './host.mjs';
import { withLock } from './lock.mjs';
import { mustRun, run, withoutHosts } from './run.mjs';

/** What the Dockerfiles of the test projects start `FROM`. */
export const BASE_IMAGE = `debian:${SUITE}-slim`;

const PULL_TIMEOUT_MS = 600_000;
/** Shorter where we can make it ourselves sooner than a slow pull would end. */
const IMPATIENT_PULL_TIMEOUT_MS = 20_000;

/**
 * A fixed name, used under the lock: what a killed attempt left is removed by the next one. Not in /tmp, which may be
 * small or nodev.
 */
const WORK = '/var/tmp/isoshard-base-image';

/**
 * Makes sure that the base image is on the engine: it is there, or is pulled, or, on Debian as root, is made from
 * Debian packages.
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<string>} the image's name
 */
export async function ensureBaseImage({ log = console.error } = {}) {
  if (await isPresent()) return BASE_IMAGE;
  return withLock('base-image', { log }, async () => {
    if (await isPresent()) return BASE_IMAGE; // another process may have been faster
    const debian = debianAsRoot();
    const pull = await run('docker', ['pull', '--quiet', BASE_IMAGE], {
      timeoutMs: debian ? IMPATIENT_PULL_TIMEOUT_MS : PULL_TIMEOUT_MS,
    });
    if (pull.code === 0) {
      log(`pulled ${BASE_IMAGE}`);
    } else if (debian) {
      await makeStandIn();
      log(`made a stand-in for ${BASE_IMAGE} from Debian packages, as it could not be pulled`);
    } else {
      const reason = pull.timedOut ? `no answer within ${PULL_TIMEOUT_MS / 1000} s` : withoutHosts(pull.stderr.trim());
      throw new Error(
        `${BASE_IMAGE} could not be pulled (${reason}). Put it on this engine, with \`docker pull\` or \`docker load\`.`,
      );
    }
    return BASE_IMAGE;
  });
}

async function isPresent() {
  return (
    (await run('docker', ['image', 'inspect', '--format', '{{.Id}}', BASE_IMAGE], { timeoutMs: 10_000 })).code === 0
  );
}

async function makeStandIn() {
  if (onPath('debootstrap') === undefined) await aptInstall(['debootstrap']);
  rmSync(WORK, { recursive: true, force: true });
  try {
    mkdirSync(WORK);
    chmodSync(WORK, 0o755); // the image's own root folder, whatever our umask
    const environment = await makeDebianRoot(WORK);
    const changes = ['CMD ["bash"]', ...Object.entries(environment).map(([name, value]) => `ENV ${name}=${value}`)];
    await mustRun('docker', ['tag', await importImage(WORK, changes), BASE_IMAGE]);
  } finally {
    rmSync(WORK, { recursive: true, force: true });
  }
}

/**
 * Streams a folder to the engine as an image without a name: it gets one only once all of it is known to be there.
 * @param {string} root
 * @param {readonly string[]} changes Dockerfile instructions
 * @returns {Promise<string>} the image's id
 */
async function importImage(root, changes) {
  const empty = ['dev', 'proc', 'sys', 'run', 'tmp'].map((folder) => `--exclude=./${folder}/*`);
  const tar = spawn('tar', ['-C', root, '--numeric-owner', ...empty, '-c', '.'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const load = spawn('docker', ['import', ...changes.flatMap((change) => ['--change', change]), '-'], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const [, , id] = await Promise.all([
    pipeline(tar.stdout, load.stdin),
    ended('tar', tar),
    ended('docker import', load),
  ]);
  return id;
}

/**
 * @param {string} name
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string>} what it printed, unless it is piped elsewhere
 */
function ended(name, child) {
  let printed = '';
  let problem = '';
  if (name !== 'tar') child.stdout?.on('data', (chunk) => (printed += chunk));
  child.stderr?.on('data', (chunk) => (problem += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(printed.trim()) : reject(new Error(`${name} failed: ${problem.trim()}`)),
    );
  });
}
