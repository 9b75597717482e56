import { bindSources, factsOf, fileUses, hostPathOf } from '../bind-sources.js';
import { inServices, type RefusedHazard } from '../hazard.js';
import { isEngineSocket } from './docker-socket.js';

/** Where Docker would make a folder there is a warning: each stack gets an empty one of its own. */
export const missingSource: RefusedHazard = {
  id: 'missing-source',
  about:
    'A path that is not there cannot be mounted. In the short syntax Docker makes a folder of it, owned by root, even where a file was meant.',
  example:
    'services:\n  api:\n    image: app\n    volumes:\n      - {type: bind, source: ./nowhere, target: /data, bind: {create_host_path: false}}\n',
  fix: 'Make the file or folder before the run, or correct the path.',
  suffers: 'anybody',
  find: (model, { facts }) => {
    const sources = bindSources(model);
    const isMissing = (path: string) => factsOf(facts, path).kind === 'missing';
    return inServices(model, 'missing-source', (definition) => [
      ...(definition.volumes ?? []).flatMap((mount) => {
        const path = hostPathOf(model, mount);
        if (path === undefined || !isMissing(path) || isEngineSocket(path)) return [];
        const isMade = sources.get(path)?.created === true;
        const step = ['volumes', { target: mount.target }];
        const what = `${path} is not there${isMade ? ': an empty folder stands in for it' : ''}`;
        return [{ path: step, what, ...(isMade && { level: 'warning' as const }) }];
      }),
      ...fileUses(model, definition)
        .filter(({ file }) => isMissing(file))
        .map(({ kind, key, file }) => ({ path: [kind, { target: key }], what: `${file} is not there` })),
    ]);
  },
};
