/** Reads values that come as strings, from the action's inputs or from options, and collects what is wrong with them. Pure. */
import { InputError } from '../errors.js';
import { parseDuration } from './duration.js';
import { alternatives } from './expected.js';
import { didYouMean } from './nearest.js';

/** The value of an input or option by its name without dashes; empty if it was not given. */
export type InputGetter = (name: string) => string;

export class InputReader {
  readonly #problems: string[] = [];

  /** `dashes` goes before names in messages: empty for the action, `--` for the command line. */
  constructor(
    private readonly getter: InputGetter,
    private readonly dashes: '' | '--',
  ) {}

  /** Notes that `name` (of an input, or in capitals of a variable) is wrong. `got` is left out where it could be a secret. */
  problem(name: string, expected: string, got?: string): void {
    const what = got === undefined ? '' : `, got ${JSON.stringify(got.length > 60 ? `${got.slice(0, 57)}…` : got)}`;
    const dashes = /^[A-Z_]+$/.test(name) ? '' : this.dashes;
    this.#problems.push(`${dashes}${name}: expected ${expected}${what}`);
  }

  /** Without space around it; undefined if it is empty. */
  text(name: string): string | undefined {
    const value = this.getter(name).trim();
    return value === '' ? undefined : value;
  }

  matching(name: string, pattern: RegExp, expected: string): string | undefined {
    const value = this.text(name);
    if (value === undefined || pattern.test(value)) return value;
    this.problem(name, expected, value);
    return undefined;
  }

  choice<T extends string>(name: string, allowed: readonly T[]): T | undefined {
    const value = this.text(name);
    const chosen = allowed.find((candidate) => candidate === value);
    if (value !== undefined && chosen === undefined) {
      this.#problems.push(
        `${this.dashes}${name}: expected ${alternatives(allowed)}, got ${JSON.stringify(value)}${didYouMean(value, allowed)}`,
      );
    }
    return chosen;
  }

  /** A whole number from 1 to `maximum`. */
  count(name: string, maximum: number, expected = `a whole number from 1 to ${maximum}`): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const number = /^\d{1,9}$/.test(value) ? Number(value) : 0;
    if (number >= 1 && number <= maximum) return number;
    this.problem(name, expected, value);
    return undefined;
  }

  /** Milliseconds. */
  duration(name: string, minimumMs: number, maximumMs: number, range: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const ms = parseDuration(value);
    if (ms !== undefined && ms >= minimumMs && ms <= maximumMs) return ms;
    this.problem(name, `a duration ${range}, such as 90s, 5m or 2h`, value);
    return undefined;
  }

  /** As YAML's core schema writes booleans. */
  flag(name: string): boolean | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (/^(true|True|TRUE)$/.test(value)) return true;
    if (!/^(false|False|FALSE)$/.test(value)) this.problem(name, 'true or false', value);
    return false;
  }

  /** Items between commas and line ends, each once, in their order. */
  list(name: string): string[] {
    const items = this.getter(name).split(/[,\n\r]/);
    return [...new Set(items.map((item) => item.trim()).filter((item) => item !== ''))];
  }

  /** Throws one `InputError` with all problems, if there are any. */
  finish(code: 'bad-input' | 'bad-arguments'): void {
    if (this.#problems.length === 0) return;
    throw new InputError(code, this.#problems.join('\n'), {
      hint:
        code === 'bad-input'
          ? 'Mend the inputs under "with:" of the step that uses isoshard.'
          : 'isoshard COMMAND --help describes all options.',
    });
  }
}
