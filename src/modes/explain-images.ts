/** Says why images are to be built: what they are made from, against the last time. */
import type { Config } from '../config/config.js';
import type { Context } from '../context.js';
import { type ExplainedImage, explainImages, lastImagesFile } from '../images/last-images.js';
import type { PlannedImages } from '../images/plan-images.js';
import type { Outcome } from './outcome.js';
import type { Session } from './session.js';
import { cacheFolder } from './user-cache.js';

const lastFile = (context: Context, config: Config) => lastImagesFile(cacheFolder(context), config.file);

/** Reasons in a line of the log. */
const SHOWN = 3;

/** A line for each image that is another one than the last time; the next time tells of this one. */
export function tellChanges(context: Context, config: Config, planned: PlannedImages): void {
  const explained = explainImages(lastFile(context, config), planned, { nowMs: context.clock.now() });
  for (const { service, because } of explained.filter(({ how }) => how === 'changed')) {
    const more = because.length - SHOWN;
    const shown = [...because.slice(0, SHOWN), ...(more > 0 ? [`${more} more (\`isoshard plan --explain\`)`] : [])];
    context.log.info(`image of ${service} changed: ${shown.join('; ')}`);
  }
}

/** `plan --explain`: nothing is built, and what was remembered stays. */
export async function explainPlan(
  context: Context,
  { engine }: Session,
  config: Config,
  planned: PlannedImages,
): Promise<Outcome> {
  const explained = explainImages(lastFile(context, config), planned);
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
