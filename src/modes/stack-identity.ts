/** Which stack this is. */
import type { ShardIdentity } from '../compose/test-environment.js';
import type { SuiteConfig } from '../config/config.js';
import { projectName } from '../docker/labels.js';

/** Variables of a stack that belongs to no shard: the same in every run, so that no digest depends on them. */
export const NO_SHARD = {
  ISOSHARD_RUN_ID: 'isoshard',
  TEST_RUN_ID: 'isoshard',
  ISOSHARD_SUITE: '',
  ISOSHARD_SHARD: '0',
  ISOSHARD_SHARDS: '0',
  ISOSHARD_PROJECT: 'isoshard',
};

/** A shard among those of its suite; `index` from 1. */
export interface ShardPlace {
  readonly suite: Pick<SuiteConfig, 'name'>;
  /** `suite-index`: part of the project's name and labels. */
  readonly shard: string;
  readonly index: number;
  readonly total: number;
}

/** What its tests and its compose file learn of it. */
export function identityOf(session: string, request: ShardPlace): ShardIdentity {
  const { suite, shard, index, total } = request;
  const project = projectName(session, shard);
  return { runId: project.replace(/^isoshard-/, ''), suite: suite.name, index, total, project };
}
