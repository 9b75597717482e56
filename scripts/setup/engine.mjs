// @ts-check
// A Docker engine with Compose and buildx, for the tests and benchmarks that need a real one.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { aptInstall } from './apt.mjs';
import { askEngine, startDockerd } from './dockerd.mjs';
import { debianAsRoot, onPath } from './host.mjs';
import { withLock } from './lock.mjs';
import { run } from './run.mjs';

const MIN_ENGINE = 23;
const INSTALL = `Install Docker Engine ${MIN_ENGINE} or later with Compose v2 and buildx, and start it: https://docs.docker.com/engine/install/`;
const LOCAL_SOCKETS = ['unix:///var/run/docker.sock', 'unix:///run/docker.sock'];

/** Debian 12's own engine is 20.10, without Compose v2 or buildx; Debian 13's installs on it and pulls nothing else in. */
const TRIXIE_SOURCE = {
  file: '/etc/apt/sources.list.d/isoshard-trixie.sources',
  text: [
    'Types: deb',
    'URIs: http://deb.debian.org/debian',
    'Suites: trixie',
    'Components: main',
    'Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg',
    '',
  ].join('\n'),
};
const TRIXIE_PIN = {
  file: '/etc/apt/preferences.d/isoshard-trixie',
  text: ['Package: *', 'Pin: release n=trixie', 'Pin-Priority: 100', ''].join('\n'),
};

/**
 * Makes sure that `docker`, `docker compose` and `docker buildx` work against an engine that answers. One that answers
 * is left alone; on Debian as root one is installed and started; elsewhere it throws a sentence that says what to
 * install.
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<{ version: string, started: boolean }>} the engine's version, and whether this call started it
 */
export async function ensureEngine({ log = console.error } = {}) {
  const found = await usableEngine();
  if (found.version !== undefined) return { version: found.version, started: false };

  const debian = debianAsRoot();
  if (debian === undefined || debian.release < 12)
    throw new Error(`No Docker engine answers here (${found.problem}). ${INSTALL}`);
  const endpoint = await dockerEndpoint();
  if (!LOCAL_SOCKETS.includes(endpoint)) {
    throw new Error(
      `No Docker engine answers at ${endpoint}, where DOCKER_HOST or the docker context leads. Start it, or unset that.`,
    );
  }

  return withLock('engine', { log }, async () => {
    const meanwhile = await usableEngine(); // another process may have been faster
    if (meanwhile.version !== undefined) return { version: meanwhile.version, started: false };
    if (!(await isInstalled())) {
      await install(debian.release);
      log('installed the Docker engine, Compose and buildx');
    }
    await startDockerd({ log });
    const { version, problem } = await usableEngine();
    if (version === undefined) throw new Error(`The Docker engine went away after its start: ${problem}`);
    log(`started Docker engine ${version}`);
    return { version, started: true };
  });
}

/**
 * The version of the engine that answers, or why none does. Throws if one answers that the tests cannot use.
 * @returns {Promise<{ version?: string, problem: string }>}
 */
async function usableEngine() {
  const [engine, missing] = await Promise.all([askEngine(), missingPlugins()]);
  const { version } = engine;
  if (version === undefined) return engine;
  if (Number.parseInt(version, 10) < MIN_ENGINE)
    throw new Error(`The Docker engine that answers here is ${version}. ${INSTALL}`);
  if (missing.length > 0) {
    throw new Error(`\`docker ${missing.join('` and `docker ')}\` does not work here. ${INSTALL}`);
  }
  return engine;
}

/** Which of the two plugins the `docker` on PATH, of whatever version, does not find. */
async function missingPlugins() {
  const plugins = ['compose', 'buildx'];
  const results = await Promise.all(plugins.map((plugin) => run('docker', [plugin, 'version'], { timeoutMs: 10_000 })));
  return plugins.filter((_, i) => results[i]?.code !== 0);
}

/** Where `docker` looks for its engine. */
async function dockerEndpoint() {
  const { code, stdout } = await run('docker', ['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'], {
    timeoutMs: 10_000,
  });
  return (code === 0 && stdout.trim()) || process.env.DOCKER_HOST || /** @type {string} */ (LOCAL_SOCKETS[0]);
}

/** Whether there is a new enough engine with all that it needs, and only its start is missing. */
async function isInstalled() {
  if (onPath('dockerd') === undefined || onPath('iptables') === undefined) return false;
  const { stdout } = await run('dockerd', ['--version'], { timeoutMs: 10_000 });
  const major = Number(/version (\d+)/.exec(stdout)?.[1] ?? 0);
  return major >= MIN_ENGINE && (await missingPlugins()).length === 0;
}

/** @param {number} release Debian's major version */
async function install(release) {
  const borrow = release < 13;
  if (borrow) [TRIXIE_SOURCE, TRIXIE_PIN].forEach(writeIfDifferent);
  const engine = ['docker.io', 'docker-cli', 'docker-compose', 'docker-buildx'];
  await aptInstall([...engine.map((name) => (borrow ? `${name}/trixie` : name)), 'iptables', 'zstd']);
}

/** @param {{ file: string, text: string }} wanted */
function writeIfDifferent({ file, text }) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}
