/** `doctor --state`: the initial states that this engine keeps, and what differs between two of them. */
import { join } from 'node:path';
import { formatDuration } from '../config/duration.js';
import type { StateQuestion } from '../config/inputs.js';
import type { Context } from '../context.js';
import { InputError } from '../errors.js';
import { listGenerations, type Snapshot } from '../snapshot/seal.js';
import { describeTable } from '../snapshot/tables.js';
import { type ComparedStates, compareStates, isWithin } from './compare-states.js';
import { imageSources } from './image-sources.js';
import { InitialStates } from './initial-state.js';
import { planImagesOf } from './make-plan.js';
import type { StateRequest } from './make-state.js';
import type { Outcome } from './outcome.js';
import { loadProject } from './project.js';
import { withImages } from './provide-images.js';
import { type Session, withSession } from './session.js';

/** Files of a slot that are named; all of them are in `--json`. */
const SHOWN = 20;

/** A state as it is told of. */
interface ToldState {
  readonly digest: string;
  readonly key: string;
  readonly createdMs: number;
  readonly bytes: number;
}

interface ToldSuite {
  readonly suite: string;
  /** What the next run begins with; `null`: it cannot be saved. */
  readonly current: ToldState | null;
  /** The others that are kept here, the newest first. */
  readonly others: readonly ToldState[];
  /** What the current one was compared with: one of the others, or one that was made for it. */
  readonly against: (ToldState & { readonly madeAnew: boolean }) | null;
  readonly same: boolean | null;
  readonly differences: ComparedStates | null;
}

/** What `--json` prints. */
export interface DoctorStateDocument {
  readonly suites: readonly ToldSuite[];
}

/** @throws InputError `bad-arguments` for a digest that no kept state has; what loading a project and preparing a state throws */
export async function doctorState(
  context: Context,
  question: StateQuestion,
): Promise<Outcome & { readonly json: DoctorStateDocument }> {
  const { config, suites } = loadProject(context, { ...question, overrides: {} });
  const prepared = suites.filter(({ prepare }) => prepare.length > 0);
  if (prepared.length === 0) context.log.info('no suite has a `prepare`: there is no initial state');
  const told = await withSession(context, config, async (session) => {
    const sources = await imageSources(context, session, config, prepared);
    const { images } = await planImagesOf(context, session, config, sources);
    return withImages(context, session, { config, ...sources, images, publishes: 'nowhere' }, async () => {
      const states = new InitialStates(context, session);
      const all: ToldSuite[] = [];
      for (const suite of prepared) {
        const shard = { shard: `${suite.name}-1`, index: 1, total: 1 };
        const folder = join(context.paths.temp, 'doctor', suite.name);
        const request = { config, suite, images, stacks: 1, shard, folder };
        all.push(await examine(context, session, { states, request, against: question.against }));
      }
      return all;
    });
  });
  for (const suite of told) for (const line of linesOf(suite, context.clock.now())) context.log.info(line);
  return { exitStatus: 0, json: { suites: told } };
}

interface Examined {
  readonly states: InitialStates;
  readonly request: StateRequest;
  readonly against: string | undefined;
}

async function examine(context: Context, session: Session, { states, request, against }: Examined): Promise<ToldSuite> {
  const { name: suite } = request.suite;
  const generations = await listGenerations(session.engine);
  const kept = generations.flatMap(({ sealed }) => sealed ?? []).sort((a, b) => b.createdMs - a.createdMs);
  const ofSuite = kept.filter((one) => one.suite === suite && one.repository === context.run.repository);
  const found = await states.of(request);
  if (found?.kind !== 'saved') {
    return { suite, current: null, others: ofSuite.map(told), against: null, same: null, differences: null };
  }
  const current = found.snapshot;
  const others = ofSuite.filter(({ generation }) => generation !== current.generation);
  const compare = async (other: Snapshot, madeAnew: boolean): Promise<ToldSuite> => {
    const same = other.digest === current.digest;
    // What was kept comes first: the other one is what would be begun with in its place.
    const pair = madeAnew ? ([current, other] as const) : ([other, current] as const);
    const differences = same ? null : await compareStates(context, session, request, pair);
    const common = { suite, current: told(current), others: others.map(told) };
    return { ...common, against: { ...told(other), madeAnew }, same, differences };
  };
  if (against === undefined) return states.anew(request, (other) => compare(other, true));
  const wanted = kept.find(({ digest }) => digest.replace('sha256:', '').startsWith(against.replace('sha256:', '')));
  if (wanted !== undefined) return compare(wanted, false);
  const known = others.map(({ digest }) => short(digest)).join(', ') || 'no other one';
  throw new InputError('bad-arguments', `--against: this engine keeps no initial state ${against}`, {
    hint: `Of suite ${suite} it keeps ${known}. Without --against it is compared with one that is made anew.`,
  });
}

const told = ({ digest, key, createdMs, bytes }: Snapshot): ToldState => ({ digest, key, createdMs, bytes });

const short = (digest: string): string => digest.slice(0, 'sha256:'.length + 12);

function linesOf({ suite, current, others, against, same, differences }: ToldSuite, nowMs: number): string[] {
  const line = ({ digest, key, createdMs, bytes }: ToldState) =>
    `${short(digest)}  key ${key.slice(0, 12)}  ${(bytes / 1e6).toFixed(1)} MB  made ${formatDuration(nowMs - createdMs)} ago`;
  const head =
    current === null
      ? [`suite ${suite}: its initial state is not saved`]
      : [`suite ${suite}:`, `  ${line(current)}  the next run begins with it`];
  return [...head, ...others.map((one) => `  ${line(one)}`), ...comparisonOf(against, same, differences)];
}

function comparisonOf(
  against: ToldSuite['against'],
  same: boolean | null,
  differences: ComparedStates | null,
): string[] {
  if (against === null) return [];
  const other = against.madeAnew ? '`prepare` run anew' : `${short(against.digest)}, which came before,`;
  if (same) return [`  ${other} gives the same, byte for byte`];
  const { files = [], tables = [], databases = [], notes = [] } = differences ?? {};
  const lines = [`  ${other} differs in ${files.length} ${files.length === 1 ? 'file' : 'files'}:`];
  for (const { slot, path } of databases) {
    const own = files.filter((file) => file.slot === slot && isWithin(file.path, path));
    if (own.length > 0) lines.push(`    ${slot} ${path}: ${own.length} files of PostgreSQL`);
  }
  const rest = files.filter(
    ({ slot, path }) => !databases.some((one) => one.slot === slot && isWithin(path, one.path)),
  );
  for (const { slot, path, what, sizes } of rest.slice(0, SHOWN))
    lines.push(`    ${slot} ${path}: ${what}${sizes[0] === sizes[1] ? '' : `, ${sizes[0]} bytes, now ${sizes[1]}`}`);
  if (rest.length > SHOWN) lines.push(`    and ${rest.length - SHOWN} more (\`--json\` names all)`);
  for (const database of new Set(tables.map((table) => table.database))) {
    lines.push(`  database ${database}:`);
    lines.push(...tables.filter((one) => one.database === database).map((table) => `    ${describeTable(table)}`));
  }
  if (tables.length === 0 && databases.length > 0 && notes.length === 0)
    lines.push(
      '  tables, sequences, views, functions and roles are the same: the files differ in what PostgreSQL keeps for itself, or in privileges, types and settings, which are not compared',
    );
  return [...lines, ...notes.map((note) => `  ${note}`)];
}
