import { hostPathOf } from '../binds.js';
import type { Hazard } from '../hazard.js';
import { sortedEntries, type VolumeMount } from '../model.js';

/** Binds that somebody can write to: every stack would write into the same folder of the host. Each gets a private view. */
export const bindMounts: Hazard = {
  id: 'bind-mount',
  rewrite: (model, { binds }) => {
    const replaced = new Set<string>();
    const changes = sortedEntries(model.services).flatMap(([service, definition]) =>
      (definition.volumes ?? []).flatMap((mount, index) => {
        const path = hostPathOf(model, mount);
        const place = binds.places[path ?? ''];
        if (place === undefined) return [];
        if (mount.type === 'volume' && mount.source !== undefined) replaced.add(mount.source);
        const view: VolumeMount = {
          type: 'volume',
          source: place.view.volume,
          target: mount.target,
          ...(mount.read_only === true && { read_only: true }),
          volume: { nocopy: true, ...(place.subpath !== '' && { subpath: place.subpath }) },
        };
        definition.volumes?.splice(index, 1, view);
        const what = `${path} on ${mount.target} → a private copy-on-write view`;
        return [{ hazard: 'bind-mount', service, what }];
      }),
    );
    const views = binds.views.map(({ volume }) => [volume, { name: volume, external: true }] as const);
    const kept = sortedEntries(model.volumes).filter(([name]) => !replaced.has(name));
    if (views.length > 0) model.volumes = Object.fromEntries([...kept, ...views]);
    return changes;
  },
};
