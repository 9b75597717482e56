/**
 * A hazard: something in a compose file that two stacks on one engine would share, or fight over, or that gives the host
 * away. Each is a file under `hazards/`; `isolate` applies the ones that can be rewritten, `audit` finds the others.
 */
import type { Facts } from './bind-sources.js';
import type { BindPlan } from './binds.js';
import type { ImageCheck } from './health-check.js';
import { type ComposeModel, type ServiceModel, sortedEntries } from './model.js';
import type { Step } from './source/step.js';

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
  /** The check that a service's image brings, by service, as far as the engine has the image. */
  readonly imageChecks?: Readonly<Record<string, ImageCheck>>;
}

/** Where the stacks of a run find themselves. */
export interface Surroundings {
  /** What bind sources are; without them sockets are known by name alone. */
  readonly facts: Facts;
  /** Absolute path of the git root, or of the folder of the compose file where there is none. */
  readonly projectRoot: string;
  /** How many stacks run on this host at once. */
  readonly stacks: number;
  /** The scalar at a place of the compose file as its author wrote it, such as `../data:/data`. */
  readonly written: (path: readonly Step[]) => string | undefined;
}

/** A place in a compose file that has a hazard. */
export interface Finding {
  readonly hazard: string;
  readonly service?: string;
  /** From the root of the compose file. */
  readonly path: readonly Step[];
  /** `warning`: worth a word and no more, wherever the stack runs. */
  readonly level?: 'warning';
  /** As the file has it, such as `container_name: fixed-api`. No value of an environment, build argument or inline config. */
  readonly what: string;
}

/** A finding that was made private. */
export interface Change extends Finding {
  /** Such as `a network alias`. */
  readonly becomes: string;
}

/** What a hazard is, for people; the page of hazards is made of it. */
interface Description {
  /** Closed, kebab-case: what `isolation.allow` and the policy of a host name. */
  readonly id: string;
  /** What is shared, and who suffers. */
  readonly about: string;
  /** A compose file that has it. */
  readonly example: string;
  /** What the author of the file can write instead. */
  readonly fix: string;
}

export interface RewrittenHazard extends Description {
  /** Makes `model` private in place and tells what it did. Pure but for `model`. */
  rewrite(model: ComposeModel, context: IsolationContext): Change[];
}

export interface RefusedHazard extends Description {
  /** Who suffers: only other stacks and programs of the same host; or whoever runs it, alone or not. */
  readonly suffers: 'neighbours' | 'anybody';
  find(model: ComposeModel, surroundings: Surroundings): Finding[];
}

/** What is found in one service; `path` counts from the service. */
interface InService {
  readonly level?: 'warning';
  readonly path: readonly Step[];
  readonly what: string;
}

/** The findings of `look` in each service, in the order of their names. */
export function inServices<F extends InService>(
  model: ComposeModel,
  hazard: string,
  look: (definition: ServiceModel, service: string) => readonly F[],
): (F & { hazard: string; service: string })[] {
  return sortedEntries(model.services).flatMap(([service, definition]) =>
    look(definition, service).map((found) => ({
      ...found,
      hazard,
      service,
      path: ['services', service, ...found.path],
    })),
  );
}

/** A hazard that is one value of one key of a service, and nothing else. */
export function valueHazard(
  description: Pick<RefusedHazard, 'id' | 'about' | 'fix' | 'suffers'>,
  key: string,
  value: string | boolean,
): RefusedHazard {
  const what = `${key}: ${value}`;
  return {
    ...description,
    example: `services:\n  api:\n    image: app\n    ${what}\n`,
    find: (model) =>
      inServices(model, description.id, (definition) => (definition[key] === value ? [{ path: [key], what }] : [])),
  };
}
