/** The command line to inputs, or to a text to print. It never exits, and writes nowhere. */
import { Command, CommanderError, Option } from 'commander';
import { InputError } from '../errors.js';
import { type CommandName, type Inputs, readCommandInputs } from '../inputs.js';
import { COMMANDS, type CommandText, EXIT_STATUS } from './commands.js';
import { OPTIONS, type OptionName, type OptionText } from './options.js';

export type Parsed =
  | { readonly kind: 'inputs'; readonly inputs: Inputs }
  /** Help or version; `text` ends with a line end. */
  | { readonly kind: 'help'; readonly text: string; readonly exitStatus: 0 | 2 };

export interface ArgumentsOptions {
  readonly version: string;
  /** The process environment, for `ISOSHARD_KEEP` and `ISOSHARD_TOKEN`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Columns that help is wrapped at. */
const HELP_WIDTH = 100;

/**
 * `argv` without the interpreter and the script. No arguments at all give the help with exit status 2, so that a script
 * that lost its command does not pass. Throws `InputError` (`bad-arguments`).
 */
export function parseArguments(argv: readonly string[], { version, env = {} }: ArgumentsOptions): Parsed {
  const isRun = argv.find((argument) => !argument.startsWith('-')) === 'run';
  const dashes = isRun ? argv.indexOf('--') : -1;
  const own = dashes < 0 ? argv : argv.slice(0, dashes);
  const runnerArguments = dashes < 0 ? [] : argv.slice(dashes + 1);
  let text = '';
  let inputs: Inputs | undefined;
  const program = newProgram(version, (written) => {
    text += written;
  });
  for (const command of COMMANDS) {
    const files: string[] = [];
    const subcommand = newCommand(command);
    subcommand.action(() => {
      files.push(...subcommand.args);
      const option = valuesOf(command, subcommand.opts());
      inputs = readCommandInputs({ command: command.name, option, files, runnerArguments }, env);
    });
    program.addCommand(subcommand.copyInheritedSettings(program));
  }
  if (argv.length === 0) {
    program.outputHelp();
    return { kind: 'help', text, exitStatus: 2 };
  }
  try {
    program.parse(own, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'help', text, exitStatus: 0 };
    throw toInputError(error, commandNamed(argv));
  }
  if (inputs === undefined) throw new InputError('bad-arguments', 'expected a command', { hint: HELP_HINT });
  return { kind: 'inputs', inputs };
}

const HELP_HINT = 'isoshard --help lists the commands.';

function newProgram(version: string, write: (text: string) => void): Command {
  return new Command('isoshard')
    .description('Runs a test suite that needs a Docker stack sharded, every shard in an isolated stack of its own.')
    .version(version, '--version', 'Print the version.')
    .helpOption('-h, --help', 'Print this help.')
    .helpCommand('help [COMMAND]', 'print the help of a command')
    .addHelpText('after', `\nExample:\n  isoshard run --parallel 2\n\n${EXIT_STATUS}`)
    .exitOverride()
    .configureOutput({
      writeOut: write,
      writeErr: () => {},
      getOutHelpWidth: () => HELP_WIDTH,
      getErrHelpWidth: () => HELP_WIDTH,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
}

function newCommand(text: CommandText): Command {
  const command = new Command(text.name).summary(text.summary).description(text.description);
  if (text.files !== undefined) command.argument('<FILE...>', text.files);
  for (const name of text.options) command.addOption(newOption(name, text.required?.includes(name) ?? false));
  if (text.name === 'run') command.usage('[options] [-- RUNNER-ARGUMENTS…]');
  const examples = text.examples.map((example) => `  ${example}`).join('\n');
  return command.addHelpText(
    'after',
    `\n${text.examples.length > 1 ? 'Examples' : 'Example'}:\n${examples}\n\n${EXIT_STATUS}`,
  );
}

function newOption(name: OptionName, mandatory: boolean): Option {
  const { value, description, many }: OptionText = OPTIONS[name];
  const option = new Option(value === undefined ? `--${flagOf(name)}` : `--${flagOf(name)} <${value}>`, description);
  if (many)
    option.argParser((next: string, before: string | undefined) =>
      before === undefined ? next : `${before}\n${next}`,
    );
  return option.makeOptionMandatory(mandatory);
}

/** `--output` is a file in `plan`, and a folder in `run`. */
function flagOf(name: OptionName): string {
  return name === 'plan-output' ? 'output' : name;
}

function valuesOf(command: CommandText, values: Readonly<Record<string, unknown>>): (name: string) => string {
  const byFlag = new Map(
    command.options.map((name) => [flagOf(name), values[newOption(name, false).attributeName()]] as const),
  );
  return (name) => {
    const value = byFlag.get(name);
    return value === undefined ? '' : String(value);
  };
}

function commandNamed(argv: readonly string[]): CommandName | undefined {
  return COMMANDS.find((command) => command.name === argv[0])?.name;
}

/** Commander writes `error: what\n(Did you mean X?)`. */
function toInputError(error: CommanderError, command: CommandName | undefined): InputError {
  const [what = '', suggestion] = error.message.replace(/^error: /, '').split('\n');
  const near = suggestion?.replace(/^\(Did you mean /, 'did you mean ').replace(/\)$/, '');
  let message = near === undefined ? what : `${what}; ${near}`;
  if (error.code === 'commander.excessArguments' && command === 'run') {
    message = `${what.replace(/\. Expected.*$/, '')}; arguments for the test runner go after "--"`;
  }
  const hint = command === undefined ? HELP_HINT : `isoshard ${command} --help describes its options.`;
  return new InputError('bad-arguments', message, { hint });
}
