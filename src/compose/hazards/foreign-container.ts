import { inServices, type RefusedHazard } from '../hazard.js';
import { type ComposeModel, serviceOfMode } from '../model.js';

export const foreignContainer: RefusedHazard = {
  id: 'foreign-container',
  about:
    'A container that the compose file does not make is one for all stacks: its network, its processes, its files.',
  example: 'services:\n  api:\n    image: app\n    network_mode: container:vpn\n',
  fix: 'Make that container a service of the file and write `service:NAME`.',
  suffers: 'neighbours',
  find: (model) =>
    inServices(model, 'foreign-container', (definition) => {
      const { network_mode, pid, ipc, volumes_from = [], external_links = [] } = definition;
      return [
        ...Object.entries({ network_mode, pid, ipc })
          .filter(([, mode]) => isForeign(model, mode))
          .map(([key, mode]) => ({ path: [key], what: `${key}: ${mode}` })),
        ...volumes_from
          .filter((from) => isForeign(model, from))
          .map((from) => ({ path: ['volumes_from', { item: from }], what: `volumes_from: ${from}` })),
        ...external_links.map((link) => ({
          path: ['external_links', { item: link }],
          what: `external_links: ${link}`,
        })),
      ];
    }),
};

const isForeign = (model: ComposeModel, mode: string | undefined): boolean =>
  mode?.startsWith('container:') === true && serviceOfMode(model, mode) === undefined;
