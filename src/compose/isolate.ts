/** Makes a resolved model private to one stack. Pure: the same input gives the same result, and isolating twice changes nothing more. */
import type { Change, Hazard, IsolationContext } from './hazard.js';
import { bindMounts } from './hazards/bind-mounts.js';
import { slowHealthCheck } from './hazards/health-checks.js';
import { hostIpc } from './hazards/host-ipc.js';
import { buildSection, ownership, restartPolicy } from './hazards/lifecycle.js';
import { containerName, fixedAddress, resourceName } from './hazards/names.js';
import { hostPorts } from './hazards/ports.js';
import type { ComposeModel } from './model.js';

/** In the order in which they are applied. */
export const HAZARDS: readonly Hazard[] = [
  containerName,
  hostPorts,
  hostIpc,
  fixedAddress,
  bindMounts,
  resourceName,
  restartPolicy,
  slowHealthCheck,
  buildSection,
  ownership,
];

export interface Isolated {
  readonly model: ComposeModel;
  readonly changes: readonly Change[];
}

/** A private copy of `model`, and what was changed. */
export function isolate(model: ComposeModel, context: IsolationContext): Isolated {
  const draft = structuredClone(model);
  const changes = HAZARDS.flatMap((hazard) => hazard.rewrite(draft, context));
  return { model: draft, changes };
}
