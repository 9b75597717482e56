/**
 * What Compose prints of a valid file and refuses to read back (2.26 to 2.32): a limit of 0 as `{}`, and no limit for swap
 * as `"-1"`. Changes `model` in place.
 */
import type { ComposeModel } from './model.js';

export function mendForReading(model: ComposeModel): void {
  for (const service of Object.values(model.services)) {
    if (service.memswap_limit === '-1') service.memswap_limit = -1;
    const limits = (service.ulimits ?? {}) as Record<string, unknown>;
    for (const [name, limit] of Object.entries(limits)) {
      const isEmpty = typeof limit === 'object' && limit !== null && Object.keys(limit).length === 0;
      if (isEmpty) limits[name] = 0;
    }
  }
}
