/**
 * What people write into `isoshard.yml`: the one definition, from which messages and the JSON Schema come. Shapes only;
 * rules that join several keys are in `rules.ts`. Convention: the message of every issue is what was *expected*, a
 * phrase that goes on after "expected".
 */
import { z } from 'zod';
import { DURATION_PATTERN, parseDuration } from './duration.js';
import { staysInside } from './relative-path.js';

/** Most jobs that GitHub lets one matrix make (docs.github.com, "Actions limits": 256 jobs per workflow run's matrix). */
export const SHARDS_LIMIT = 256;

const HOUR = 3_600_000;

/** How the name of a suite is written: it goes into project names, which Compose limits. */
export const SUITE_NAME_PATTERN = /^[a-z0-9][a-z0-9-]{0,29}$/;

/** A string that is not empty, and holds no NUL, which no operating system can pass on. */
function text(expected: string) {
  return z.string(expected).min(1, expected).refine(withoutNul, expected);
}

function withoutNul(value: string): boolean {
  return !value.includes('\0');
}

function matching(expected: string, pattern: RegExp) {
  return z.string(expected).regex(pattern, expected);
}

function duration(minimumMs: number, maximumMs: number, range: string) {
  const expected = `a duration ${range}, such as 90s, 5m or 2h`;
  return z
    .string(expected)
    .regex(DURATION_PATTERN, expected)
    .refine((value) => {
      const ms = parseDuration(value) ?? minimumMs;
      return ms >= minimumMs && ms <= maximumMs;
    }, expected);
}

function count(maximum: number, expected = `a whole number from 1 to ${maximum}`) {
  return z.int(expected).min(1, expected).max(maximum, expected);
}

const insidePath = (() => {
  const expected = 'a relative path that stays inside the root (no leading "/", no ".." out of it)';
  return text(expected).refine(staysInside, expected);
})();

/** Words and values may be written as bare numbers and booleans; they are taken as they are spelled. */
const word = z.union([z.string().refine(withoutNul), z.number(), z.boolean()], 'a string');
const words = z.array(word, 'a list of strings');
const serviceName = matching('the name of a compose service', /^[a-zA-Z0-9._-]+$/);
const environmentName = /^(?!ISOSHARD_)[A-Za-z_][A-Za-z0-9_]*$/;

const shards = (() => {
  const expected = `"auto" or a whole number from 1 to ${SHARDS_LIMIT}`;
  return z.union([z.literal('auto'), count(SHARDS_LIMIT, expected)], expected);
})();

const prepareStep = z
  .strictObject({
    service: serviceName.describe('Compose service in which the command runs.'),
    command: words.min(1, 'a command: a list of at least one string').describe('Command and its arguments.'),
  })
  .describe('A command that makes the initial state; what it leaves is snapshotted.');

const steps = z.array(prepareStep, 'a list of steps');

const prepare = (() => {
  const expected = 'a list of steps, or a mapping with "steps"';
  const mapping = z
    .strictObject({
      steps: steps.min(1, 'at least one step').describe('The commands, in their order.'),
      refresh: steps
        .optional()
        .describe('Commands that run in each stack once its state is there: sessions rotated, clocks moved.'),
      every: duration(60_000, 30 * 24 * HOUR, 'from 1m to 30d')
        .optional()
        .describe('The state is made anew when it is older; absent: only when something that it is made of changes.'),
      timeout: duration(1000, 6 * HOUR, 'from 1s to 6h')
        .optional()
        .describe('All steps together (10m).'),
      snapshot: z
        .boolean('true or false')
        .optional()
        .describe('false: the steps run in each stack, and nothing is saved.'),
    })
    .describe('The steps, with what else is to be said of the state that they make.');
  return z.union([steps, mapping], expected);
})();

const database = z
  .strictObject({
    strategy: z
      .enum(['shared', 'per-worker', 'per-test'])
      .describe('Who shares a database: all workers of a shard, one worker, one test.'),
    url: text('a database URL')
      .optional()
      .describe(
        'Becomes DATABASE_URL. May hold {run}, {worker}, {host:SERVICE:PORT}, {port:SERVICE:PORT} and {env:NAME}.',
      ),
    template: text('the name of a database, or a SQLite file')
      .optional()
      .describe('What each database begins as: one on the same server, or a SQLite file. Absent: empty.'),
  })
  .describe('A database for each worker of pytest, or for each test.');

const reset = (() => {
  const expected = '"on-demand", "between-retries", or a mapping with "when"';
  const when = z.enum(['on-demand', 'between-retries']);
  const mapping = z
    .strictObject({
      when: when.describe('on-demand: when a test asks for it; between-retries: also before each retry.'),
      by: z
        .enum(['restart', 'template'])
        .optional()
        .describe(
          'restart (the default): services that keep files are started anew; template: rows are put back in running ones, where nothing else was written.',
        ),
    })
    .describe('When, and how.');
  return z
    .union([when, mapping], expected)
    .describe(
      'Whether tests may put the stack back to what `prepare` made; with between-retries also before each retry.',
    );
})();

const suite = z
  .strictObject({
    runner: z.enum(['playwright', 'pytest', 'vitest', 'jest', 'command']).describe('What runs the tests.'),
    service: serviceName.optional().describe('Compose service that the tests run in; its command becomes ours.'),
    'runs-in': z.enum(['host']).optional().describe('`host`: the tests run beside the engine, not in a service.'),
    'working-directory': insidePath.optional().describe('With `runs-in: host`: where the runner is called.'),
    command: words
      .min(1, 'a command: a list of at least one string')
      .optional()
      .describe("What comes before our arguments; absent: the runner's own way to be called."),
    args: words.optional().describe('Arguments for the runner.'),
    files: z
      .array(text('a pattern of files'), 'a list of patterns')
      .min(1, 'a list of at least one pattern')
      .optional()
      .describe('Of runners by files: test files, from where the runner is called; `!` in front leaves out.'),
    junit: insidePath
      .optional()
      .describe(
        'With `runner: command`: file or folder where the runner leaves its JUnit XML, if it is not told {junit}.',
      ),
    services: z
      .array(serviceName, 'a list of compose services')
      .optional()
      .describe('What to start; absent: what `up` starts (host), or what the service depends on.'),
    env: z
      .record(
        z
          .string()
          .regex(environmentName, 'the name of a variable: letters, digits and _, not beginning with ISOSHARD_'),
        word,
        'a mapping of names to strings',
      )
      .optional()
      .describe(
        'Environment of the tests. May hold {url:SERVICE:PORT}, {host:SERVICE}, {port:SERVICE:PORT}, {env:NAME}.',
      ),
    'runs-on': text('the label of a runner')
      .optional()
      .describe('Label of the job that runs a shard; goes into the matrix.'),
    shards: shards
      .optional()
      .describe('How many shards; `auto` (the default) decides by target-duration and past timings.'),
    'target-duration': duration(1000, 24 * HOUR, 'from 1s to 24h')
      .optional()
      .describe('With `shards: auto`: longest acceptable wall time of a shard.'),
    'max-shards': count(SHARDS_LIMIT).optional().describe('With `shards: auto`: no more than this many (8).'),
    workers: count(1024)
      .optional()
      .describe("The runner's own workers inside one shard; absent: as its own config says."),
    prepare: prepare.optional().describe('Makes the initial state, before any test; it is made once, and saved.'),
    collect: z.array(insidePath, 'a list of paths').optional().describe('Files and folders to keep from a run.'),
    'shard-timeout': duration(1000, 24 * HOUR, 'from 1s to 24h')
      .optional()
      .describe('A shard that takes longer is stopped (60m).'),
    database: database.optional(),
    reset: reset.optional(),
  })
  .meta({
    description: 'A named set of tests of one runner. Needs `service` or `runs-in: host`.',
    patternProperties: { '^x-': {} },
    oneOf: [{ required: ['service'] }, { required: ['runs-in'] }],
  });

const port = count(65_535, 'a port: a whole number from 1 to 65535');

/** Longest regular expression of a `log`; characters. */
const PATTERN_CHARACTERS = 200;

const logText = (() => {
  const expected = `text of a line of the log, or a regular expression between slashes, ${PATTERN_CHARACTERS} characters at most`;
  return text(expected)
    .max(PATTERN_CHARACTERS, expected)
    .refine((value) => {
      const [, source, flags] = /^\/(.+)\/(i?)$/s.exec(value) ?? [];
      if (source === undefined) return true;
      try {
        return new RegExp(source, flags) !== undefined;
      } catch {
        return false;
      }
    }, expected);
})();

const readyRule = z
  .strictObject({
    http: matching('the path of a page, such as /health', /^\/[^\s\0]*$/)
      .optional()
      .describe('Path that answers with a status from 200 to 399; needs `port`.'),
    port: port.optional().describe('With `http`: port in the container.'),
    tcp: port.optional().describe('Port in the container that somebody listens on.'),
    log: logText.optional().describe('A line of its log holds this, or matches it where it is written /…/ or /…/i.'),
    command: words
      .min(1, 'a command: a list of at least one string')
      .optional()
      .describe("Exits with 0 in the service's container."),
    timeout: duration(1000, HOUR, 'from 1s to 1h')
      .optional()
      .describe('From when its container runs; absent: as long as the start may take.'),
  })
  .meta({
    description: 'When a service is ready: one of `http`, `tcp`, `log`, `command`.',
    oneOf: [{ required: ['http', 'port'] }, { required: ['tcp'] }, { required: ['log'] }, { required: ['command'] }],
  });

const images = z
  .strictObject({
    transport: z
      .enum(['auto', 'registry', 'cache', 'artifact', 'none'])
      .optional()
      .describe('How images get from the job that built them to the shards.'),
    build: z.enum(['missing', 'always', 'never']).optional().describe('When images are built.'),
    registry: matching(
      'a repository of a registry, such as `ghcr.io/acme/app/isoshard`',
      /^[a-z0-9][a-z0-9.-]*(:\d{1,5})?(\/[a-z0-9]+((\.|_{1,2}|-+)[a-z0-9]+)*)+$/,
    )
      .optional()
      .describe('Repository for the transport `registry`.'),
  })
  .describe('Images of the stack.');

const allowed = z
  .strictObject({
    hazard: matching('the name of a hazard, as `isoshard audit` prints it', /^[a-z0-9]+(-[a-z0-9]+)*$/).describe(
      'Name of the hazard.',
    ),
    service: serviceName.optional().describe('Only in this service.'),
    reason: matching('the reason why it is safe here', /\S/).describe('Why it is safe here.'),
  })
  .describe('A hazard that is known and accepted.');

const compose = (() => {
  const expected = 'the path of a compose file, a list of at least one, or false';
  const file = text('the path of a compose file');
  return z.union([file, z.array(file, expected).min(1, expected), z.literal(false)], expected);
})();

/** Everything that `isoshard.yml` may hold, except keys that begin with `x-`. */
export const configSchema = z
  .strictObject({
    version: z.literal(1, '1').describe('Version of this format.'),
    compose: compose
      .optional()
      .describe("Compose files; absent: Compose's own discovery; false: no stack, just sharding and proof."),
    profiles: z
      .array(text('the name of a profile'), 'a list of profiles')
      .optional()
      .describe("Profiles beside what the suites' services need."),
    suites: z
      .record(
        z.string().regex(SUITE_NAME_PATTERN, 'a name of at most 30 lower-case letters, digits and dashes'),
        suite,
        'a mapping of names to suites',
      )
      .describe('The sets of tests, by name.'),
    ready: z
      .record(serviceName, readyRule, 'a mapping of services to when they are ready')
      .optional()
      .describe('When services are ready, by name: counts instead of their health check.'),
    stop: z
      .record(
        serviceName,
        duration(0, 5 * 60_000, 'from 0s to 5m'),
        'a mapping of services to how long they may take to end',
      )
      .optional()
      .describe('Services that must end cleanly, with the time that they get; all others are removed by force.'),
    timings: z
      .union([insidePath, z.literal(false)], 'a relative path that stays inside the root, or false')
      .optional()
      .describe('File that past durations are read from, and written to on a laptop; false: none are kept.'),
    images: images.optional(),
    isolation: z
      .strictObject({
        allow: z.array(allowed, 'a list of hazards').optional().describe('Hazards that are accepted, with the reason.'),
      })
      .optional()
      .describe('What may be less than isolated.'),
  })
  .meta({ patternProperties: { '^x-': {} } });

/** The configuration as it is written, once it has the right shape. */
export type WrittenConfig = z.infer<typeof configSchema>;
export type WrittenSuite = z.infer<typeof suite>;
export type WrittenStep = z.infer<typeof prepareStep>;
export type WrittenRule = z.infer<typeof readyRule>;
