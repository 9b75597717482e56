/**
 * What a run is asked to do: inputs of the action, or options of the command line, read once into the frozen union
 * `Inputs`. All problems come in one error. Pure.
 */
import { ACTION_INPUTS } from './config/action-inputs.js';
import { deepFreeze } from './config/freeze.js';
import { type InputGetter, InputReader } from './config/input-reader.js';
import type { Inputs, Mode, PostInputs } from './config/inputs.js';
import { readCleanup, readDoctor, readPlan, readReport, readRun, type Surroundings } from './config/read-inputs.js';

export type * from './config/inputs.js';
export type { InputGetter };

/** Commands are modes; only `post` has none. */
export type CommandName = Exclude<Mode, 'post'>;

/** What a command line gives. */
export interface CommandLine {
  readonly command: CommandName;
  /** The value of an option by its name without dashes; empty if it was not given. */
  readonly option: InputGetter;
  /** Files that `audit` and `isolate` name. */
  readonly files: readonly string[];
  /** What follows `--` in `run`. */
  readonly runnerArguments: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Where `run` leaves its results on a laptop, and `report` looks for them. */
export const DEFAULT_REPORT_FOLDER = 'isoshard-report';

/**
 * Inputs of the action in its main phase. `env` is the process environment, for `ISOSHARD_KEEP`. Throws `InputError`
 * (`bad-input`) with all problems.
 */
export function readActionInputs(getInput: InputGetter, env: Environment): Inputs {
  const reader = new InputReader(getInput, '');
  const mode = reader.choice('mode', ['plan', 'run', 'report', 'cleanup']) ?? ACTION_INPUTS.mode.default;
  const keepDefault = ACTION_INPUTS.keep.default;
  const inputs = readMode(mode, reader, { token: getInput('token').trim(), json: false, env, keepDefault }, []);
  reader.finish('bad-input');
  return deepFreeze(inputs);
}

/** Inputs of the action in its post phase. Never throws: no input may stop a cleanup. */
export function readPostInputs(getInput: InputGetter): PostInputs {
  return Object.freeze({ mode: 'post', token: getInput('token').trim() });
}

/**
 * Inputs of a command. The token comes from `ISOSHARD_TOKEN`, since others can see a command line. Throws `InputError`
 * (`bad-arguments`) with all problems.
 */
export function readCommandInputs(line: CommandLine, env: Environment): Inputs {
  const reader = new InputReader(line.option, '--');
  const around = { token: env.ISOSHARD_TOKEN?.trim() ?? '', json: reader.flag('json') ?? false, env };
  const inputs = readCommand(line, reader, around);
  reader.finish('bad-arguments');
  return deepFreeze(inputs);
}

function readMode(
  mode: 'plan' | 'run' | 'report' | 'cleanup',
  reader: InputReader,
  around: Surroundings,
  runnerArguments: readonly string[],
) {
  switch (mode) {
    case 'plan':
      return readPlan(reader, around);
    case 'run':
      return readRun(reader, around, runnerArguments);
    case 'report':
      return readReport(reader, around);
    case 'cleanup':
      return readCleanup(reader, around);
  }
}

function readCommand(line: CommandLine, reader: InputReader, around: Surroundings): Inputs {
  const { command, files, runnerArguments } = line;
  const config = reader.text('config');
  switch (command) {
    case 'audit':
      return { mode: 'audit', files, ...(config !== undefined && { config }), json: around.json };
    case 'doctor':
      return readDoctor(reader, around);
    case 'isolate': {
      const expected = 'a project name: at most 63 lower-case letters, digits, dashes and underscores';
      const project = reader.matching('project', /^[a-z0-9][a-z0-9_-]{0,62}$/, expected);
      return { mode: 'isolate', files, project: project ?? '', diff: reader.flag('diff') ?? false, json: around.json };
    }
    default: {
      const inputs = readMode(command, reader, around, runnerArguments);
      if (inputs.mode === 'run') return { ...inputs, output: inputs.output ?? DEFAULT_REPORT_FOLDER };
      if (inputs.mode === 'report') return { ...inputs, input: inputs.input ?? DEFAULT_REPORT_FOLDER };
      if (inputs.mode === 'plan' && inputs.durations !== undefined) requireSize(inputs.overrides, reader);
      return inputs;
    }
  }
}

/** A durations file has no configuration beside it that could say how many shards to make. */
function requireSize(overrides: { shards?: number | 'auto'; targetDurationMs?: number }, reader: InputReader): void {
  if (typeof overrides.shards === 'number' || overrides.targetDurationMs !== undefined) return;
  reader.problem('durations', '--shards NUMBER or --target-duration with it');
}
