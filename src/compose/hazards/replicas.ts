import { inServices, type RewrittenHazard } from '../hazard.js';

interface Deploy {
  replicas?: number;
  mode?: string;
  [key: string]: unknown;
}

/** What only a swarm reads. */
const SWARM = ['mode', 'placement', 'update_config', 'rollback_config', 'endpoint_mode', 'replicas'] as const;

/** As many as the author asked for, in one form; no stack is ever a swarm's. */
export const replicas: RewrittenHazard = {
  id: 'replicas',
  about:
    'Replicas are containers of one name each, which only a plain scale keeps private; what a swarm reads beside them would place them on nodes that stacks share.',
  example: 'services:\n  worker:\n    image: app\n    deploy: {replicas: 2}\n',
  fix: 'Write `scale: 2`.',
  rewrite: (model) =>
    inServices(model, 'replicas', (definition) => {
      const deploy = definition.deploy as Deploy | undefined;
      const found = SWARM.filter((key) => !isEmpty(deploy?.[key]));
      if (deploy === undefined || found.length === 0) return [];
      const count = deploy.replicas;
      for (const key of SWARM) delete deploy[key];
      if (Object.keys(deploy).length === 0) delete definition.deploy;
      if (count !== undefined) definition.scale ??= count;
      return found.map((key) => ({
        path: ['deploy', key],
        what: `deploy.${key}${key === 'replicas' ? `: ${count}` : ''}`,
        becomes: key === 'replicas' ? `scale: ${definition.scale}` : 'dropped',
      }));
    }),
};

/** Compose prints `placement: {}` where nothing was written. */
const isEmpty = (value: unknown): boolean =>
  value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
