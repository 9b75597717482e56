import { inServices, type RefusedHazard } from '../hazard.js';

export const hostGateway: RefusedHazard = {
  id: 'host-gateway',
  about:
    'Through the host, a stack reaches what other stacks and programs have there: with more than one, that is not its own.',
  example: 'services:\n  api:\n    image: app\n    extra_hosts: ["host.docker.internal:host-gateway"]\n',
  fix: 'Name services by their names; leave the line out where the tests do not need the host.',
  suffers: 'neighbours',
  find: (model, { stacks }) =>
    inServices(model, 'host-gateway', (definition) => {
      if (stacks < 2) return [];
      const hosts = (definition.extra_hosts ?? []) as string[];
      return hosts
        .filter((entry) => /[:=]host-gateway$/.test(entry))
        .map((entry) => ({
          path: ['extra_hosts', { item: entry.replace(/[:=]host-gateway$/, '') }],
          what: `extra_hosts: ${entry}`,
        }));
    }),
};
