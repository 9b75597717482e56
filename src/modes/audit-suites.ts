/** Judges the stacks of a run before any is made: what is refused ends it, what is worth a word is said once. */
import type { Judged } from '../compose/audit.js';
import { explainChanges } from '../compose/diff.js';
import { type ComposeModel, onlyServices, sortedEntries } from '../compose/model.js';
import { requireMappedPorts } from '../compose/test-environment.js';
import type { Config, SuiteConfig } from '../config/config.js';
import type { Context } from '../context.js';
import type { SuiteIsolation } from '../reports/isolation.js';
import type { ComposeProject } from './compose-project.js';
import { isolateProject } from './isolate-project.js';
import type { Session } from './session.js';
import { NO_SHARD } from './stack-identity.js';
import { servicesOf } from './suite-services.js';

export interface AuditedSuite extends SuiteIsolation {
  /** The private model of any of its stacks. */
  readonly model: ComposeModel;
}

/**
 * @param stacks how many run at once, or as many as will for certain
 * @throws ProjectError `hazard-refused`, `port-unmapped`, `unknown-service`
 */
export async function auditSuites(
  context: Context,
  session: Session,
  config: Config,
  suites: readonly SuiteConfig[],
  stacks: number,
): Promise<AuditedSuite[]> {
  if (config.compose === false) return [];
  const source = { files: config.compose, folder: config.root };
  const project = await session.compose.read(source, context.env, NO_SHARD, context.signal);
  return suites.map((suite) => auditSuite(context, project, config, suite, stacks));
}

/** As many stacks as will run at once whatever the tests are: what that refuses need not wait for the plan. */
export function leastStacks(suites: readonly SuiteConfig[], parallel: number): number {
  const shards = suites.reduce((sum, suite) => sum + (typeof suite.shards === 'number' ? suite.shards : 1), 0);
  return Math.min(parallel, shards);
}

/** Says once what is worth a word. */
export function tellWarnings({ log }: Pick<Context, 'log'>, audited: readonly AuditedSuite[]): void {
  const told = new Set<string>();
  for (const finding of audited.flatMap(({ judged }) => judged)) {
    const line = sentence(finding);
    if (finding.action === 'warning' && !told.has(line)) log.warning(line, finding.location);
    told.add(line);
  }
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
