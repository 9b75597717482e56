import { inServices, type RewrittenHazard } from '../hazard.js';
import { sortedEntries } from '../model.js';

/** Inside the stack's own networks a host name harms nobody, and applications name their data by it: it stays there. */
export const hostname: RewrittenHazard = {
  id: 'hostname',
  about:
    'Docker answers for a host name on every network of the container: on an external network (if that is allowed) two stacks answer to the same name.',
  example:
    'services:\n  api:\n    image: app\n    hostname: api.test\n    networks: [shared]\nnetworks:\n  shared: {external: true}\n',
  fix: 'Leave `hostname` and `domainname` out of services on external networks.',
  rewrite: (model) =>
    inServices(model, 'hostname', (definition) => {
      const leaks = sortedEntries(definition.networks).some(([key]) => model.networks?.[key]?.external === true);
      if (!leaks) return [];
      return (['hostname', 'domainname'] as const).flatMap((key) => {
        const before = definition[key];
        if (before === undefined) return [];
        delete definition[key];
        return [{ path: [key], what: `${key}: ${String(before)}`, becomes: 'dropped' }];
      });
    }),
};
