/** `audit` and `isolate`: what two runs at once would share, and the model that is run instead. Nothing is created. */
import { dirname, resolve } from 'node:path';
import { planBinds } from '../compose/binds.js';
import { type Isolated, isolate } from '../compose/isolate.js';
import { type ComposeModel, sortedEntries } from '../compose/model.js';
import { findRefusals } from '../compose/refuse.js';
import type { AuditInputs, IsolateInputs } from '../config/inputs.js';
import type { Context } from '../context.js';
import { resolveModel } from '../docker/compose.js';
import { gatherBindFacts } from '../stack/bind-facts.js';
import type { Outcome } from './outcome.js';

export async function auditMode(context: Context, { files }: AuditInputs): Promise<Outcome> {
  const model = await resolved(context, files);
  const refused = findRefusals(model, gatherBindFacts(model));
  const { changes } = isolated(model, 'isoshard-audit');
  for (const { hazard, service, what } of changes)
    context.log.info(`${hazard.padEnd(18)} ${(service ?? '').padEnd(16)} ${what}`);
  for (const { hazard, service, what } of refused) {
    context.log.info(`${hazard.padEnd(18)} ${service.padEnd(16)} ${what} → refused, unless isolation.allow lists it`);
  }
  context.log.info(`${changes.length} places are made private, ${refused.length} cannot be`);
  return { exitStatus: refused.length > 0 ? 2 : 0, json: { findings: changes, refused } };
}

export async function isolateMode(context: Context, { files, project }: IsolateInputs): Promise<Outcome> {
  return { exitStatus: 0, json: isolated(await resolved(context, files), project).model };
}

async function resolved(context: Context, files: readonly string[]): Promise<ComposeModel> {
  const absolute = files.map((file) => resolve(context.paths.workspace, file));
  const folder = dirname(absolute[0] ?? context.paths.workspace);
  return (await resolveModel({ files: absolute, folder }, { env: context.env })) as ComposeModel;
}

function isolated(model: ComposeModel, project: string): Isolated {
  const binds = planBinds(model, project, gatherBindFacts(model));
  const built = sortedEntries(model.services).filter(([, { build }]) => build !== undefined);
  const images = Object.fromEntries(built.map(([service, { image }]) => [service, image ?? `${project}-${service}`]));
  return isolate(model, { project, labels: {}, ports: 'drop', binds, images, startInterval: true });
}
