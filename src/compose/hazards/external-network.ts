import { inServices, type RefusedHazard } from '../hazard.js';
import { isForeignResource, sortedEntries } from '../model.js';

export const externalNetwork: RefusedHazard = {
  id: 'external-network',
  about: 'A network that somebody else made joins all stacks on it: `api` answers for every one of them, in turns.',
  example: 'services:\n  api:\n    image: app\n    networks: [shared]\nnetworks:\n  shared: {external: true}\n',
  fix: 'Leave `external` out, so that each stack has its own, and make what is reached over it a service.',
  suffers: 'neighbours',
  find: (model) =>
    inServices(model, 'external-network', ({ networks }) =>
      sortedEntries(networks)
        .filter(([key]) => isForeignResource(model.networks?.[key]))
        .map(([key]) => ({ path: ['networks', { item: key }], what: `network ${key} is external` })),
    ),
};
