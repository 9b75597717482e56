/** What a compose file shares with other runs, and what becomes of each place: the whole judgement of a model. Pure. */
import { ProjectError, type SourceLocation } from '../errors.js';
import type { Change, Finding, Surroundings } from './hazard.js';
import { HAZARDS, REFUSED } from './hazards/index.js';
import type { ComposeModel } from './model.js';
import type { ComposeSources } from './source/sources.js';

/** As `isolation.allow` has it; without a service: in all of them. */
export interface Allowed {
  readonly hazard: string;
  readonly service?: string;
}

/** What is accepted here. */
export interface Rules {
  readonly allow: readonly Allowed[];
  /** Hazards that the owner of this host forbids, whatever a repository allows; `*`: all that are refused otherwise. */
  readonly forbid: readonly string[];
  /** One stack on a machine that is thrown away afterwards: what only neighbours could suffer from is a warning. */
  readonly lenient: boolean;
}

/**
 * rewritten: made private. refused: nothing is started. warning: told, and started.
 * allowed: accepted by the configuration.
 */
export type Action = 'rewritten' | 'refused' | 'warning' | 'allowed';

export interface Judged extends Finding {
  readonly action: Action;
  readonly becomes?: string;
  readonly location?: SourceLocation;
}

/** Every place of `model` that has a hazard, judged: first what is refused, then in the order of the file. */
export function audit(
  model: ComposeModel,
  changes: readonly Change[],
  surroundings: Surroundings,
  rules: Rules,
  sources: Pick<ComposeSources, 'locate'>,
): Judged[] {
  const found = REFUSED.flatMap((hazard) => hazard.find(model, surroundings));
  return [
    ...found.map((finding) => ({ ...finding, action: judge(finding, rules) })),
    ...changes.map((change) => ({
      ...change,
      action: isForbidden(change, rules) ? ('refused' as const) : ('rewritten' as const),
    })),
  ]
    .map((finding) => {
      const position = sources.locate(finding.path);
      return position === undefined ? finding : { ...finding, location: { file: position.file, line: position.line } };
    })
    .sort(byPlace);
}

function judge(finding: Finding, rules: Rules): Action {
  if (finding.level === 'warning') return 'warning';
  if (isForbidden(finding, rules)) return 'refused';
  if (
    rules.allow.some((one) => one.hazard === finding.hazard && (one.service ?? finding.service) === finding.service)
  ) {
    return 'allowed';
  }
  const hazard = HAZARDS.get(finding.hazard);
  const isNeighbours = hazard !== undefined && 'suffers' in hazard && hazard.suffers === 'neighbours';
  return isNeighbours && rules.lenient ? 'warning' : 'refused';
}

const isForbidden = ({ hazard }: Finding, { forbid }: Rules): boolean =>
  forbid.includes(hazard) || (forbid.includes('*') && REFUSED.some(({ id }) => id === hazard));

const RANK: Record<Action, number> = { refused: 0, warning: 1, allowed: 2, rewritten: 3 };

function byPlace(a: Judged, b: Judged): number {
  if (RANK[a.action] !== RANK[b.action]) return RANK[a.action] - RANK[b.action];
  const [fileA, fileB] = [a.location?.file ?? '', b.location?.file ?? ''];
  if (fileA !== fileB) return fileA < fileB ? -1 : 1;
  return (a.location?.line ?? 0) - (b.location?.line ?? 0);
}

/** `docker-compose.yml:12: service api: pid: host (host-pid)`, as far as is known. */
export function describe({ hazard, service, what, location }: Judged): string {
  const at = location === undefined ? '' : `${location.file}:${location.line}: `;
  return `${at}${service === undefined ? '' : `service ${service}: `}${what} (${hazard})`;
}

/** The error for what is refused: `ProjectError` `hazard-refused`, with the lines to add; `undefined` if nothing is. */
export function refusalError(judged: readonly Judged[], rules: Rules): ProjectError | undefined {
  const refused = judged.filter(({ action }) => action === 'refused');
  const [first] = refused;
  if (first === undefined) return undefined;
  const fixes = [...new Set(refused.map(({ hazard }) => HAZARDS.get(hazard)?.fix ?? ''))];
  const byOwner = refused.filter((finding) => isForbidden(finding, rules));
  const entries = refused
    .filter((finding) => !byOwner.includes(finding))
    .map(({ hazard, service }) => `{hazard: ${hazard}${service ? `, service: ${service}` : ''}, reason: "…"}`);
  const accept =
    entries.length === 0
      ? ''
      : ` Or accept it in isoshard.yml: \`isolation: {allow: [${[...new Set(entries)].join(', ')}]}\`.`;
  const owner =
    byOwner.length === 0
      ? ''
      : ` The policy of this host (/etc/isoshard/policy.yml) forbids ${[...new Set(byOwner.map(({ hazard }) => hazard))].join(', ')}.`;
  return new ProjectError(
    'hazard-refused',
    `cannot be made private to one stack: ${refused.map(describe).join('; ')}`,
    {
      hint: `${fixes.join(' ')}${accept}${owner}`,
      location: first.location,
    },
  );
}
