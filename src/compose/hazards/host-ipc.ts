import type { Hazard } from '../hazard.js';
import { sortedEntries } from '../model.js';

/** `ipc: host`, written for browsers that want more shared memory than 64 MB: they get it, and none of the host's. */
export const hostIpc: Hazard = {
  id: 'host-ipc',
  rewrite: (model) =>
    sortedEntries(model.services).flatMap(([service, definition]) => {
      if (definition.ipc !== 'host') return [];
      definition.ipc = 'private';
      definition.shm_size ??= String(1024 ** 3);
      return [{ hazard: 'host-ipc', service, what: 'ipc: host → private, with 1 GiB of shared memory' }];
    }),
};
