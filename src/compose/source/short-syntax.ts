/** The container side of what a service lists: ports, mounts, secrets, configs, devices. Pure. */
import { posix } from 'node:path';
import { splitAtColons } from './interpolate.js';

/** Longer items are none. */
const MAX_LENGTH = 4096;

/** Whether the container side of `text`, an item in short syntax of `list` (`ports`, `volumes`, …), is `target`. */
export function hasTarget(list: string, text: string, target: string): boolean {
  if (text.length > MAX_LENGTH) return false;
  const parts = splitAtColons(text);
  if (list === 'ports') return isTarget(list, parts.at(-1) ?? '', target);
  if (list === 'tmpfs') return isTarget(list, parts[0] ?? '', target);
  if (list === 'volumes' || list === 'devices') {
    return [parts, withDrives(parts)].some(([first = '', second]) => isTarget(list, second ?? first, target));
  }
  return isTarget(list, text, target);
}

/** Whether `written`, a container side as `list` has it, means `target`. */
export function isTarget(list: string, written: string, target: string): boolean {
  if (written === target) return true;
  if (list === 'ports') return coversPort(written, target);
  if (list === 'secrets') return `/run/secrets/${written}` === target;
  if (list === 'configs') return `/${written}` === target;
  return written !== '' && cleaned(written) === cleaned(target);
}

const cleaned = (path: string) => posix.normalize(path).replace(/(?<=.)\/$/, '');

/** `8000`, `8000-8010`, either with `/tcp` or the like; a target without a protocol is met by each. */
function coversPort(written: string, target: string): boolean {
  const [ports = '', protocol = 'tcp'] = written.split('/');
  const [port = '', wanted = protocol] = target.split('/');
  const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(ports) ?? [];
  return /^\d+$/.test(port) && wanted === protocol && Number(first) <= Number(port) && Number(port) <= Number(last);
}

/** The parts with the letter of a Windows drive put back before its path: `C`, `\data` → `C:\data`. */
function withDrives(parts: readonly string[]): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const drive = joined.at(-1) ?? '';
    if (/^[A-Za-z]$/.test(drive) && /^[\\/]/.test(part)) joined[joined.length - 1] = `${drive}:${part}`;
    else joined.push(part);
  }
  return joined;
}
