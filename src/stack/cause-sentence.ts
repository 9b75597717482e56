/** A failure of a service in one sentence, with the last thing that was heard of it. Pure. */
import type { ServiceModel } from '../compose/model.js';
import type { ContainerState } from '../docker/engine.js';
import { missingProgram } from './missing-program.js';
import { quote } from './quote.js';

export { quote };

/**
 * `ended`: with a status that is not 0, or for want of memory. `left`: with 0, though others wait for it to be healthy.
 * `unstartable`: its process could not be made. `looping`: it ends, and is started again. `late`: not ready, and the time is over.
 */
export type FailureKind = 'ended' | 'left' | 'unstartable' | 'unhealthy' | 'looping' | 'late';

export interface Failure {
  readonly kind: FailureKind;
  readonly state: ContainerState & { readonly service: string; readonly lastLine: string };
  readonly definition: ServiceModel | undefined;
  /** Services that it kept from starting. */
  readonly waiting: readonly string[];
  /** Services that are late like it. */
  readonly others: readonly string[];
  /** Milliseconds. */
  readonly timeoutMs: number | undefined;
  readonly wasReady: boolean;
}

/** The last line of a text that is not empty. */
export const lastLineOf = (text: string): string =>
  text
    .trimEnd()
    .split(/[\r\n]/)
    .at(-1)
    ?.trim() ?? '';

const NAMES_SHOWN = 3;

/** "`a`", "`a` and `b`", "`a`, `b`, `c` and 2 more". */
export function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).map((name) => `\`${name}\``);
  const more = names.length - shown.length;
  const all = more > 0 ? [...shown, `${more} more`] : shown;
  return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

/** Such as: `migrate` exited 1 before `api` could start: `no such table: users` (last line). */
export function sentenceOf(failure: Failure): string {
  const { kind, waiting, wasReady, state } = failure;
  const missing =
    kind === 'unhealthy' && !wasReady ? missingProgram({ exitCode: 1, output: state.lastCheck }) : undefined;
  const before = waiting.length > 0 ? ` before ${namesOf(waiting)} could start` : '';
  const so = waiting.length > 0 ? `, so ${namesOf(waiting)} did not start` : '';
  const when = wasReady ? ' after the stack was ready' : before;
  const waits = `${waiting.length > 1 ? 'wait' : 'waits'} for it to be healthy`;
  if (missing !== undefined) return `\`${state.service}\` ${hopeless(missing, state.lastCheck, so)}`;
  const says = {
    ended: () => `${endOf(failure)}${when}`,
    looping: () => `${endOf(failure)}${when}`,
    left: () => (waiting.length > 0 ? `exited 0, and ${namesOf(waiting)} ${waits}` : `exited 0${when}`),
    unstartable: () => `could not be started${so}`,
    unhealthy: () => `${state.oomKilled ? 'ran out of memory and ' : ''}became unhealthy${when}`,
    late: () => `${lateness(failure)}${so}`,
  }[kind]();
  return `\`${state.service}\` ${says}: ${heard(failure)}`;
}

/** What is said of a service whose check can never pass; `so`: and what came of it. */
export const hopeless = (missing: string, lastCheck: string, so = ''): string =>
  `cannot become healthy${so}, since its check needs ${missing}: ${quote(withoutRuntime(lastCheck))} (its check)`;

function lateness({ state, others, timeoutMs }: Failure): string {
  const what = state.health === 'starting' ? 'was not healthy' : 'did not end';
  const nor = others.length > 0 ? `, nor ${others.length > 1 ? 'were' : 'was'} ${namesOf(others)}` : '';
  const within = timeoutMs === undefined ? '' : ` within ${timeoutMs / 1000} s`;
  return `${what}${within}${nor}`;
}

function endOf({ state, definition }: Failure): string {
  const { exitCode, oomKilled, restarts } = state;
  const again = times(restarts + 1);
  const limit = limitOf(definition);
  if (!oomKilled) {
    // In the first milliseconds the engine does not see want of memory.
    const hint = exitCode === 137 && limit !== undefined ? ` (SIGKILL, limit ${limit})` : meaningOf(exitCode);
    return `exited ${exitCode}${hint}${again}`;
  }
  const details = [`exit ${exitCode}`, ...(limit === undefined ? [] : [`limit ${limit}`])].join(', ');
  return `was killed for want of memory (${details})${again}`;
}

const WORDS = ['', '', 'twice', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function times(count: number): string {
  if (count < 2) return '';
  return count === 2 ? ' twice' : ` ${WORDS[count] ?? count} times`;
}

/** What shells and engines mean by a status: 128 and a signal's number for who was ended by one (POSIX, "exit"). */
const MEANINGS: Readonly<Record<number, string>> = {
  126: 'not executable',
  127: 'command not found',
  132: 'SIGILL',
  134: 'SIGABRT',
  135: 'SIGBUS',
  136: 'SIGFPE',
  137: 'SIGKILL',
  139: 'SIGSEGV',
  141: 'SIGPIPE',
  143: 'SIGTERM',
  153: 'SIGXFSZ',
};

const meaningOf = (status: number): string => (MEANINGS[status] === undefined ? '' : ` (${MEANINGS[status]})`);

/** The limit of memory that the compose file sets. */
function limitOf(definition: ServiceModel | undefined): string | undefined {
  const deploy = definition?.deploy as { resources?: { limits?: { memory?: string } } } | undefined;
  const bytes = Number(definition?.mem_limit ?? deploy?.resources?.limits?.memory);
  return bytes > 0 ? `${Math.round((bytes / 2 ** 20) * 10) / 10} MiB` : undefined;
}

/** What was heard of it last: of its check, of its log, or of the engine. */
function heard({ kind, state }: Failure): string {
  if (kind === 'unstartable') return quote(withoutRuntime(state.error));
  const line = state.lastLine === '' ? [] : [`${quote(state.lastLine)} (last line)`];
  const check = state.lastCheck.trim() === '' ? [] : [`${quote(withoutRuntime(state.lastCheck))} (its check)`];
  const silent = state.health === 'none' ? 'it printed nothing' : 'neither it nor its check printed anything';
  if (kind !== 'unhealthy' && !(kind === 'late' && state.health === 'starting')) return line[0] ?? 'it printed nothing';
  return [...check, ...line].join(', ') || silent;
}

/** Without the names of the runtimes that handed it on. */
export const withoutRuntime = (error: string): string =>
  error
    .trim()
    .replace(/^.*(?:unable to start container process|(?:runc|OCI runtime) (?:create|exec) failed): /s, '')
    .replace(/: unknown$/, '');
