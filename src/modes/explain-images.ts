/** Says why images are to be built: what they are made from, against the last time. */
import type { Config } from '../config/config.js';
import type { Context } from '../context.js';
import {
  type ExplainedImage,
  explainImages,
  type LastTime,
  lastImagesFile,
  readLast,
  writeLast,
} from '../images/last-images.js';
import type { PlannedImages } from '../images/plan-images.js';
import { fetchLast, keepLast } from '../images/shared-images.js';
import { foreignCode, isDefaultBranch } from './foreign-code.js';
import type { Outcome } from './outcome.js';
import type { Session } from './session.js';
import { cacheFolder } from './user-cache.js';

export interface Explaining {
  readonly config: Config;
  /** Part of what tells last times apart. */
  readonly variant: string;
}

const lastFile = (context: Context, config: Config) => lastImagesFile(cacheFolder(context), config.file);

/** On GitHub there is a folder for a job only: the default branch keeps it in its cache, and all others compare with that. */
const isInCache = ({ kind, cache }: Context): boolean => kind === 'action' && cache.available;

/** What is remembered of the last time. */
export async function lastTime(context: Context, { config, variant }: Explaining): Promise<LastTime> {
  if (isInCache(context)) return { last: await fetchLast(context, variant), shared: true };
  return { last: readLast(lastFile(context, config)), shared: false };
}

/** What each commit makes another image by. */
const NEW_COMMIT = '.git: another commit';

/** Reasons in a line of the log. */
const SHOWN = 3;

/**
 * A line for each image that is another one than the last time; the next time tells of this one. Never throws.
 * @returns once the next time is seen to
 */
export async function tellChanges(
  context: Context,
  request: Explaining,
  planned: PlannedImages,
  last: Promise<LastTime>,
): Promise<void> {
  try {
    await compareAndKeep(context, request, planned, await last);
  } catch (error) {
    context.log.debug(`what changed in images is not told: ${(error as Error).message}`);
  }
}

async function compareAndKeep(
  context: Context,
  request: Explaining,
  planned: PlannedImages,
  last: LastTime,
): Promise<void> {
  const { log, clock } = context;
  const { explained, next } = explainImages(last, planned, clock.now());
  for (const { service, because } of explained.filter(({ how }) => how === 'changed')) {
    const more = because.length - SHOWN;
    const shown = [...because.slice(0, SHOWN), ...(more > 0 ? [`${more} more (\`isoshard plan --explain\`)`] : [])];
    const hint =
      because.join() === NEW_COMMIT ? ' and nothing else: write .git into .dockerignore, where no build needs it' : '';
    log.info(`image of ${service} changed: ${shown.join('; ')}${hint}`);
  }
  if (next === undefined) return;
  if (!isInCache(context)) return void writeLast(lastFile(context, request.config), next);
  if (isDefaultBranch(context) && (await foreignCode(context)) === undefined)
    await keepLast(context, request.variant, next);
}

/** `plan --explain`: nothing is built, and what was remembered stays. */
export async function explainPlan(
  context: Context,
  { engine }: Session,
  request: Explaining,
  planned: PlannedImages,
): Promise<Outcome> {
  const { explained } = explainImages(await lastTime(context, request), planned, context.clock.now());
  const images = await Promise.all(
    explained.map(async (image) => ({ ...image, here: await engine.hasImage(image.tag) })),
  );
  for (const image of images) for (const line of linesOf(image)) context.log.info(line);
  return { exitStatus: 0, json: { images } };
}

function linesOf({
  service,
  digest,
  how,
  because,
  sinceMs,
  here,
}: ExplainedImage & { readonly here: boolean }): string[] {
  const place = how === 'given' ? 'used as it is' : here ? 'here' : 'not here';
  const since = sinceMs === undefined ? '' : ` since ${new Date(sinceMs).toISOString().replace(/\.\d+Z$/, 'Z')}`;
  const head = {
    given: '',
    new: 'never made before',
    changed: 'changed by',
    same: `unchanged${since}${because.length > 0 ? ', then changed by' : ''}`,
  }[how];
  return [
    `${service} ${digest.slice(0, 19)} ${place}${head === '' ? '' : `: ${head}`}`,
    ...because.map((reason) => `  ${reason}`),
  ];
}
