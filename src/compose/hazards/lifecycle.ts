import type { Hazard } from '../hazard.js';
import { sortedEntries } from '../model.js';

/** `restart: always`: a stack must not come back after a reboot, and a crash must be seen, not hidden by a restart. */
export const restartPolicy: Hazard = {
  id: 'restart-policy',
  rewrite: (model) =>
    sortedEntries(model.services).flatMap(([service, definition]) => {
      const deploy = definition.deploy as { restart_policy?: unknown } | undefined;
      if (deploy?.restart_policy !== undefined) delete deploy.restart_policy;
      const policy = definition.restart;
      if (policy === undefined || policy === 'no') return [];
      definition.restart = 'no';
      return [{ hazard: 'restart-policy', service, what: `restart: ${policy} → no` }];
    }),
};

/** `build`: the image that was built for the plan is run; a start never builds. */
export const buildSection: Hazard = {
  id: 'build',
  rewrite: (model, { images }) =>
    sortedEntries(model.services).flatMap(([service, definition]) => {
      const tag = images[service];
      if (tag === undefined) return [];
      delete definition.build;
      definition.image = tag;
      definition.pull_policy = 'never';
      return [{ hazard: 'build', service, what: `build → ${tag}` }];
    }),
};

/** Our labels on every container, so that a sweep finds it. */
export const ownership: Hazard = {
  id: 'ownership',
  rewrite: (model, { labels }) => {
    for (const definition of Object.values(model.services)) definition.labels = { ...definition.labels, ...labels };
    return [];
  },
};
