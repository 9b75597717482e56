/** The plan as the jobs of one run hand it to each other: an artifact whose name only one of them can take. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context, UploadedArtifact } from '../context.js';
import { EnvironmentError } from '../errors.js';
import type { PlanFile } from '../sharding/plan-file.js';
import { parsePlan, serializePlan } from '../sharding/plan-text.js';

const FILE = 'plan.json';

/** How often and how long to look for a plan that another job is just uploading. */
const TRIES = 10;
const PAUSE_MS = 2000;

const withVariant = (name: string, variant: string) => (variant === '' ? name : `${name}-${variant}`);

export const planArtifact = (variant: string): string => withVariant('isoshard-plan', variant);
/** No shard has a dot in its name: what stands before the last one is the variant, so that no two of them have one name. */
const shardArtifactPrefix = (variant: string): string => `isoshard-shard-${variant === '' ? '' : `${variant}.`}`;
export const shardArtifact = (variant: string, shard: string, attempt: number): string =>
  `${shardArtifactPrefix(variant)}${shard}-attempt-${attempt}`;
export const reportArtifact = (variant: string, attempt: number): string =>
  `${withVariant('isoshard-report', variant)}-attempt-${attempt}`;

/** The outputs that name what this step uploaded, where that is one artifact. */
export function setArtifact({ outputs }: Pick<Context, 'outputs'>, { id, url }: UploadedArtifact): void {
  outputs.set('artifact-id', String(id));
  outputs.set('artifact-url', url);
}

export interface ShardArtifact {
  readonly name: string;
  readonly shard: string;
  readonly attempt: number;
}

/** The artifacts of `variant`'s shards, of all attempts, and of no other's whose name begins like it. */
export async function listShardArtifacts(
  { artifacts }: Pick<Context, 'artifacts'>,
  variant: string,
): Promise<readonly ShardArtifact[]> {
  const prefix = shardArtifactPrefix(variant);
  return (await artifacts.list(prefix)).flatMap((name) => {
    const match = /^([a-z0-9][a-z0-9-]*-\d+)-attempt-(\d+)$/.exec(name.slice(prefix.length));
    return match?.[1] === undefined ? [] : [{ name, shard: match[1], attempt: Number(match[2]) }];
  });
}

type Ports = Pick<Context, 'artifacts' | 'paths' | 'clock' | 'signal'>;

/** The run's plan, or `undefined` if it has none. */
export async function downloadPlan({ artifacts, paths }: Ports, variant: string): Promise<PlanFile | undefined> {
  if (!artifacts.available) return undefined;
  const folder = join(paths.temp, 'plan');
  if (!(await artifacts.download(planArtifact(variant), folder))) return undefined;
  return parsePlan(readFileSync(join(folder, FILE), 'utf8'));
}

/**
 * Makes `plan` the run's, or returns the one that another job was first with.
 * @throws EnvironmentError `service-unavailable` if it cannot be learned which plan won
 */
export async function agreeOnPlan(context: Ports, plan: PlanFile): Promise<PlanFile> {
  const folder = join(context.paths.temp, 'own-plan');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, FILE);
  writeFileSync(file, serializePlan(plan));
  if ((await context.artifacts.upload(planArtifact(plan.variant), folder, [file])) !== 'exists') return plan;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const winner = await downloadPlan(context, plan.variant);
    if (winner !== undefined) return winner;
    await context.clock.sleep(PAUSE_MS, context.signal);
  }
  throw new EnvironmentError('service-unavailable', 'another job of this run made the plan, and it cannot be read', {
    hint: 'Run the jobs again. Two different plans would lose tests, so this one is not used.',
  });
}
