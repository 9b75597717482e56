import { inServices, type RewrittenHazard } from '../hazard.js';

/** As often as an app may crash until its database is up: about 13 s of waiting, the engine doubles it from 0.1 s. */
const RETRIES = 7;

/**
 * Many an app crashes until its database is up: a few retries stay, as `on-failure`, which the engine does not take up
 * again after a reboot.
 */
export const restartPolicy: RewrittenHazard = {
  id: 'restart-policy',
  about: 'A stack that restarts comes back after a reboot when nobody waits for it, and hides a crash for ever.',
  example: 'services:\n  api:\n    image: app\n    restart: unless-stopped\n',
  fix: 'Write `restart: on-failure:7`, or make the service wait with `depends_on` and a health check.',
  rewrite: (model) =>
    inServices(model, 'restart-policy', (definition) => {
      const { deploy } = definition as { deploy?: { restart_policy?: { condition?: string } } };
      const inDeploy = deploy?.restart_policy;
      if (deploy !== undefined) delete deploy.restart_policy;
      if (deploy !== undefined && Object.keys(deploy).length === 0) delete definition.deploy;
      const policy = inDeploy === undefined ? definition.restart : (inDeploy.condition ?? 'any');
      if (policy === undefined || /^(no|none|on-failure:\d+)$/.test(policy)) {
        if (policy === 'none') definition.restart = 'no';
        return [];
      }
      definition.restart = `on-failure:${RETRIES}`;
      const path = inDeploy === undefined ? ['restart'] : ['deploy', 'restart_policy'];
      return [{ path, what: `restart: ${policy}`, becomes: `restart: ${definition.restart}` }];
    }),
};
