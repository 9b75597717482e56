/** The user's own arguments of `playwright test`, taken apart as far as ours must go between them. */

/** Options that are followed by a value (`playwright test --help`, 1.40 to 1.65). */
const WITH_VALUE =
  /^(--(add-reporter|browser|config|global-timeout|grep|grep-invert|last-failed-file|max-failures|output|repeat-each|reporter|retries|run-agents|shard|test-list|test-list-invert|timeout|trace|tsconfig|ui-host|ui-port|update-source-method|workers)|-(c|g|gv|G|j))$/;
/** An option with all that follows it up to the next option. */
const WITH_VALUES = /^--project$/;
/** Options whose value may be left out, and what it looks like if not. */
const WITH_CHOICE: readonly (readonly [RegExp, RegExp])[] = [
  [/^(-u|--update-snapshots)$/, /^(all|changed|missing|none|default)$/],
  [/^--debug$/, /^(inspector|cli)$/],
  [/^--shuffle$/, /^\d+$/],
  [/^--only-changed$/, /^[^-]/],
];

/** Options and their values; `filters`, which choose files and lines, apart. */
export interface PlaywrightArguments {
  readonly options: readonly string[];
  readonly filters: readonly string[];
}

export function splitArguments(given: readonly string[]): PlaywrightArguments {
  const options: string[] = [];
  const filters: string[] = [];
  const rest = [...given];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--') {
      filters.push(...rest);
      break;
    }
    if (!arg.startsWith('-')) {
      filters.push(arg);
      continue;
    }
    options.push(arg);
    if (WITH_VALUE.test(arg)) options.push(...rest.splice(0, 1));
    else if (WITH_VALUES.test(arg))
      while (rest[0] !== undefined && !rest[0].startsWith('-')) options.push(...rest.splice(0, 1));
    else if (WITH_CHOICE.some(([option, value]) => option.test(arg) && value.test(rest[0] ?? ''))) {
      options.push(...rest.splice(0, 1));
    }
  }
  return { options, filters };
}

/** `options` behind all other options: the last of a kind counts. */
export function withOptions(given: readonly string[], options: readonly string[]): string[] {
  const dashes = given.indexOf('--');
  const end = dashes < 0 ? given.length : dashes;
  return [...given.slice(0, end), ...options, ...given.slice(end)];
}

/** Only the last `--add-reporter` counts, so the user's are taken out to be joined with ours. */
export function takeAddedReporters(given: readonly string[]): { options: string[]; added: string[] } {
  const options: string[] = [];
  const added: string[] = [];
  const rest = [...given];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const value = arg === '--add-reporter' ? rest.shift() : /^--add-reporter=(.*)$/s.exec(arg)?.[1];
    if (value === undefined) options.push(arg);
    else added.splice(0, added.length, value);
  }
  return { options, added };
}
