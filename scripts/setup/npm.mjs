// @ts-check
// Packages from the npm registry that this machine is set up for.
import { mustRun } from './run.mjs';

const QUIET = [
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--no-update-notifier',
  '--loglevel=error',
  '--logs-max=0',
];

/**
 * Runs npm without install scripts, audit, funding notes or log files of its own, and throws with what it printed if it
 * fails.
 * @param {string} dir
 * @param {readonly string[]} args
 */
export async function npm(dir, args) {
  await mustRun('npm', [...args, ...QUIET], { cwd: dir });
}
