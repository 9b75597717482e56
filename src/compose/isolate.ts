/** Makes a resolved model private to one stack. Pure: the same input gives the same result, and isolating twice changes nothing more. */
import type { Change, IsolationContext } from './hazard.js';
import { REWRITTEN } from './hazards/index.js';
import { mendForReading } from './mend.js';
import type { ComposeModel } from './model.js';

export interface Isolated {
  readonly model: ComposeModel;
  readonly changes: readonly Change[];
}

/** A private copy of `model`, and what was changed. */
export function isolate(model: ComposeModel, context: IsolationContext): Isolated {
  const draft = structuredClone(model);
  mendForReading(draft);
  const changes = REWRITTEN.flatMap((hazard) => hazard.rewrite(draft, context));
  // Our labels on every container, so that a sweep finds it.
  for (const definition of Object.values(draft.services)) {
    definition.labels = { ...definition.labels, ...context.labels };
  }
  return { model: draft, changes };
}
