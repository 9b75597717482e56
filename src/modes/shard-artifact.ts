/** The artifact of a shard and attempt: all that its folder holds. By main as soon as the shard has ended; by post where main could not. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../context.js';
import { OUTPUT_FILES } from '../runners/adapter.js';
import { listShardArtifacts, shardArtifact } from './plan-artifact.js';

/** The state's name under which post finds the folders of shards. */
const SHARDS_STATE = 'shards';

interface ShardsState {
  readonly variant: string;
  /** Holds a folder a shard, of earlier steps of the job too. */
  readonly folder: string;
  /** Names of those of this step. */
  readonly shards: readonly string[];
}

type Ports = Pick<Context, 'artifacts' | 'run' | 'log' | 'state'>;

/** `exists` if there is one already. @throws EnvironmentError `service-unavailable` */
export async function uploadShard({ artifacts, run }: Ports, variant: string, shard: string, folder: string) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return artifacts.upload(shardArtifact(variant, shard, run.attempt), folder, files);
}

/** Tells post of the shards of this job, before the first begins. */
export function announceShards({ state }: Pick<Context, 'state'>, shards: ShardsState): void {
  state.save(SHARDS_STATE, JSON.stringify(shards));
}

/** What main announced; `undefined`: it never came to its shards. */
export function announcedShards({ state }: Pick<Context, 'state'>): ShardsState | undefined {
  try {
    const value = Object(JSON.parse(state.get(SHARDS_STATE))) as Partial<ShardsState>;
    const { variant, folder, shards } = value;
    if (typeof variant !== 'string' || typeof folder !== 'string' || !Array.isArray(shards)) return undefined;
    return { variant, folder, shards: shards.filter((name) => typeof name === 'string' && isShardName(name)) };
  } catch {
    return undefined;
  }
}

/** A shard's name, safe as that of a folder. */
export const isShardName = (name: string): boolean => /^[a-z0-9][a-z0-9-]*-\d+$/.test(name);

/**
 * Uploads the folders that hold a receipt or evidence and whose artifact is not there: of shards that were cancelled or killed. A suite without
 * a stack has no evidence, and what its receipt has of the tests that ran counts all the same. Never throws.
 */
export async function uploadEvidence(context: Ports): Promise<void> {
  const { artifacts, run, log } = context;
  const announced = announcedShards(context);
  if (announced === undefined || !artifacts.available || !existsSync(announced.folder)) return;
  const { variant, folder } = announced;
  try {
    const shards = announced.shards.filter((name) =>
      ['evidence', OUTPUT_FILES.receipt].some((part) => existsSync(join(folder, name, part))),
    );
    if (shards.length === 0) return;
    const there = new Set((await listShardArtifacts(context, variant)).map(({ name }) => name));
    for (const shard of shards) {
      if (there.has(shardArtifact(variant, shard, run.attempt))) continue;
      const uploaded = await uploadShard(context, variant, shard, join(folder, shard));
      if (uploaded !== 'exists') log.info(`[${shard}] what it left is uploaded`);
    }
  } catch (error) {
    log.warning(`evidence could not be uploaded: ${(error as Error).message}`);
  }
}
