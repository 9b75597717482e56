/**
 * A hazard: something in a compose file that two stacks on one engine would share, or fight over. Each is a file
 * under `hazards/`; `isolate` runs them in order over a copy of the model.
 */
import type { BindPlan } from './binds.js';
import type { ComposeModel } from './model.js';

/** How tests reach published ports: not at all, by the user's own numbers, or by numbers that Docker assigns. */
export type PortMode = 'drop' | 'keep' | 'assign';

export interface IsolationContext {
  readonly project: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly ports: PortMode;
  readonly binds: BindPlan;
  /** Tag of the image that a service was built into. */
  readonly images: Readonly<Record<string, string>>;
  /** Whether the engine knows `start_interval` of health checks (25 and later; Compose refuses it for earlier ones). */
  readonly startInterval: boolean;
}

/** One change that made the model private, in words for people. */
export interface Change {
  readonly hazard: string;
  readonly service?: string;
  /** Such as `container_name: fixed-api → dropped, kept as a network alias`. */
  readonly what: string;
}

export interface Hazard {
  /** Closed, kebab-case: what `isolation.allow` names. */
  readonly id: string;
  /** Makes `model` private in place and tells what it did. Pure but for `model`. */
  rewrite(model: ComposeModel, context: IsolationContext): Change[];
}
