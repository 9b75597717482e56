// @ts-check
// A browser for the tests that run Playwright on the host.
import { aptInstall } from './apt.mjs';
import { debianAsRoot, isExecutable } from './host.mjs';
import { withLock } from './lock.mjs';

const KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The path of a Chromium or Chrome: what CHROMIUM_PATH names, or one that is installed; on Debian as root it is
 * installed.
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<string>}
 */
export async function ensureChromium({ log = console.error } = {}) {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (isExecutable(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH is ${chosen}, which is not a program.`);
  }
  const known = KNOWN.find(isExecutable);
  if (known !== undefined) return known;
  if (debianAsRoot() === undefined)
    throw new Error('No Chromium or Chrome was found. Install one, or set CHROMIUM_PATH to its program.');

  return withLock('chromium', { log }, async () => {
    if (!KNOWN.some(isExecutable)) {
      await aptInstall(['chromium']);
      log('installed Chromium');
    }
    const installed = KNOWN.find(isExecutable);
    if (installed === undefined)
      throw new Error(`The package chromium has put its program at none of ${KNOWN.join(', ')}.`);
    return installed;
  });
}
