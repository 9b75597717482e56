import type { Hazard } from '../hazard.js';
import { sortedEntries } from '../model.js';

/** As often as an app may crash until its database is up: about 13 s of waiting, the engine doubles it from 0.1 s. */
const RETRIES = 7;

/**
 * `restart: always`: a stack must not come back after a reboot, nor hide a crash for ever. But many an app crashes until its
 * database is up: a few retries stay, as `on-failure`, which the engine does not take up again after a reboot.
 */
export const restartPolicy: Hazard = {
  id: 'restart-policy',
  rewrite: (model) =>
    sortedEntries(model.services).flatMap(([service, definition]) => {
      const { deploy } = definition as { deploy?: { restart_policy?: { condition?: string } } };
      const inDeploy = deploy?.restart_policy;
      if (deploy !== undefined) delete deploy.restart_policy;
      const policy = inDeploy === undefined ? definition.restart : (inDeploy.condition ?? 'any');
      if (policy === undefined || /^(no|none|on-failure:\d+)$/.test(policy)) {
        if (policy === 'none') definition.restart = 'no';
        return [];
      }
      definition.restart = `on-failure:${RETRIES}`;
      return [{ hazard: 'restart-policy', service, what: `restart: ${policy} → ${definition.restart}` }];
    }),
};

/** `build`: the image that was built for the plan is run; a start never builds. */
export const buildSection: Hazard = {
  id: 'build',
  rewrite: (model, { images }) =>
    sortedEntries(model.services).flatMap(([service, definition]) => {
      const tag = images[service];
      if (tag === undefined || (definition.build === undefined && definition.image === tag)) return [];
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
