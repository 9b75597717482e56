/** `audit` and `isolate`: what two runs at once would share, and the model that is run instead. Nothing is created. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Judged } from '../compose/audit.js';
import { explainChanges } from '../compose/diff.js';
import { HAZARDS } from '../compose/hazards/index.js';
import { type ComposeModel, sortedEntries } from '../compose/model.js';
import type { AllowedHazard } from '../config/config.js';
import { findConfig } from '../config/find.js';
import type { AuditInputs, IsolateInputs } from '../config/inputs.js';
import { parseConfig } from '../config/load.js';
import type { Context } from '../context.js';
import { auditTable, diffText } from '../reports/isolation.js';
import { readComposeProject } from './compose-project.js';
import { type IsolatedProject, isolateProject } from './isolate-project.js';
import type { Outcome } from './outcome.js';

export async function auditMode(context: Context, { files, config }: AuditInputs): Promise<Outcome> {
  const { judged } = await isolated(context, files, 'isoshard-audit', allowedBy(context, config));
  for (const line of auditTable(judged)) context.log.info(line);
  const count = (action: Judged['action']) => judged.filter((finding) => finding.action === action).length;
  const counts = {
    refused: count('refused'),
    warnings: count('warning'),
    allowed: count('allowed'),
    rewritten: count('rewritten'),
  };
  return { exitStatus: counts.refused > 0 ? 2 : 0, json: { ...counts, findings: judged.map(toJson) } };
}

export async function isolateMode(context: Context, inputs: IsolateInputs): Promise<Outcome> {
  const { original, model, judged } = await isolated(context, inputs.files, inputs.project, []);
  if (!inputs.diff) return { exitStatus: 0, json: model };
  const groups = explainChanges(original, model, judged);
  if (!inputs.json) for (const line of diffText(groups)) context.log.info(line);
  const changes = groups.map(({ because, lines }) => ({ ...(because && { because: toJson(because) }), lines }));
  return { exitStatus: 0, json: { changes } };
}

/** One finding as programs read it. */
const toJson = ({ hazard, service, action, what, becomes, location }: Judged) => ({
  hazard,
  action,
  ...(service !== undefined && { service }),
  what,
  ...(becomes !== undefined && { becomes }),
  ...(location && { file: location.file, line: location.line }),
  fix: HAZARDS.get(hazard)?.fix ?? '',
});

async function isolated(
  context: Context,
  files: readonly string[],
  project: string,
  allow: readonly AllowedHazard[],
): Promise<IsolatedProject & { readonly original: ComposeModel }> {
  const absolute = files.map((file) => resolve(context.paths.workspace, file));
  const folder = dirname(absolute[0] ?? context.paths.workspace);
  const read = await readComposeProject({ files: absolute, folder }, context.env, context.signal);
  const built = sortedEntries(read.model.services).filter(([, { build }]) => build !== undefined);
  const images = Object.fromEntries(built.map(([service, { image }]) => [service, image ?? `${project}-${service}`]));
  const request = { model: read.model, project, labels: {}, ports: 'drop', images, allow, stacks: 2 } as const;
  return { ...isolateProject(context, read, request), original: read.model };
}

/** What the configuration accepts; nothing where there is none and none was named. */
function allowedBy({ paths }: Pick<Context, 'paths'>, config: string | undefined): readonly AllowedHazard[] {
  try {
    const source = findConfig({ workspace: paths.workspace, exists: existsSync, ...(config && { config }) });
    return parseConfig(readFileSync(source.file, 'utf8'), source).allow;
  } catch (error) {
    if (config !== undefined) throw error;
    return [];
  }
}
