/**
 * Main, post or command line. Signals, the rendering of errors and the exit status live here and nowhere else.
 */
import { setMaxListeners } from 'node:events';
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SESSION_STATE } from './cleanup/session.js';
import { makeTempFolder } from './cleanup/temp-folder.js';
import type { Context } from './context.js';
import { type IsoshardError, toIsoshardError } from './errors.js';
import type { Inputs } from './inputs.js';
import type { Outcome } from './modes/outcome.js';
import { VERSION } from './version.js';

/** Saved by main before anything else, so that post knows itself. */
const STARTED_STATE = 'started';

const CANCELLED = 130;

/** Plugins are shipped beside the bundle. */
const pluginsFolder = (): string => join(dirname(realpathSync(process.argv[1] ?? '.')), 'plugins');

/** Runs the mode of `inputs`; each loads no more than it needs. */
async function runInputs(context: Context, inputs: Inputs): Promise<Outcome> {
  switch (inputs.mode) {
    case 'plan':
      return (await import('./modes/plan.js')).planMode(context, inputs);
    case 'run':
      return (await import('./modes/run.js')).runMode(context, inputs);
    case 'report':
      return (await import('./modes/report.js')).reportMode(context, inputs);
    case 'cleanup': {
      const { cleanupMode } = await import('./modes/cleanup.js');
      const { githubApi } = await import('./github/api.js');
      const apiUrl = process.env.GITHUB_API_URL;
      const api = githubApi({ token: inputs.token, log: context.log, ...(apiUrl !== undefined && { apiUrl }) });
      return cleanupMode(context, inputs, api);
    }
    case 'post':
      return (await import('./modes/post.js')).postMode(context);
    case 'audit':
      return (await import('./modes/audit.js')).auditMode(context, inputs);
    case 'isolate':
      return (await import('./modes/audit.js')).isolateMode(context, inputs);
    case 'doctor':
      return (await import('./modes/doctor.js')).doctorMode(context, inputs);
  }
}

/** The first signal aborts, so that what was made is removed; a second one leaves at once: post does the rest. */
function abortOnSignals(): AbortController {
  const controller = new AbortController();
  // Every stack listens to it several times.
  setMaxListeners(0, controller.signal);
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(CANCELLED);
    controller.abort(new Error('cancelled'));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);
  return controller;
}

/** Whoever cancelled is told so, whatever had been done by then. */
function cancelled({ log, outputs }: Context): number {
  log.info('cancelled');
  outputs.set('result', 'cancelled');
  return CANCELLED;
}

/** Says what went wrong and what to do; returns the exit status. */
function renderError(context: Context, error: unknown): number {
  if (context.signal.aborted) return cancelled(context);
  const known: IsoshardError = toIsoshardError(error);
  const text = [`${known.message} [${known.code}]`, ...(known.hint === undefined ? [] : [known.hint])].join('\n');
  context.log.error(text, known.location);
  if (known.exitStatus === 4 && known.cause instanceof Error) context.log.debug(known.cause.stack ?? '');
  context.outputs.set('result', 'failure');
  return known.exitStatus;
}

async function asAction(signal: AbortSignal): Promise<number> {
  const { actionContext } = await import('./github/action-context.js');
  const context = actionContext({ env: process.env, signal, pluginsFolder: pluginsFolder() });
  const isPost = context.state.get(STARTED_STATE) !== '' || context.state.get(SESSION_STATE) !== '';
  try {
    const { readActionInputs, readPostInputs } = await import('./inputs.js');
    const { actionInput } = await import('./github/action-input.js');
    const get = actionInput(process.env);
    if (!isPost) context.state.save(STARTED_STATE, 'true');
    const inputs = isPost ? readPostInputs(get) : readActionInputs(get, process.env);
    const { exitStatus } = await runInputs(context, inputs);
    return signal.aborted && !isPost ? cancelled(context) : exitStatus;
  } catch (error) {
    return renderError(context, error);
  }
}

async function asCommand(argv: readonly string[], signal: AbortSignal): Promise<number> {
  const { laptopContext } = await import('./cli/laptop-context.js');
  const { parseArguments } = await import('./cli/arguments.js');
  const json = argv.includes('--json') || (argv[0] === 'isolate' && !argv.includes('--diff'));
  const context = laptopContext({
    cwd: process.cwd(),
    env: process.env,
    signal,
    json,
    pluginsFolder: pluginsFolder(),
    makeTemp: makeTempFolder,
  });
  try {
    const parsed = parseArguments(argv, { version: VERSION, env: process.env });
    if (parsed.kind === 'help') {
      process.stdout.write(parsed.text);
      return parsed.exitStatus;
    }
    const outcome = await runInputs(context, parsed.inputs);
    if (json) process.stdout.write(`${JSON.stringify(outcome.json ?? {}, null, 2)}\n`);
    return signal.aborted ? cancelled(context) : outcome.exitStatus;
  } catch (error) {
    return renderError(context, error);
  } finally {
    context.dispose();
  }
}

async function main(): Promise<void> {
  const { signal } = abortOnSignals();
  const argv = process.argv.slice(2);
  const isAction = argv.length === 0 && process.env.GITHUB_ACTIONS === 'true';
  process.exitCode = isAction ? await asAction(signal) : await asCommand(argv, signal);
  // Streams of a library that was given up may keep the process alive: what had to be done is done.
  setTimeout(() => process.exit(), 500).unref();
}

await main();
