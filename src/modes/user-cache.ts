/** Where we keep what may be lost: digests of files, timings. */
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Context } from '../context.js';

/** Of this user. The XDG Base Directory Specification: the variable counts only if it is absolute. */
export function cacheFolder({ env }: Pick<Context, 'env'>): string {
  const configured = env.XDG_CACHE_HOME ?? '';
  return join(isAbsolute(configured) ? configured : join(env.HOME || homedir(), '.cache'), 'isoshard');
}
