// @ts-check
// Debian packages.
import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { SETUP_LOG } from './host.mjs';
import { mustRun, run } from './run.mjs';

const ENV = { DEBIAN_FRONTEND: 'noninteractive' };
const APT = ['-q', '-y', '-o', 'DPkg::Lock::Timeout=600', '-o', 'Acquire::Retries=2'];

/**
 * Installs packages without what they merely recommend. `NAME/RELEASE` takes one from that release.
 * @param {readonly string[]} packages
 */
export async function aptInstall(packages) {
  await aptUpdate();
  await mustRun('apt-get', [...APT, 'install', '--no-install-recommends', ...packages], {
    env: ENV,
    logFile: SETUP_LOG,
  });
}

/**
 * Refreshes the package lists. A failure is not fatal: a source of somebody else's that does not answer must not stop
 * what is there, and the install that follows says what is missing. `DPkg::Lock::Timeout` does not cover the lock of
 * the lists, hence the attempts.
 */
async function aptUpdate() {
  for (let attempt = 1; attempt <= 30; attempt++) {
    const { stdout, stderr } = await run('apt-get', [...APT, 'update'], { env: ENV });
    appendFileSync(SETUP_LOG, stdout + stderr);
    if (!/could not get lock/i.test(stdout + stderr)) return;
    await sleep(2_000);
  }
}
