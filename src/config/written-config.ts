/** From the configuration as written to the one that the program uses: defaults, milliseconds, absolute paths. Pure. */
import path from 'node:path';
import type { Config, ReadyRule, ReadyWhen, ResetConfig, SuiteConfig } from './config.js';
import { parseDuration } from './duration.js';
import type { Path } from './problem.js';
import type { WrittenConfig, WrittenRule, WrittenStep, WrittenSuite } from './schema.js';

/** `max-shards` where it is absent. */
export const DEFAULT_MAX_SHARDS = 8;
/** `shard-timeout` where it is absent. */
export const DEFAULT_SHARD_TIMEOUT_MS = 3_600_000;
/** `runs-on` where it is absent. */
export const DEFAULT_RUNS_ON = 'ubuntu-latest';

/** How the scalar at a path is spelled in the file, if it is there. */
export type Spelling = (path: Path) => string | undefined;

/** `written` has passed `check.ts` and `rules.ts`. `file` and `root` are absolute. */
export function toConfig(written: WrittenConfig, file: string, root: string, spelling: Spelling): Config {
  const compose = typeof written.compose === 'string' ? [written.compose] : written.compose;
  return {
    file,
    root,
    compose: compose === undefined || compose === false ? compose : compose.map((name) => path.resolve(root, name)),
    profiles: [...(written.profiles ?? [])],
    suites: Object.entries(written.suites).map(([name, suite]) => toSuite(name, suite, spelling)),
    ready: Object.fromEntries(
      Object.entries(written.ready ?? {}).map(([service, rule]) => [service, toRule(service, rule, spelling)]),
    ),
    stop: Object.fromEntries(
      Object.entries(written.stop ?? {}).map(([service, grace]) => [service, milliseconds(grace) ?? 0]),
    ),
    ...given('timings', typeof written.timings === 'string' ? path.resolve(root, written.timings) : written.timings),
    images: {
      transport: written.images?.transport ?? 'auto',
      build: written.images?.build ?? 'missing',
      ...given('registry', written.images?.registry),
    },
    allow: (written.isolation?.allow ?? []).map(({ hazard, service, reason }) => ({
      hazard,
      ...given('service', service),
      reason,
    })),
  };
}

function toRule(service: string, rule: WrittenRule, spelling: Spelling): ReadyRule {
  return { when: toWhen(service, rule, spelling), ...given('timeoutMs', milliseconds(rule.timeout)) };
}

function toWhen(
  service: string,
  { http, port = 0, tcp, log, command = [] }: WrittenRule,
  spelling: Spelling,
): ReadyWhen {
  if (http !== undefined) return { kind: 'http', path: http, port };
  if (tcp !== undefined) return { kind: 'tcp', port: tcp };
  if (log !== undefined) return { kind: 'log', text: log };
  const argv = command.map((value, index) =>
    typeof value === 'string' ? value : (spelling(['ready', service, 'command', index]) ?? String(value)),
  );
  return { kind: 'command', argv };
}

function toSuite(name: string, suite: WrittenSuite, spelling: Spelling): SuiteConfig {
  const at = (...steps: Path): Path => ['suites', name, ...steps];
  const word = (value: string | number | boolean, where: Path) =>
    typeof value === 'string' ? value : (spelling(where) ?? String(value));
  const words = (values: readonly (string | number | boolean)[] | undefined, where: Path) =>
    values?.map((value, index) => word(value, [...where, index]));
  const { database, prepare = [] } = suite;
  const steps = (written: readonly WrittenStep[], ...where: Path) =>
    written.map((step, index) => ({
      service: step.service,
      command: words(step.command, at(...where, index, 'command')) ?? [],
    }));
  return {
    name,
    runner: suite.runner,
    place:
      suite.service === undefined
        ? { kind: 'host', workingDirectory: normalized(suite['working-directory'] ?? '.') }
        : { kind: 'service', service: suite.service },
    ...given('command', words(suite.command, at('command'))),
    args: words(suite.args, at('args')) ?? [],
    ...given('files', suite.files),
    ...given('junit', suite.junit && normalized(suite.junit)),
    ...given('services', suite.services),
    env: Object.fromEntries(Object.entries(suite.env ?? {}).map(([key, value]) => [key, word(value, at('env', key))])),
    shards: suite.shards ?? 'auto',
    ...given('targetDurationMs', milliseconds(suite['target-duration'])),
    maxShards: suite['max-shards'] ?? DEFAULT_MAX_SHARDS,
    ...given('workers', suite.workers),
    prepare: Array.isArray(prepare) ? steps(prepare, 'prepare') : steps(prepare.steps, 'prepare', 'steps'),
    ...(!Array.isArray(prepare) && {
      prepareOptions: {
        refresh: steps(prepare.refresh ?? [], 'prepare', 'refresh'),
        ...given('everyMs', milliseconds(prepare.every)),
        ...given('timeoutMs', milliseconds(prepare.timeout)),
        snapshot: prepare.snapshot ?? true,
      },
    }),
    collect: (suite.collect ?? []).map(normalized),
    shardTimeoutMs: milliseconds(suite['shard-timeout']) ?? DEFAULT_SHARD_TIMEOUT_MS,
    runsOn: suite['runs-on'] ?? DEFAULT_RUNS_ON,
    ...given('reset', toReset(suite.reset)),
    ...given(
      'database',
      database && {
        strategy: database.strategy,
        ...given('url', database.url),
        ...given('template', database.template),
      },
    ),
  };
}

function toReset(reset: WrittenSuite['reset']): ResetConfig | undefined {
  if (reset === undefined) return undefined;
  return typeof reset === 'string' ? { when: reset, by: 'restart' } : { when: reset.when, by: reset.by ?? 'restart' };
}

/** The property if there is a value: an absent one is left out, rather than undefined. */
function given<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };
}

function milliseconds(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseDuration(text);
}

/** With forward slashes, without `./` in front or `/` at the end. */
function normalized(relative: string): string {
  return path.posix.normalize(relative.replaceAll('\\', '/')).replace(/(?<=.)\/$/, '');
}
