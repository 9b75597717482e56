import { inServices, type RewrittenHazard } from '../hazard.js';
import { sortedEntries } from '../model.js';

/** Replicas keep theirs: one name would be one volume for all of them. */
export const anonymousVolume: RewrittenHazard = {
  id: 'anonymous-volume',
  about: 'A volume with no name has no label either: nobody can tell whose it is once its container is gone.',
  example: 'services:\n  web:\n    image: app\n    volumes: [/app/node_modules]\n',
  fix: 'Give it a name under `volumes:`.',
  rewrite: (model) => {
    const taken = new Set(sortedEntries(model.volumes).map(([key]) => key));
    return inServices(model, 'anonymous-volume', (definition, service) => {
      if (Number(definition.scale ?? 1) > 1) return [];
      return (definition.volumes ?? []).flatMap((mount) => {
        if (mount.type !== 'volume' || mount.source) return [];
        let number = 1;
        while (taken.has(`${service}-anonymous-${number}`)) number++;
        mount.source = `${service}-anonymous-${number}`;
        taken.add(mount.source);
        model.volumes = { ...model.volumes, [mount.source]: {} };
        const path = ['volumes', { target: mount.target }];
        return [{ path, what: `a volume with no name on ${mount.target}`, becomes: `volume ${mount.source}` }];
      });
    });
  },
};
