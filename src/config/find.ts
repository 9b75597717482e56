/** Which file is the configuration, and where paths in it count from. */
import path from 'node:path';
import { InputError } from '../errors.js';
import type { ConfigSource } from './load.js';

/** Where it is looked for, in this order, from the workspace. */
export const CONFIG_FILES = ['isoshard.yml', 'isoshard.yaml', '.github/isoshard.yml', '.github/isoshard.yaml'] as const;

export interface FindOptions {
  /** Absolute path of the workspace, or of the folder that the command was called in. */
  readonly workspace: string;
  /** The file that was asked for, relative to the workspace or absolute; absent or empty: the first of `CONFIG_FILES`. */
  readonly config?: string;
  /** Whether an absolute path is a file. */
  readonly exists: (file: string) => boolean;
}

/**
 * The file, absolute, with the root that its paths count from: the folder that holds it, or that one's parent if it is
 * `.github`. `name` is relative to the workspace. Throws `InputError` (`config-missing`).
 */
export function findConfig({ workspace, config, exists }: FindOptions): Required<ConfigSource> {
  const asked = config !== undefined && config !== '';
  const name = (asked ? [config] : CONFIG_FILES).find((candidate) => exists(path.resolve(workspace, candidate)));
  if (name === undefined) {
    throw new InputError(
      'config-missing',
      asked
        ? `There is no configuration file ${JSON.stringify(config)} in ${workspace}`
        : `There is no configuration in ${workspace}; expected one of ${CONFIG_FILES.join(', ')}`,
      {
        hint: asked
          ? 'Give the path from the root of the checkout; in a workflow, run actions/checkout first.'
          : 'Create isoshard.yml with "version: 1" and "suites:", or name the file by the input "config".',
      },
    );
  }
  const file = path.resolve(workspace, name);
  const folder = path.dirname(file);
  const root = path.basename(folder) === '.github' ? path.dirname(folder) : folder;
  const relative = path.relative(workspace, file);
  return { file, root, name: relative.startsWith('..') ? file : relative.replaceAll('\\', '/') };
}
