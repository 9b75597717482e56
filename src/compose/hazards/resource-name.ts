import type { Change, RewrittenHazard } from '../hazard.js';
import { sortedEntries } from '../model.js';

const KINDS = ['networks', 'volumes', 'configs', 'secrets'] as const;

/** What Compose itself would call a resource is private to each project already: that is no hazard of the file. */
export const resourceName: RewrittenHazard = {
  id: 'resource-name',
  about:
    'An explicit `name:` is the same for every project, and `-p` does not change it: stacks share the network or the data, and `down -v` of one deletes the volume of another.',
  example:
    'services:\n  db:\n    image: postgres:16\n    volumes: [data:/data]\nvolumes:\n  data:\n    name: shop-data\n',
  fix: 'Leave `name:` out; Compose puts the project before the key.',
  rewrite: (model, { project, labels }) => {
    const usual = `${model.name}_`;
    model.name = project;
    return KINDS.flatMap((kind) =>
      sortedEntries(model[kind]).flatMap(([key, definition]): Change[] => {
        if (definition?.external === true) return [];
        const name = `${project}_${key}`;
        const before = definition?.name;
        const isLabelled = kind === 'networks' || kind === 'volumes';
        const owned = isLabelled ? { labels: { ...definition?.labels, ...labels } } : {};
        model[kind] = { ...model[kind], [key]: { ...definition, name, ...owned } };
        if (before === undefined || before === name || before === `${usual}${key}`) return [];
        const what = `${kind}.${key}.name: ${before}`;
        return [{ hazard: 'resource-name', path: [kind, key, 'name'], what, becomes: 'a name of the stack' }];
      }),
    );
  },
};
