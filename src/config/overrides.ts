/** Inputs that take precedence over the configuration. Pure. */
import type { Config, SuiteConfig } from './config.js';
import { formatDuration } from './duration.js';
import { deepFreeze } from './freeze.js';

/** What an input or option says instead of the suite; an absent one leaves the suite's own. */
export interface Overrides {
  readonly shards?: number | 'auto';
  readonly targetDurationMs?: number;
  readonly maxShards?: number;
}

/** One value that came from an input. */
export interface OverrideChange {
  readonly suite: string;
  readonly input: 'shards' | 'target-duration' | 'max-shards';
  /** For people: `auto`, `5 m`, `8`. */
  readonly value: string;
  /** What the configuration has; undefined if nothing. */
  readonly configured: string | undefined;
  /** False where it changes nothing: the suite's number of shards is fixed, and this is for `auto`. Worth a warning. */
  readonly effective: boolean;
}

export interface Overridden {
  readonly config: Config;
  /** Where values differ from the configuration or have no effect, by suite. All others come from the configuration. */
  readonly changes: readonly OverrideChange[];
}

/** `config` with what the inputs say instead, for the suites that they select (none named: all). */
export function applyOverrides(
  config: Config,
  inputs: { readonly suites: readonly string[]; readonly overrides: Overrides },
): Overridden {
  const { overrides } = inputs;
  const changes: OverrideChange[] = [];
  const suites = config.suites.map((suite) => {
    if (inputs.suites.length > 0 && !inputs.suites.includes(suite.name)) return suite;
    const changed: SuiteConfig = { ...suite, ...overrides };
    const auto = changed.shards === 'auto';
    note(changes, suite.name, 'shards', overrides.shards, suite.shards, true, String);
    note(
      changes,
      suite.name,
      'target-duration',
      overrides.targetDurationMs,
      suite.targetDurationMs,
      auto,
      formatDuration,
    );
    note(changes, suite.name, 'max-shards', overrides.maxShards, suite.maxShards, auto, String);
    return changed;
  });
  return deepFreeze({ config: { ...config, suites }, changes });
}

function note<T>(
  changes: OverrideChange[],
  suite: string,
  input: OverrideChange['input'],
  value: T | undefined,
  configured: T | undefined,
  effective: boolean,
  written: (value: T) => string,
): void {
  if (value === undefined || (effective && value === configured)) return;
  changes.push({
    suite,
    input,
    value: written(value),
    configured: configured === undefined ? undefined : written(configured),
    effective,
  });
}
