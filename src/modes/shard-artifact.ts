/** The artifact of a shard and attempt: all that its folder holds. By main as soon as the shard has ended; by post where main could not. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../context.js';
import { listShardArtifacts, shardArtifact } from './plan-artifact.js';

/** The state's name under which post finds the folders of shards. */
const SHARDS_STATE = 'shards';

interface ShardsState {
  readonly variant: string;
  /** Holds a folder a shard. */
  readonly folder: string;
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
    const { variant, folder } = value;
    return typeof variant === 'string' && typeof folder === 'string' ? { variant, folder } : undefined;
  } catch {
    return undefined;
  }
}

/** A shard's name, safe as that of a folder. */
export const isShardName = (name: string): boolean => /^[a-z0-9][a-z0-9-]*-\d+$/.test(name);

/** Uploads the folders that hold evidence and whose artifact is not there: of shards that were cancelled or killed. Never throws. */
export async function uploadEvidence(context: Ports): Promise<void> {
  const { artifacts, run, log } = context;
  const announced = announcedShards(context);
  if (announced === undefined || !artifacts.available || !existsSync(announced.folder)) return;
  const { variant, folder } = announced;
  try {
    const shards = readdirSync(folder).filter(
      (name) => isShardName(name) && existsSync(join(folder, name, 'evidence')),
    );
    if (shards.length === 0) return;
    const there = new Set((await listShardArtifacts(context, variant)).map(({ name }) => name));
    for (const shard of shards.sort()) {
      if (there.has(shardArtifact(variant, shard, run.attempt))) continue;
      const uploaded = await uploadShard(context, variant, shard, join(folder, shard));
      if (uploaded !== 'exists') log.info(`[${shard}] its evidence is uploaded`);
    }
  } catch (error) {
    log.warning(`evidence could not be uploaded: ${(error as Error).message}`);
  }
}
