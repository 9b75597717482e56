import { hostPathOf } from '../bind-sources.js';
import { mountOf } from '../binds.js';
import { inServices, type RewrittenHazard } from '../hazard.js';
import { sortedEntries } from '../model.js';

/** What is only read stays as it is, unless somebody else may write to it. */
export const bindMount: RewrittenHazard = {
  id: 'bind-mount',
  about:
    'A folder of the host is one for all stacks: what one writes, its database among it, the others see, and so does the next run.',
  example: 'services:\n  api:\n    image: app\n    volumes: ["./data:/app/data"]\n',
  fix: 'Mount it read-only (`:ro`), or use a named volume.',
  rewrite: (model, { binds }) => {
    const replaced = new Set<string>();
    const changes = inServices(model, 'bind-mount', (definition) =>
      (definition.volumes ?? []).flatMap((mount, index) => {
        const host = hostPathOf(model, mount);
        const place = binds.places[host ?? ''];
        if (place === undefined) {
          // `shared`, `rshared`: what is mounted in the container would be mounted on the host.
          if (/shared$/.test(String(mount.bind?.propagation ?? ''))) delete mount.bind?.propagation;
          return [];
        }
        if (mount.type === 'volume' && mount.source !== undefined) replaced.add(mount.source);
        definition.volumes?.splice(index, 1, mountOf(place, mount.target, mount.read_only === true));
        const becomes = place.view.how === 'copy' ? 'a private copy' : 'a private copy-on-write view';
        const what = `${host} on ${mount.target}`;
        return [{ path: ['volumes', { target: mount.target }], what, becomes }];
      }),
    );
    const views = binds.views.map(({ volume }) => [volume, { name: volume, external: true }] as const);
    const kept = sortedEntries(model.volumes).filter(([name]) => !replaced.has(name));
    if (views.length > 0) model.volumes = Object.fromEntries([...kept, ...views]);
    return changes;
  },
};
