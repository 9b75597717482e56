/** A process as part of a file's name: whoever finds the file knows whether its maker still runs. Linux; elsewhere there is no such name. */
import { createHash } from 'node:crypto';
import { bootId, pidNamespace, processStart } from './host.js';

const NAME = /^([0-9a-f]{8})-(\d+)-(\d+)$/;

/** Tells boots and pid namespaces apart. */
const hostMark = (): string => createHash('sha256').update(`${bootId()} ${pidNamespace()}`).digest('hex').slice(0, 8);

/** Such as `1f0c2b3a-4711-918273`: boot and pid namespace, pid, start time; `undefined` where the host does not tell them. */
export function leaseName(pid = process.pid): string | undefined {
  const start = processStart(pid);
  return start === '' || bootId() === '' || pidNamespace() === '' ? undefined : `${hostMark()}-${pid}-${start}`;
}

/** Whether `name` is of a process of this boot and pid namespace that is gone. Any doubt: it is not. */
export function isGone(name: string): boolean {
  const [, mark, pid, start] = NAME.exec(name) ?? [];
  return mark === hostMark() && bootId() !== '' && processStart(Number(pid)) !== start;
}
