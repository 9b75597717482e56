/** The evidence of the stacks that main left, from what the engine and the session's scratch folder still hold. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SessionRecord } from '../cleanup/session.js';
import type { ComposeModel } from '../compose/model.js';
import { redact } from '../compose/redact.js';
import type { Context } from '../context.js';
import type { Engine } from '../docker/engine.js';
import { LABEL } from '../docker/labels.js';
import { budgetOf } from '../stack/budget.js';
import { EVIDENCE_BUDGET_MS, saveEvidence } from '../stack/evidence.js';
import { modelFile } from '../stack/start.js';
import { announcedShards, isShardName } from './shard-artifact.js';

/** Saves it for every shard that has containers, into the shard's folder. Never throws: what is left has to go in any case. */
export async function saveLeftEvidence(
  context: Pick<Context, 'env' | 'paths' | 'state' | 'log'>,
  engine: Engine,
  { session, scratch }: SessionRecord,
): Promise<void> {
  const folder = announcedShards(context)?.folder ?? join(context.paths.temp, 'shards');
  const budget = budgetOf(EVIDENCE_BUDGET_MS);
  const containers = (await budget.of('containers', () => engine.containers([`${LABEL.session}=${session}`]))) ?? [];
  const projects = new Map(
    containers
      .filter(({ labels, project }) => project !== '' && isShardName(labels[LABEL.shard] ?? ''))
      .map(({ labels, project }) => [labels[LABEL.shard] ?? '', project]),
  );
  await Promise.all(
    [...projects].map(async ([shard, project]) => {
      const request = { project, env: context.env, model: modelOf(modelFile(scratch, project)), redact };
      await budget.of(shard, () => saveEvidence(engine, request, join(folder, shard)));
      context.log.info(`[${shard}] was cut off: what is known of its stack is saved`);
    }),
  );
  budget.end();
  for (const missing of budget.missing) context.log.warning(`evidence could not be saved: ${missing}`);
}

/** The private model that main wrote; it is ours, and no file of the user's. */
function modelOf(file: string): ComposeModel | undefined {
  try {
    const model = JSON.parse(readFileSync(file, 'utf8')) as ComposeModel;
    return typeof model.services === 'object' ? model : undefined;
  } catch {
    return undefined;
  }
}
