/** What tests left, copied to where people look for it. */
import { cpSync, existsSync, lstatSync, rmSync } from 'node:fs';

/** Copies files and folders; links and devices (an overlay's marks of what was deleted) are left out. */
export function copyCollected(from: string | undefined, to: string): void {
  if (from === undefined || !existsSync(from)) return;
  cpSync(from, to, {
    recursive: true,
    filter: (source) => {
      const stat = lstatSync(source);
      return stat.isFile() || stat.isDirectory();
    },
  });
}

/** As a new run of the runner itself would: what an earlier one left goes first. */
export function replaceCollected(from: string, to: string): void {
  if (!existsSync(from)) return;
  rmSync(to, { recursive: true, force: true });
  copyCollected(from, to);
}
