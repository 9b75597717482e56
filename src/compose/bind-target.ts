/** Where a path of a container lies on the host, by the bind mounts that the user wrote. Pure. */
import { posix } from 'node:path';
import type { ServiceModel } from './model.js';

/** The host's path, or `undefined` if no bind mount covers `path`. The innermost mount counts, as the kernel has it. */
export function checkoutPathOf(service: ServiceModel | undefined, path: string): string | undefined {
  const covering = (service?.volumes ?? [])
    .filter(({ target }) => path === target || path.startsWith(target === '/' ? '/' : `${target}/`))
    .sort((a, b) => b.target.length - a.target.length)[0];
  if (covering?.type !== 'bind' || covering.source === undefined || covering.read_only === true) return undefined;
  return posix.join(covering.source, posix.relative(covering.target, path));
}
