// @ts-check
// One set-up at a time on a machine.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onPath } from './host.mjs';

const WAIT_SECONDS = 900;

/**
 * Runs `work` while no other process of this machine holds the lock `name`. The lock is the kernel's, held by a child
 * `flock` that ends with our end of its pipe: whatever kills this process, nothing stale stays behind. Where there is
 * no flock(1), which is anywhere but on Linux, it runs without a lock.
 * @template T
 * @param {string} name
 * @param {{ log: (line: string) => void }} options
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, { log }, work) {
  const flock = onPath('flock');
  if (flock === undefined) return work();
  // `cat` starts once the lock is held, and echoes the line that waits for it.
  const file = `/tmp/isoshard-${process.getuid?.()}-${name}.lock`; // not tmpdir(): processes may differ in it
  const holder = spawn(flock, ['--timeout', String(WAIT_SECONDS), file, 'cat'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true, // a Ctrl-C in the terminal must not free the lock before the work has ended
  });
  holder.stdin.on('error', () => {});
  holder.stdin.write('held\n');
  const waiting = setTimeout(() => log(`waiting for another process that sets up the ${name}`), 2_000);
  try {
    const held = await Promise.race([
      once(holder.stdout, 'data').then(() => true),
      once(holder, 'close').then(() => false),
    ]);
    if (!held) throw new Error(`Another process has held ${file} for ${WAIT_SECONDS} s, or it cannot be locked.`);
    clearTimeout(waiting);
    return await work();
  } finally {
    clearTimeout(waiting);
    holder.stdin.end();
  }
}
