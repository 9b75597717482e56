/** The user's compose files: looked at before Compose is asked, resolved, and where each thing in them is written. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ComposeModel } from '../compose/model.js';
import { checkSources } from '../compose/source/check.js';
import { type ComposeSources, readSources } from '../compose/source/sources.js';
import { type ComposeSource, composeFiles, resolveModel } from '../docker/compose.js';

export interface ComposeProject {
  /** As Compose resolves it. */
  readonly model: ComposeModel;
  readonly sources: Pick<ComposeSources, 'locate'>;
  /** The git root; where there is none, the folder that relative paths count from. */
  readonly root: string;
}

/** The compose files of a project; `files: false`: it has no stack. */
export interface ProjectSource {
  readonly files: ComposeSource['files'] | false;
  readonly folder: string;
}

/** No compose file is as large as that, and no memory is lost on one that says it is; bytes. */
const UNREADABLE_BYTES = 64 * 1024 * 1024;

function read(file: string): string | undefined {
  try {
    const stat = statSync(file);
    return stat.isFile() && stat.size < UNREADABLE_BYTES ? readFileSync(file, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param env of Compose: what its variables come from
 * @throws ProjectError `compose-missing`, `compose-invalid`
 */
export async function readComposeProject(
  source: ComposeSource,
  env: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<ComposeProject> {
  const files = composeFiles(source, env);
  checkSources(files, read, env);
  const model = (await resolveModel(source, { env, ...(signal && { signal }) })) as ComposeModel;
  let sources: ComposeSources | undefined;
  return {
    model,
    root: gitRoot(source.folder),
    // Read when a place is asked for: most stacks have nothing to tell.
    sources: {
      locate: (path) => {
        sources ??= readSources(files, read, env);
        return sources.locate(path);
      },
    },
  };
}

const withoutStack = (folder: string): ComposeProject => ({
  model: { name: 'none', services: {} },
  root: gitRoot(folder),
  sources: { locate: () => undefined },
});

function gitRoot(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return folder;
  }
}

type Environment = Readonly<Record<string, string>>;

/**
 * Reads the compose project of each of many stacks. Only where the files say something else for another stack (by
 * `ISOSHARD_RUN_ID` and its like) Compose is asked for every one: the first two answers tell.
 */
export class ComposeReader {
  private readonly asked = new Map<string, Promise<ComposeProject>>();
  private readonly first = new Map<string, Promise<ComposeProject>>();
  private readonly isConstant = new Map<string, Promise<boolean>>();

  /** @param identity variables that differ from stack to stack; @param env all others */
  async read(
    { files, folder }: ProjectSource,
    env: Environment,
    identity: Environment,
    signal?: AbortSignal,
  ): Promise<ComposeProject> {
    if (files === false) return withoutStack(folder);
    const source = { files, folder };
    const key = JSON.stringify([source, identity]);
    const known = this.asked.get(key);
    if (known !== undefined) return known;
    const own = this.readAnew(source, identity, () => readComposeProject(source, { ...env, ...identity }, signal));
    this.asked.set(key, own);
    return own;
  }

  private async readAnew(
    source: ComposeSource,
    { ISOSHARD_SUITE, ISOSHARD_SHARDS }: Environment,
    resolve: () => Promise<ComposeProject>,
  ): Promise<ComposeProject> {
    const key = JSON.stringify([source, ISOSHARD_SUITE, ISOSHARD_SHARDS]);
    const first = this.first.get(key);
    if (first === undefined) {
      const own = resolve();
      this.first.set(key, own);
      return own;
    }
    const known = await first;
    const isConstant = this.isConstant.get(key);
    if (isConstant !== undefined) return (await isConstant) ? known : resolve();
    const own = resolve();
    this.isConstant.set(
      key,
      own.then(
        ({ model }) => JSON.stringify(model) === JSON.stringify(known.model),
        () => false,
      ),
    );
    return own;
  }
}
