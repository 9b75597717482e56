/** Whether the code in the checkout is somebody else's: trust follows the code, not the event. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../context.js';
import { run } from '../processes/spawn.js';

/** Of the event's payload, what tells whose code it is (docs.github.com, "Webhook events and payloads"). */
interface EventPayload {
  readonly pull_request?: Head;
  readonly workflow_run?: { readonly head_repository?: Repository | null };
}
interface Head {
  readonly head?: { readonly repo?: Repository | null; readonly sha?: string };
}
interface Repository {
  readonly full_name?: string;
}

export interface CodeFacts {
  /** `owner/name` of the workflow's repository. */
  readonly repository: string;
  /** Such as `pull_request`. */
  readonly eventName: string;
  /** `GITHUB_SHA`. */
  readonly commit: string;
  /** What is checked out; empty: unknown. */
  readonly head: string;
  /** `undefined` if it could not be read. */
  readonly event: unknown;
}

const isObject = (value: unknown): value is EventPayload => typeof value === 'object' && value !== null;

/** Why the code is not the repository's own, or `undefined` if it is. Any doubt: it is not. Pure. */
export function foreignBy({ repository, eventName, commit, head, event }: CodeFacts): string | undefined {
  if (!isObject(event)) return 'the event that started this run cannot be read';
  const { pull_request: pull, workflow_run: upstream } = event;
  if (/^pull_request/.test(eventName) && pull === undefined) return 'the event names no pull request';
  const source = pull === undefined ? upstream?.head_repository : (pull.head?.repo ?? null);
  if (source === null || (source !== undefined && source.full_name !== repository)) {
    return `the code is of ${source?.full_name ?? 'a repository that is gone'}, a fork`;
  }
  // With `pull_request_target` and `workflow_run` this run is of the default branch, whose caches it would write, and the head's commit of any.
  const merged = eventName === 'pull_request' ? pull?.head?.sha : undefined;
  const own = [commit, merged].filter((sha) => sha !== undefined && sha !== '');
  if (head === '') return 'what is checked out is not known';
  return own.includes(head) ? undefined : `commit ${head.slice(0, 12)} is checked out, which is not that of this run`;
}

/** The same, of this job; on a laptop the code is whoever's calls. */
export async function foreignCode(context: Context): Promise<string | undefined> {
  if (context.env.GITHUB_ACTIONS !== 'true') return undefined;
  return foreignBy({ ...runFacts(context), head: await headOf(context) });
}

/** The same, of the run: a job without a checkout, as a report may be, runs nobody's code. */
export async function foreignRun(context: Context): Promise<string | undefined> {
  if (context.env.GITHUB_ACTIONS !== 'true') return undefined;
  const facts = runFacts(context);
  const isCheckout = existsSync(join(context.paths.workspace, '.git'));
  return foreignBy({ ...facts, head: isCheckout ? await headOf(context) : facts.commit });
}

/** Whether the run is of the default branch, as its event names that. */
export function isDefaultBranch({ env }: Pick<Context, 'env'>): boolean {
  const event = readEvent(env.GITHUB_EVENT_PATH) as { repository?: { default_branch?: unknown } } | undefined;
  const branch = event?.repository?.default_branch;
  return typeof branch === 'string' && branch !== '' && env.GITHUB_REF === `refs/heads/${branch}`;
}

function runFacts({ env, run: job }: Context): Omit<CodeFacts, 'head'> {
  return {
    repository: job.repository,
    eventName: env.GITHUB_EVENT_NAME ?? '',
    commit: env.GITHUB_SHA ?? '',
    event: readEvent(env.GITHUB_EVENT_PATH),
  };
}

async function headOf({ env, paths }: Context): Promise<string> {
  const ended = await run({
    argv: ['git', 'rev-parse', '--verify', 'HEAD'],
    cwd: paths.workspace,
    env,
    timeoutMs: 5000,
  }).catch(() => undefined);
  return ended?.code === 0 ? ended.stdout.trim() : '';
}

/** The payload of the event that started the run; `undefined` if it cannot be read. */
export function readEvent(file: string | undefined): unknown {
  try {
    return JSON.parse(readFileSync(file ?? '', 'utf8'));
  } catch {
    return undefined;
  }
}
