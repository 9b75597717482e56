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
  /** `FROM`s that name no image because build arguments have no value. */
  readonly unset: readonly { readonly names: readonly string[]; readonly line: number; readonly written: string }[];
}

export interface BuildValues {
  readonly args?: Readonly<Record<string, string>>;
  /** Such as `linux/arm64`; absent: this machine's. */
  readonly platform?: string | undefined;
  /** Names of further contexts, which stand for images and stages of that name. */
  readonly contexts?: readonly string[];
}

const REFERENCE = /^[a-z0-9][\w.-]*(:\d+)?(\/[\w.-]+)*(:[\w][\w.-]*)?(@[a-z0-9]+:[0-9a-f]+)?$/i;

export function basesOf(dockerfile: string, { args = {}, platform, contexts = [] }: BuildValues = {}): Bases {
  const values = new Map(Object.entries(platformValues(platform)));
  const names = new Set(contexts.map((name) => name.toLowerCase()));
  const images = new Map<string, BaseImage>();
  const unset: Bases['unset'][number][] = [];
  let hasStage = false;
  const add = (reference: string, line: number) => {
    if (names.has(reference.toLowerCase()) || reference === 'scratch' || images.has(reference)) return;
    if (REFERENCE.test(reference)) images.set(reference, { reference, line });
  };
  for (const { name, flags, rest, line } of parseDockerfile(dockerfile)) {
    if (name === 'ARG' && !hasStage) declare(rest, values, args);
    if (name === 'FROM') {
      hasStage = true;
      const [written = '', as, stage] = rest.split(/\s+/);
      const filled = fillVariables(written, values);
      if (filled.unset.length > 0 && !REFERENCE.test(filled.text)) unset.push({ names: filled.unset, line, written });
      else add(filled.text, line);
      if (as?.toLowerCase() === 'as' && stage !== undefined) names.add(stage.toLowerCase());
    } else for (const from of copiedFrom({ name, flags })) add(from, line);
  }
  return { images: [...images.values()], unset };
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
