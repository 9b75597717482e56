/** Judges the stacks of a run before anything is created: what is refused ends it, what is worth a word is said once. */
import type { Judged } from '../compose/audit.js';
import { explainChanges } from '../compose/diff.js';
import { type ComposeModel, onlyServices, sortedEntries } from '../compose/model.js';
import { requireMappedPorts } from '../compose/test-environment.js';
import type { Config, SuiteConfig } from '../config/config.js';
import type { Context } from '../context.js';
import type { SuiteIsolation } from '../reports/isolation.js';
import { type ComposeProject, readComposeProject } from './compose-project.js';
import { isolateProject } from './isolate-project.js';
import { NO_SHARD, servicesOf } from './make-stack.js';

export interface AuditedSuite extends SuiteIsolation {
  /** The private model of any of its stacks. */
  readonly model: ComposeModel;
}

/** @throws ProjectError `hazard-refused`, `port-unmapped`, `unknown-service` */
export async function auditSuites(
  context: Context,
  config: Config,
  suites: readonly SuiteConfig[],
  stacks: number,
): Promise<AuditedSuite[]> {
  if (config.compose === false) return [];
  const source = { files: config.compose, folder: config.root };
  const project = await readComposeProject(source, { ...context.env, ...NO_SHARD }, context.signal);
  const audited = suites.map((suite) => auditSuite(context, project, config, suite, stacks));
  const told = new Set<string>();
  for (const { judged } of audited) {
    for (const finding of judged.filter(({ action }) => action === 'warning')) {
      const line = sentence(finding);
      if (!told.has(line)) context.log.warning(line, finding.location);
      told.add(line);
    }
  }
  return audited;
}

function auditSuite(
  context: Context,
  project: ComposeProject,
  config: Config,
  suite: SuiteConfig,
  stacks: number,
): AuditedSuite {
  const { start, all } = servicesOf(project.model, config, suite);
  const model = onlyServices(project.model, all);
  const onHost = suite.place.kind === 'host';
  if (onHost && stacks > 1) requireMappedPorts(suite.name, onlyServices(project.model, start), suite.env);
  const built = sortedEntries(model.services).filter(([, { build }]) => build !== undefined);
  const isolated = isolateProject(context, project, {
    model,
    project: `isoshard-${suite.name}`,
    labels: {},
    ports: onHost ? (stacks > 1 ? 'assign' : 'keep') : 'drop',
    images: Object.fromEntries(built.map(([service]) => [service, 'built once, beforehand'])),
    allow: config.allow,
    stacks,
  });
  if (isolated.refusal !== undefined) throw isolated.refusal;
  const { judged } = isolated;
  return { suite: suite.name, judged, groups: explainChanges(model, isolated.model, judged), model: isolated.model };
}

const sentence = ({ hazard, service, what }: Judged): string =>
  `${service === undefined ? '' : `service ${service}: `}${what} (${hazard})`;
