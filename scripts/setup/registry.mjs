// @ts-check
// A real image registry (CNCF Distribution), for the tests of the transport `registry`: Debian's package, unpacked and not installed.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { debianAsRoot, onPath } from './host.mjs';
import { withLock } from './lock.mjs';
import { mustRun } from './run.mjs';

const FOLDER = join(homedir(), '.cache', 'isoshard-dev', 'docker-registry');
const PROGRAM = join(FOLDER, 'usr', 'bin', 'docker-registry');

/** Made anew each time that Debian's could not be had: for a day nobody asks again. */
const MISSED = `${FOLDER}.missed`;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The path of a `docker-registry` program: what TEST_REGISTRY names, one that is installed, or Debian's; undefined where it cannot be had:
 * the tests that need it are skipped then.
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<string | undefined>}
 */
export async function findRegistry({ log = console.error } = {}) {
  const known = process.env.TEST_REGISTRY || onPath('docker-registry');
  if (known) return known;
  if (existsSync(PROGRAM)) return PROGRAM;
  const missedMs = statSync(MISSED, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (debianAsRoot() === undefined || Date.now() - missedMs < DAY_MS) {
    log('no docker-registry here: the tests that need a real registry are skipped');
    return undefined;
  }
  return withLock('registry', { log }, async () => {
    if (existsSync(PROGRAM)) return PROGRAM;
    mkdirSync(join(FOLDER, '..'), { recursive: true });
    const unpacking = mkdtempSync(`${FOLDER}-`);
    try {
      await mustRun('sh', ['-c', 'cd "$1" && apt-get download -q docker-registry', 'sh', unpacking]);
      const archive = readdirSync(unpacking).find((name) => name.endsWith('.deb')) ?? '';
      await mustRun('dpkg-deb', ['--extract', join(unpacking, archive), join(unpacking, 'root')]);
      rmSync(FOLDER, { recursive: true, force: true });
      renameSync(join(unpacking, 'root'), FOLDER);
      log('fetched docker-registry');
      return PROGRAM;
    } catch (error) {
      writeFileSync(MISSED, '');
      log(
        `no docker-registry can be had (${error instanceof Error ? error.message : error}): tests that need it are skipped`,
      );
      return undefined;
    } finally {
      rmSync(unpacking, { recursive: true, force: true });
    }
  });
}
