/** Which suites of a configuration are meant. Pure. */
import { InputError } from '../errors.js';
import type { Config, SuiteConfig } from './config.js';
import { didYouMean } from './nearest.js';

/** The suites by these names, in the order of the configuration; all if there are none. Throws `InputError` (`unknown-suite`). */
export function selectSuites(config: Config, names: readonly string[]): readonly SuiteConfig[] {
  if (names.length === 0) return config.suites;
  const known = config.suites.map((suite) => suite.name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const problems = unknown.map(
      (name) => `suite: there is no suite ${JSON.stringify(name)}${didYouMean(name, known)}`,
    );
    throw new InputError('unknown-suite', problems.join('\n'), {
      hint: `The configuration has ${known.join(', ')}.`,
    });
  }
  return config.suites.filter((suite) => names.includes(suite.name));
}
