/** Runs tests beside the engine, against published ports. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Context } from '../context.js';
import { type Ended, run } from '../processes/spawn.js';
import type { WorkspaceView } from './workspace-view.js';

export interface HostRun {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly session: string;
  readonly timeoutMs: number;
  readonly logFile: string;
  readonly view: WorkspaceView;
  readonly follow?: { readonly file: string; readonly onText: (text: string) => void };
}

const FOLLOW_MS = 500;

/** Runs the command to its end, in its view of the workspace. */
export async function runOnHost(
  { clock, signal }: Pick<Context, 'clock' | 'signal'>,
  request: HostRun,
): Promise<Ended> {
  const done = new AbortController();
  const follow = async () => {
    while (request.follow !== undefined && !done.signal.aborted) {
      await clock.sleep(FOLLOW_MS, done.signal).catch(() => undefined);
      if (existsSync(request.follow.file)) request.follow.onText(readFileSync(request.follow.file, 'utf8'));
    }
  };
  appendFileSync(request.logFile, '');
  const following = follow();
  const ended = await run({
    argv: request.view.wrap(request.argv, request.cwd),
    cwd: request.view.pathOf(request.cwd),
    env: request.env,
    session: request.session,
    signal,
    timeoutMs: request.timeoutMs,
    onOutput: (chunk) => appendFileSync(request.logFile, chunk),
  });
  done.abort();
  await following;
  return ended;
}
