/**
 * What each version of Playwright can do for us: read from the published packages 1.40 to 1.65, and tried on 1.40, 1.44,
 * 1.52, 1.55, 1.56, 1.58, 1.61, 1.62, 1.63 and 1.65 (`docs/runners.md`). The newest row that is not newer than the
 * installed version counts.
 */

/**
 * How a shard's tests are named to Playwright. `ids`: our reporter excludes all others (`Reporter.preprocess`).
 * `prefixes`, `lines`: `--test-list`, whose lines select what begins with them, or what they name entirely.
 * `files`: whole files as arguments.
 */
export type SelectsBy = 'ids' | 'prefixes' | 'lines' | 'files';

export interface PlaywrightAbilities {
  readonly selectsBy: SelectsBy;
  /** Whether `--add-reporter` is there: else the reporter comes by `PW_TEST_REPORTER`, and there is no merged report. */
  readonly addsReporters: boolean;
}

/** Newest first. */
export const PLAYWRIGHT_VERSIONS: readonly (readonly [minor: number, PlaywrightAbilities])[] = [
  [63, { selectsBy: 'ids', addsReporters: true }],
  [62, { selectsBy: 'ids', addsReporters: false }],
  [58, { selectsBy: 'prefixes', addsReporters: false }],
  [56, { selectsBy: 'lines', addsReporters: false }],
  [40, { selectsBy: 'files', addsReporters: false }],
];

/** `undefined` for a version that is older than 1.40, or is none. A later major version can do what the newest can. */
export function abilitiesOf(version: string): PlaywrightAbilities | undefined {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  if (major === undefined || Number(major) < 1) return undefined;
  const known = Number(major) > 1 ? Number.MAX_SAFE_INTEGER : Number(minor);
  return PLAYWRIGHT_VERSIONS.find(([since]) => known >= since)?.[1];
}
