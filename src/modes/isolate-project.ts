/** Makes a resolved compose project private, and judges what it shares: gathers the facts that the pure part decides by. */
import { relative } from 'node:path';
import { audit, type Judged, type Rules, refusalError } from '../compose/audit.js';
import type { BindPlan } from '../compose/binds.js';
import { planBinds, type ViewAbilities } from '../compose/binds.js';
import type { IsolationContext } from '../compose/hazard.js';
import { HAZARDS } from '../compose/hazards/index.js';
import { isolate } from '../compose/isolate.js';
import type { ComposeModel } from '../compose/model.js';
import type { AllowedHazard } from '../config/config.js';
import { readPolicy } from '../config/policy.js';
import type { Context } from '../context.js';
import type { EngineInfo } from '../docker/engine.js';
import type { ProjectError } from '../errors.js';
import { gatherBindFacts } from '../stack/bind-facts.js';
import type { ComposeProject } from './compose-project.js';

export interface IsolationRequest extends Omit<IsolationContext, 'binds' | 'startInterval'> {
  /** The services that are run: a part of the project's. */
  readonly model: ComposeModel;
  readonly allow: readonly AllowedHazard[];
  /** How many stacks run here at once. */
  readonly stacks: number;
  /** The engine that runs it; absent: a recent one on this host. */
  readonly engine?: EngineInfo;
}

export interface IsolatedProject {
  readonly model: ComposeModel;
  readonly binds: BindPlan;
  readonly judged: readonly Judged[];
  /** Why it must not be started, if so. */
  readonly refusal: ProjectError | undefined;
}

const RECENT: ViewAbilities = { overlays: true, subpaths: true, volumesFolder: '/var/lib/docker/volumes' };

const abilitiesOf = ({ isLocal, isRootful, major, volumesFolder }: EngineInfo): ViewAbilities => ({
  overlays: isLocal && isRootful,
  subpaths: major >= 26,
  volumesFolder,
});

/** @throws InputError `bad-config` for a policy of this host that cannot be read */
export function isolateProject(
  context: Pick<Context, 'env' | 'kind' | 'paths'>,
  project: ComposeProject,
  { model, allow, stacks, engine, ...request }: IsolationRequest,
): IsolatedProject {
  const facts = gatherBindFacts(model);
  const binds = planBinds(model, request.project, facts, engine === undefined ? RECENT : abilitiesOf(engine));
  const startInterval = engine === undefined || engine.major >= 25;
  const isolated = isolate(model, { ...request, binds, startInterval });
  const rules: Rules = {
    allow,
    forbid: readPolicy((hazard) => HAZARDS.has(hazard)).forbid,
    lenient: context.kind === 'action' && context.env.RUNNER_ENVIRONMENT === 'github-hosted' && stacks < 2,
  };
  const written = (path: Parameters<ComposeProject['sources']['locate']>[0]) => project.sources.locate(path)?.text;
  const surroundings = { facts, projectRoot: project.root, stacks, written };
  const judged = audit(model, isolated.changes, surroundings, rules, {
    locate: (path) => {
      const position = project.sources.locate(path);
      return position && { ...position, file: shortName(context.paths.workspace, position.file) };
    },
  });
  return { model: isolated.model, binds, judged, refusal: refusalError(judged, rules) };
}

/** As people call the file: from the workspace, if it lies there. */
function shortName(workspace: string, file: string): string {
  const short = relative(workspace, file);
  return short.startsWith('..') ? file : short.replaceAll('\\', '/');
}
