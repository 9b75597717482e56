/** The images that a Dockerfile begins with or copies from. Pure. */
import { type Instruction, parseDockerfile } from './dockerfile.js';
import { fillVariables } from './variables.js';

export interface BaseImage {
  /** As the Dockerfile names it, variables filled. */
  readonly reference: string;
  /** Where it is named first, from 1. */
  readonly line: number;
}

export interface Bases {
  /** Each once, in the order of the file; without stages of its own, `scratch` and further contexts. */
  readonly images: readonly BaseImage[];
  /** Of those, the one whose layers are the lowest of what is built; absent: it begins with none of them. */
  readonly lowest?: string;
  /** `FROM`s that name no image because build arguments have no value. */
  readonly unset: readonly { readonly names: readonly string[]; readonly line: number; readonly written: string }[];
}

export interface BuildValues {
  readonly args?: Readonly<Record<string, string>>;
  /** Such as `linux/arm64`; absent: this machine's. */
  readonly platform?: string | undefined;
  /** Names of further contexts, which stand for images and stages of that name. */
  readonly contexts?: readonly string[];
  /** The stage that is built, by name or number; absent: the last. */
  readonly target?: string | undefined;
}

const REFERENCE = /^[a-z0-9][\w.-]*(:\d+)?(\/[\w.-]+)*(:[\w][\w.-]*)?(@[a-z0-9]+:[0-9a-f]+)?$/i;

/** By which BuildKit looks for a context in the place of an image (moby/buildkit, dockerui `NamedContext`): without what Docker adds to a name. */
export const familiarName = (reference: string): string =>
  reference
    .replace(/^(?:index\.)?docker\.io\//, '')
    .replace(/^library\//, '')
    .replace(/:latest$/, '');

export function basesOf(dockerfile: string, { args = {}, platform, contexts = [], target }: BuildValues = {}): Bases {
  const values = new Map(Object.entries(platformValues(platform)));
  const names = new Set(contexts.map((name) => name.toLowerCase()));
  const images = new Map<string, BaseImage>();
  const unset: Bases['unset'][number][] = [];
  /** What each stage begins with, in the order of the file. */
  const stages: { readonly name: string | undefined; readonly from: string }[] = [];
  const add = (reference: string, line: number) => {
    if (names.has(reference.toLowerCase()) || reference === 'scratch' || images.has(reference)) return;
    if (REFERENCE.test(reference)) images.set(reference, { reference, line });
  };
  for (const { name, flags, rest, line } of parseDockerfile(dockerfile)) {
    if (name === 'ARG' && stages.length === 0) declare(rest, values, args);
    if (name === 'FROM') {
      const [written = '', as, stage] = rest.split(/\s+/);
      const filled = fillVariables(written, values);
      if (filled.unset.length > 0 && !REFERENCE.test(filled.text)) unset.push({ names: filled.unset, line, written });
      else add(filled.text, line);
      const own = as?.toLowerCase() === 'as' ? stage?.toLowerCase() : undefined;
      if (own !== undefined) names.add(own);
      stages.push({ name: own, from: filled.text });
    } else for (const from of copiedFrom({ name, flags })) add(from, line);
  }
  const lowest = lowestOf(stages, target?.toLowerCase());
  return { images: [...images.values()], unset, ...(lowest !== undefined && images.has(lowest) && { lowest }) };
}

/** What the stage begins with that those below it begin with; stages of a name may come several times, and the last before counts. */
function lowestOf(
  stages: readonly { readonly name: string | undefined; readonly from: string }[],
  target: string | undefined,
): string | undefined {
  const named = (name: string, before: number) => stages.slice(0, before).findLastIndex((stage) => stage.name === name);
  let at = stages.length - 1;
  if (target !== undefined) at = /^\d+$/.test(target) ? Number(target) : named(target, stages.length);
  for (;;) {
    const from = stages[at]?.from;
    const below = from === undefined ? -1 : named(from.toLowerCase(), at);
    if (below < 0) return from;
    at = below;
  }
}

/** `ARG NAME=default OTHER`: what the build gives comes before the default. */
function declare(rest: string, values: Map<string, string>, args: Readonly<Record<string, string>>): void {
  for (const [, name = '', fallback] of rest.matchAll(/(\w+)(?:=("(?:[^"\\]|\\.)*"|'[^']*'|\S*))?/g)) {
    const value = args[name] ?? (fallback === undefined ? undefined : fillVariables(fallback, values).text);
    if (value !== undefined) values.set(name, value);
  }
}

/** Images that `COPY --from=` and `RUN --mount=from=` name; a number is a stage. */
function copiedFrom({ name, flags }: Pick<Instruction, 'name' | 'flags'>): string[] {
  const options = flags.flatMap((flag) => {
    if (/^(COPY|ADD)$/.test(name) && flag.startsWith('--from=')) return [flag.slice('--from='.length)];
    if (name === 'RUN' && flag.startsWith('--mount=')) {
      const from = flag
        .slice('--mount='.length)
        .split(',')
        .find((part) => part.startsWith('from='));
      return from === undefined ? [] : [from.slice('from='.length)];
    }
    return [];
  });
  return options.map((from) => from.replace(/^(["'])(.*)\1$/, '$2')).filter((from) => !/^\d+$/.test(from));
}

const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le' };

/** The platform of the engine's machine, as far as this one tells. */
const HERE = `linux/${ARCHITECTURES[process.arch] ?? process.arch}`;

/** What BuildKit declares by itself (docs.docker.com, "Automatic platform ARGs in the global scope"). */
function platformValues(platform = HERE): Record<string, string> {
  const of = (prefix: string, whole: string) => {
    const [os = '', arch = '', variant = ''] = whole.split('/');
    return {
      [`${prefix}PLATFORM`]: whole,
      [`${prefix}OS`]: os,
      [`${prefix}ARCH`]: arch,
      [`${prefix}VARIANT`]: variant,
    };
  };
  return { ...of('TARGET', platform), ...of('BUILD', HERE) };
}
