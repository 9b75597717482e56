import { posix } from 'node:path';
import { factsOf, fileUses, hostPathOf, isWithin } from '../bind-sources.js';
import { inServices, type RefusedHazard, type Surroundings } from '../hazard.js';

/**
 * An absolute path says openly what it is: writable, it is a private view like every other, with a warning. One that
 * looks like the project's and is not is refused.
 */
export const outsideProject: RefusedHazard = {
  id: 'outside-project',
  about:
    'A relative path that leaves the project by `..` or by a symbolic link shows a stack what belongs to the host, and whoever may change the repository chooses what.',
  example: 'services:\n  api:\n    image: app\n    volumes: ["../../elsewhere:/data"]\n',
  fix: 'Move the folder into the project, or name it by an absolute path or a variable.',
  suffers: 'anybody',
  find: (model, surroundings) =>
    inServices(model, 'outside-project', (definition, service) => [
      ...(definition.volumes ?? []).flatMap((mount) => {
        const path = hostPathOf(model, mount);
        if (path === undefined) return [];
        const step = ['volumes', { target: mount.target }];
        const how = leaves(surroundings, path, ['services', service, ...step]);
        if (how === undefined || (how === 'openly' && mount.read_only === true)) return [];
        const what = `${path} on ${mount.target}${how === 'openly' ? '' : ` leaves the project ${how}`}`;
        return [{ path: step, what, ...(how === 'openly' && { level: 'warning' as const }) }];
      }),
      ...fileUses(model, definition).flatMap(({ kind, key, file }) => {
        const how = leaves(surroundings, file, [kind, key, 'file']);
        if (how === undefined || how === 'openly') return [];
        return [{ path: [kind, { target: key }], what: `${file} leaves the project ${how}` }];
      }),
    ]),
};

/** How `path` leaves the project, if it does. */
function leaves(
  { facts, projectRoot, written }: Surroundings,
  path: string,
  place: Parameters<Surroundings['written']>[0],
): 'by a symbolic link' | 'by `..`' | 'openly' | undefined {
  const { real, kind } = factsOf(facts, path);
  // A pipe, a device, the engine's socket: other hazards.
  if (kind === 'socket' || kind === 'other') return undefined;
  if (isWithin(path, projectRoot)) return isWithin(real, projectRoot) ? undefined : 'by a symbolic link';
  const text = written(place)?.replace(/^["']/, '') ?? '';
  const isRelative = text.startsWith('.') || /(^|\/)\.\.(\/|:|$)/.test(posix.normalize(text));
  if (isRelative) return 'by `..`';
  return kind === 'missing' ? undefined : 'openly';
}
