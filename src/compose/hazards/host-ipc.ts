import { inServices, type RewrittenHazard } from '../hazard.js';

/** Written for browsers that want more shared memory than 64 MB: they get it, and none of the host's. */
export const hostIpc: RewrittenHazard = {
  id: 'host-ipc',
  about: "`ipc: host` is the host's shared memory and semaphores, one for all stacks.",
  example: 'services:\n  browser:\n    image: app\n    ipc: host\n',
  fix: 'Write `shm_size: 1gb`: what Chromium wants is memory.',
  rewrite: (model) =>
    inServices(model, 'host-ipc', (definition) => {
      if (definition.ipc !== 'host') return [];
      definition.ipc = 'private';
      definition.shm_size ??= String(1024 ** 3);
      return [{ path: ['ipc'], what: 'ipc: host', becomes: 'private, with 1 GiB of shared memory' }];
    }),
};
