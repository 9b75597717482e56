/** What tells one boot of one host, one pid namespace and one process from any other (Linux; empty elsewhere). */
import { readFileSync, readlinkSync } from 'node:fs';

const orEmpty = (read: () => string): string => {
  try {
    return read().trim();
  } catch {
    return '';
  }
};

/** New at every boot; the same inside and outside of containers. */
export const bootId = (): string => orEmpty(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'));

/** Such as `pid:[4026531836]`. A pid means something only together with it. */
export const pidNamespace = (): string => orEmpty(() => readlinkSync('/proc/self/ns/pid'));

/** When a process started, in clock ticks since boot (field 22 of /proc/PID/stat, proc(5)); empty if it is gone. */
export const processStart = (pid: number): string =>
  orEmpty(() => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in brackets, may hold anything: fields are counted after it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  });
