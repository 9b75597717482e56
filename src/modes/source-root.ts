/** Where in the checkout a suite's files lie, so that failures can be shown at their lines. */
import { existsSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import type { ComposeModel } from '../compose/model.js';
import type { Config, SuiteConfig } from '../config/config.js';
import type { Listing } from '../runners/listing.js';

/**
 * The folder, relative to `workspace`, that `file` of the suite's tests counts from; `undefined` if no candidate holds
 * the first listed file. In a service it is found through a bind mount, or through the build context that the image's working
 * directory was filled from.
 */
export function sourceRoot(
  workspace: string,
  config: Config,
  suite: SuiteConfig,
  model: ComposeModel,
  listing: Listing,
  workingDirectory: string,
): string | undefined {
  const candidates =
    suite.place.kind === 'host'
      ? [listing.rootDir]
      : candidatesInService(suite.place.service, model, listing.rootDir, workingDirectory);
  const file = listing.tests[0]?.file;
  const found = candidates.find((folder) => file !== undefined && existsSync(join(folder, file)));
  if (found === undefined) return undefined;
  const root = relative(workspace, found);
  return root.startsWith('..') ? relative(config.root, found) : root;
}

function candidatesInService(
  service: string,
  model: ComposeModel,
  rootDir: string,
  workingDirectory: string,
): string[] {
  const definition = model.services[service];
  const mounted = (definition?.volumes ?? [])
    .filter(({ type, target }) => type === 'bind' && `${rootDir}/`.startsWith(`${target}/`))
    .map(({ source, target }) => join(source ?? '', posix.relative(target, rootDir)));
  const context = definition?.build?.context;
  if (typeof context !== 'string') return mounted;
  const inImage = posix.relative(definition?.working_dir ?? workingDirectory, rootDir);
  const copied = inImage.startsWith('..') ? [] : [join(context, inImage)];
  return [...mounted, ...copied, context];
}
