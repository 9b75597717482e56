/** What `run --failed` runs: what the last report says did not come to a good end. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { InputError } from '../errors.js';
import type { Listing } from '../runners/listing.js';

const test = z.object({ id: z.string() });
const schema = z.object({
  suites: z.array(
    z.object({
      name: z.string(),
      shards: z.array(
        z.object({
          tests: z.array(test.extend({ outcome: z.string() })),
          notRun: z.array(test),
          setup: z.array(z.unknown()),
        }),
      ),
    }),
  ),
  findings: z.array(z.object({ suite: z.string().optional(), tests: z.array(z.string()) })),
});

/**
 * Suite → ids of tests that failed, were cut off or did not run, or that a finding names; suites that have none are left out.
 * @throws InputError `bad-arguments` if there is no report, or none that can be read
 */
export function failedTests(folder: string): ReadonlyMap<string, ReadonlySet<string>> {
  const file = join(folder, 'report.json');
  const hint = '`isoshard run` writes it; name its folder with --output.';
  if (!existsSync(file)) throw new InputError('bad-arguments', `--failed: there is no ${file}`, { hint });
  let report: z.infer<typeof schema>;
  try {
    report = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new InputError('bad-arguments', `--failed: ${file} is no report of a run`, { hint, cause });
  }
  const failed = new Map<string, Set<string>>();
  const add = (suite: string, ids: readonly string[]): void => {
    if (ids.length > 0) failed.set(suite, new Set([...(failed.get(suite) ?? []), ...ids]));
  };
  for (const { name, shards } of report.suites) {
    for (const { tests, notRun } of shards) {
      add(
        name,
        tests.filter(({ outcome }) => outcome === 'failed' || outcome === 'interrupted').map(({ id }) => id),
      );
      add(
        name,
        notRun.map(({ id }) => id),
      );
    }
  }
  for (const { suite, tests } of report.findings) if (suite !== undefined) add(suite, tests);
  return failed;
}

/** The groups of `listing` that hold one of `wanted`: what may not be separated runs whole. */
export function onlyGroupsOf(listing: Listing, wanted: ReadonlySet<string>): Listing {
  const groups = new Set(listing.tests.filter(({ id }) => wanted.has(id)).map(({ group }) => group));
  return { ...listing, tests: listing.tests.filter(({ group }) => groups.has(group)) };
}
