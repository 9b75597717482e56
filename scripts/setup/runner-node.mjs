// @ts-check
// The Node version that GitHub's runner starts the action with (`runs.using: node24`), to run the bundle on.
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { isExecutable } from './host.mjs';
import { withLock } from './lock.mjs';
import { npm } from './npm.mjs';
import { mustRun } from './run.mjs';

const MAJOR = 24;

/**
 * The path of a Node 24: this process's own if it is one, else one from the npm registry, where Node's project
 * publishes its binaries as `node-PLATFORM-ARCH`. It is kept in the user's cache folder.
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<string>}
 */
export async function ensureNode24({ log = console.error } = {}) {
  if (process.version.startsWith(`v${MAJOR}.`)) return process.execPath;
  const windows = process.platform === 'win32';
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  const home = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'isoshard-dev', `node${MAJOR}`);
  const program = ['node_modules', name, 'bin', windows ? 'node.exe' : 'node'];
  const binary = join(home, ...program);
  if (isExecutable(binary)) return binary;

  return withLock(`node${MAJOR}`, { log }, async () => {
    if (isExecutable(binary)) return binary; // another process may have been faster
    mkdirSync(dirname(home), { recursive: true });
    const work = mkdtempSync(`${home}.`);
    try {
      writeFileSync(join(work, 'package.json'), '{"private": true}\n'); // or npm looks for one further up
      await npm(work, ['install', `${name}@${MAJOR}`]);
      const version = await mustRun(join(work, ...program), ['--version']);
      if (!version.startsWith(`v${MAJOR}.`)) throw new Error(`${name}@${MAJOR} holds Node ${version}.`);
      rmSync(home, { recursive: true, force: true });
      renameSync(work, home);
      log(`fetched Node ${version.slice(1)}`);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
    return binary;
  });
}
