import type { Hazard } from '../hazard.js';
import { sortedEntries, type VolumeMount } from '../model.js';

/** Binds that somebody can write to: every stack would write into the same folder of the host. Each gets a private view. */
export const bindMounts: Hazard = {
  id: 'bind-mount',
  rewrite: (model, { binds }) => {
    const views = binds.views.map((view) => [view.volume, { name: view.volume, external: true }] as const);
    if (views.length > 0) model.volumes = { ...model.volumes, ...Object.fromEntries(views) };
    return sortedEntries(model.services).flatMap(([service, definition]) => {
      const changed: string[] = [];
      definition.volumes = definition.volumes?.map((mount) => {
        const place = mount.type === 'bind' ? binds.places[mount.source ?? ''] : undefined;
        if (place === undefined) return mount;
        changed.push(`${mount.source} on ${mount.target}`);
        const view: VolumeMount = {
          type: 'volume',
          source: place.view.volume,
          target: mount.target,
          volume: { nocopy: true, ...(place.subpath !== '' && { subpath: place.subpath }) },
        };
        return mount.read_only === true ? { ...view, read_only: true } : view;
      }) as VolumeMount[];
      if (definition.volumes === undefined) delete definition.volumes;
      return changed.map((what) => ({ hazard: 'bind-mount', service, what: `${what} → a private copy-on-write view` }));
    });
  },
};
