/** Which shards of a plan a job is asked to run. */
import type { ShardSelection } from '../config/shard-selection.js';
import { InputError, ProjectError } from '../errors.js';
import type { PlanFile, PlannedShard, PlannedSuite } from './plan-file.js';

export interface SelectedShard {
  readonly suite: PlannedSuite;
  readonly shard: PlannedShard;
}

/**
 * The shards of `plan` that `selection` means within `suites` (empty: all), in the plan's order. With `i/N`, a suite that
 * was asked to have N shards but has fewer units than that may have nothing for this one. Throws `InputError`
 * (`unknown-suite`, `unknown-shard`), and `ProjectError` (`plan-mismatch`) if the plan was made for another N.
 */
export function selectShards(
  plan: PlanFile,
  selection: ShardSelection,
  suites: readonly string[] = [],
): readonly SelectedShard[] {
  if (selection.kind === 'none') return [];
  const among = selectSuites(plan, suites);
  const all = among.flatMap((suite) => suite.shards.map((shard) => ({ suite, shard })));
  if (selection.kind === 'all') return all;
  if (selection.kind === 'names') {
    const known = new Set(all.map(({ shard }) => shard.name));
    const unknown = selection.names.filter((name) => !known.has(name));
    if (unknown.length > 0) {
      throw new InputError('unknown-shard', `shard: the plan has no ${quoted(unknown)}; it has ${quoted([...known])}`, {
        hint: 'Pass `shard: ${{ matrix.shard }}` with the matrix of the same plan.',
      });
    }
    return all.filter(({ shard }) => selection.names.includes(shard.name));
  }
  for (const suite of among) {
    if (suite.tests.length === 0 || suite.requested === selection.total) continue;
    const message = `shard: ${selection.index}/${selection.total} was asked for, but the plan divides suite ${suite.name} into ${suite.requested}`;
    throw new ProjectError('plan-mismatch', message, { hint: 'All jobs of a run have to use the same total.' });
  }
  return all.filter(({ shard }) => shard.index === selection.index);
}

function selectSuites(plan: PlanFile, names: readonly string[]): readonly PlannedSuite[] {
  if (names.length === 0) return plan.suites;
  const known = plan.suites.map((suite) => suite.name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new InputError('unknown-suite', `suite: the plan has no ${quoted(unknown)}; it has ${quoted(known)}`);
  }
  return plan.suites.filter((suite) => names.includes(suite.name));
}

const NAMED = 20;

function quoted(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  const shown = names.slice(0, NAMED).map((name) => `"${name}"`);
  return names.length > NAMED ? `${shown.join(', ')} and ${names.length - NAMED} more` : shown.join(', ');
}
