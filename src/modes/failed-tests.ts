/** What `run --failed` runs: what the last report says did not come to a good end. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { InputError } from '../errors.js';
import type { Listing } from '../runners/listing.js';

const test = z.object({ id: z.string() });
const shard = z.object({
  name: z.string(),
  verdict: z.string(),
  tests: z.array(test.extend({ outcome: z.string() })),
  notRun: z.array(test),
});
const finding = z.object({ shard: z.string().optional(), tests: z.array(z.string()) });
const schema = z.object({
  verdict: z.string(),
  suites: z.array(z.object({ name: z.string(), shards: z.array(shard) })),
  findings: z.array(finding),
});

/**
 * Suite → ids of tests that failed, were cut off or did not run, or that a finding names. Where a shard was red for something that names none
 * of its tests, such as an error outside them or `--fail-on-flaky-tests`, all of it; where the run was red for none of that, all of it: what
 * was red does not become green for having been left out. Suites that have none are left out.
 * @throws InputError `bad-arguments` if there is no report, none that can be read, or a red one of no test
 */
export function failedTests(folder: string): ReadonlyMap<string, ReadonlySet<string>> {
  const { verdict, suites, findings } = readReport(folder);
  const failed = (of: (shard: Shard) => readonly string[]) =>
    new Map(
      suites.map(({ name, shards }) => [name, new Set(shards.flatMap(of))] as const).filter(([, ids]) => ids.size > 0),
    );
  const found = failed((one) => failedIn(one, findings));
  if (found.size > 0 || isGood(verdict)) return found;
  const all = failed(allOf);
  if (all.size > 0) return all;
  throw new InputError('bad-arguments', `--failed: the last run was a ${verdict}, and its report knows of no test`, {
    hint: 'Run without --failed.',
  });
}

type Shard = z.infer<typeof shard>;

const isGood = (verdict: string): boolean => verdict === 'success' || verdict === 'skipped';
const allOf = ({ tests, notRun }: Shard): string[] => [...tests, ...notRun].map(({ id }) => id);

function failedIn(shard: Shard, findings: readonly z.infer<typeof finding>[]): readonly string[] {
  const { name, verdict, tests, notRun } = shard;
  const all = new Set(allOf(shard));
  const own = findings.filter((one) => one.shard === name).map((one) => one.tests.filter((id) => all.has(id)));
  const failed = [
    ...tests.filter(({ outcome }) => outcome === 'failed' || outcome === 'interrupted').map(({ id }) => id),
    ...notRun.map(({ id }) => id),
    ...own.flat(),
  ];
  // Of a shard that was cut off, what did not run says enough.
  const isUnexplained = notRun.length === 0 && own.some((ids) => ids.length === 0);
  return isUnexplained || (failed.length === 0 && !isGood(verdict)) ? [...all] : failed;
}

function readReport(folder: string): z.infer<typeof schema> {
  const file = join(folder, 'report.json');
  const hint = '`isoshard run` writes it; name its folder with --output.';
  if (!existsSync(file)) throw new InputError('bad-arguments', `--failed: there is no ${file}`, { hint });
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new InputError('bad-arguments', `--failed: ${file} is no report of a run`, { hint, cause });
  }
}

/** The groups of `listing` that hold one of `wanted`: what may not be separated runs whole. */
export function onlyGroupsOf(listing: Listing, wanted: ReadonlySet<string>): Listing {
  const groups = new Set(listing.tests.filter(({ id }) => wanted.has(id)).map(({ group }) => group));
  return { ...listing, tests: listing.tests.filter(({ group }) => groups.has(group)) };
}
