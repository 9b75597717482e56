/**
 * Any runner that takes files and writes JUnit XML: `command` with the user's own template, `vitest` and `jest` with one
 * of ours. A unit is a file. Nothing of ours runs inside the runner: files are found by `find`, and what ran is read
 * from the XML afterwards. Neither needs more than a POSIX shell where the tests run.
 */
import picomatch from 'picomatch';
import type { SuiteConfig } from '../config/config.js';
import { ProjectError } from '../errors.js';
import { OUTPUT_FILES, type RunnerAdapter, type RunnerPlace, type RunRequest } from './adapter.js';
import { renderJunitReceipt } from './junit-receipt.js';
import type { ListedTest } from './listing.js';
import { explainNoListing } from './no-listing.js';

/** How a runner is called. Words: `{files}` becomes the files, `{junit}` the path of the XML that is to be written. */
export interface FileTemplate {
  readonly name: 'command' | 'vitest' | 'jest';
  /** What comes before `words` where the suite names no command. */
  readonly command: readonly string[];
  /** Behind the command; the suite's `args` come behind these. */
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Where the suite names none. */
  readonly files: readonly string[];
  /** Whether the runner takes a word for a part of a path, so that it selects every file that has it in its own. */
  readonly takesParts: boolean;
}

/** Folders without tests of the project's own, and those of tools. */
const FIND =
  'find . \\( -name node_modules -o -name ".?*" \\) -prune -o -type f -print0 > "$ISOSHARD_OUTPUT/listing.part" && mv "$ISOSHARD_OUTPUT/listing.part" "$ISOSHARD_OUTPUT/listing.json"';
/** Runs its arguments, then brings what they left at `$ISOSHARD_JUNIT` out; what an earlier run left there is not of this one. */
const BRING_OUT =
  'rm -rf -- "$ISOSHARD_JUNIT"; "$@"; code=$?; if [ -e "$ISOSHARD_JUNIT" ]; then cp -R -- "$ISOSHARD_JUNIT" "$ISOSHARD_OUTPUT/junit"; fi; exit $code';

export function byFiles(template: FileTemplate): RunnerAdapter {
  return {
    name: template.name,
    pluginFiles: [],
    defaultCommand: () => template.command,
    list: (_suite, place) => ({
      command: ['sh', '-c', FIND],
      env: { ISOSHARD_OUTPUT: place.output },
      prependPath: {},
      warnings: [],
    }),
    inputs: () => ({}),
    run: (suite, place, request, extraArgs) => ({
      command: commandOf(template, suite, place, request, extraArgs),
      env: {
        ...fill(template.env, `${place.output}/${OUTPUT_FILES.junit}`),
        ISOSHARD_OUTPUT: place.output,
        ...(suite.junit === undefined ? {} : { ISOSHARD_JUNIT: suite.junit }),
      },
      prependPath: {},
      warnings: [],
    }),
    parseListing(text, suite, extraArgs = []) {
      const tests = toTests(template, text.split('\0'), suite?.files ?? template.files, pathsIn(extraArgs));
      return { runner: template.name, version: '', rootDir: '.', tests, setup: [] };
    },
    explainNoListing: (outcome) =>
      explainNoListing(template.name, outcome, [
        {
          sign: /not found|no such file/i,
          code: 'listing-failed',
          hint: 'Where the tests run there must be sh and find.',
        },
      ]),
    toReceipt: (request, documents, times) =>
      renderJunitReceipt({
        header: request.header,
        files: request.ids,
        suite: request.suite.map(({ file }) => file),
        runner: template.name,
        documents,
        ...times,
      }),
  };
}

function commandOf(
  template: FileTemplate,
  suite: SuiteConfig,
  place: RunnerPlace,
  { ids }: RunRequest,
  extraArgs: readonly string[],
): string[] {
  const junit = `${place.output}/${OUTPUT_FILES.junit}`;
  const options = extraArgs.filter((word) => word.startsWith('-'));
  const words = [...(suite.command ?? template.command), ...template.words, ...suite.args, ...options];
  const argv = words.flatMap((word) => (word === '{files}' ? ids : [word.replaceAll('{junit}', junit)]));
  return suite.junit === undefined ? argv : ['sh', '-c', BRING_OUT, 'sh', ...argv];
}

const fill = (env: Readonly<Record<string, string>>, junit: string): Record<string, string> =>
  Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value.replaceAll('{junit}', junit)]));

/** `isoshard run --suite x -- tests/cart.test.ts`: what is no option names files or folders. */
const pathsIn = (extraArgs: readonly string[]): string[] =>
  extraArgs.filter((word) => !word.startsWith('-')).map((word) => word.replace(/^\.\//, '').replace(/\/$/, ''));

function toTests(
  template: FileTemplate,
  found: readonly string[],
  globs: readonly string[],
  only: readonly string[],
): ListedTest[] {
  const wanted = globs.filter((glob) => !glob.startsWith('!'));
  const unwanted = globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
  const isWanted = picomatch(wanted, { ignore: unwanted });
  const files = found
    .map((file) => file.replace(/^\.\//, ''))
    .filter((file) => file !== '' && isWanted(file))
    .filter((file) => only.length === 0 || only.some((path) => file === path || file.startsWith(`${path}/`)))
    .sort((a, b) => (a < b ? -1 : 1));
  const odd = files.find((file) => file.startsWith('-'));
  if (odd !== undefined) {
    throw new ProjectError('listing-failed', `${odd} begins with "-": its runner would take it for an option`, {
      hint: 'Rename the file.',
    });
  }
  const groups = template.takesParts ? partsOfOthers(files) : undefined;
  return files.map((file) => ({ id: file, title: file, file, line: 0, group: groups?.get(file) ?? file }));
}

/** Files of which one's path is a part of another's go together: the name of the first selects the second too. */
function partsOfOthers(files: readonly string[]): Map<string, string> {
  const groups = new Map(files.map((file) => [file, file]));
  for (const part of files) {
    for (const whole of files) {
      if (whole === part || !whole.includes(part)) continue;
      const [from, to] = [groups.get(whole) ?? whole, groups.get(part) ?? part];
      for (const [file, group] of groups) if (group === from) groups.set(file, to);
    }
  }
  return groups;
}
