import { inServices, type RewrittenHazard } from '../hazard.js';

const KEYS = ['cgroup_parent', 'oom_kill_disable', 'oom_score_adj'] as const;

export const cgroupParent: RewrittenHazard = {
  id: 'cgroup-parent',
  about:
    'A control group of the host is one budget for all stacks in it; a container that the kernel may not kill for want of memory lets it kill a neighbour.',
  example: 'services:\n  api:\n    image: app\n    cgroup_parent: tests.slice\n',
  fix: 'Give the service limits of its own: `mem_limit`, `cpus`.',
  rewrite: (model) =>
    inServices(model, 'cgroup-parent', (definition) =>
      KEYS.flatMap((key) => {
        const before = definition[key];
        if (before === undefined || before === false || before === 0) return [];
        delete definition[key];
        return [{ path: [key], what: `${key}: ${String(before)}`, becomes: 'dropped' }];
      }),
    ),
};
