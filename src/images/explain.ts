/** Why an image is another one than the last time: which of the things that it is made from are not the same. Pure. */
import { createHash } from 'node:crypto';
import type { ImageInputs } from './image-inputs.js';

/**
 * What is kept of an image's inputs, by name: enough to tell what changed. Values that may be secret (build arguments, addresses) are
 * kept as digests with a salt; of a Dockerfile a digest of each line.
 */
export type KeptInputs = Readonly<Record<string, string>>;

const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** Values that anybody may see: they stand in the Dockerfile or the compose file, and hold no secrets. */
const OPEN = /^(base |target$|platform$|network$|shm_size$|ulimit |recipe$)/;

export function keptInputs(inputs: ImageInputs, salt: string): KeptInputs {
  const kept = [...inputs].map(([name, value]): [string, string] => {
    if (name === 'Dockerfile') return [name, value.split(/\r?\n/).map(short).join(' ')];
    if (name.startsWith('file ')) return [name, value.replace(/[0-9a-f]{52}$/, '')];
    return [name, OPEN.test(name) ? value : short(`${salt} ${value}`)];
  });
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Sentences, one a thing that changed; without any value of an argument. */
export function changesBetween(before: KeptInputs, after: KeptInputs): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(
    (a, b) => rank(a) - rank(b) || (a < b ? -1 : 1),
  );
  return names.flatMap((name) => {
    const [old, now] = [before[name], after[name]];
    // It lies in its own context as a rule, and is told by its lines.
    if (name === 'file Dockerfile' && before.Dockerfile !== after.Dockerfile) return [];
    return old === now ? [] : [`${subjectOf(name)}: ${whatChanged(name, old, now)}`];
  });
}

/** What changes seldom and moves much comes first. */
const rank = (name: string): number =>
  name.startsWith('base ') ? 0 : name === 'Dockerfile' ? 1 : name.startsWith('file ') ? 3 : 2;

const subjectOf = (name: string): string => (name === 'recipe' ? 'isoshard' : name.replace(/^file /, ''));

function whatChanged(name: string, old: string | undefined, now: string | undefined): string {
  if (name === 'recipe') return 'this version makes other digests';
  if (name === 'Dockerfile' && old !== undefined && now !== undefined)
    return changedLines(old.split(' '), now.split(' '));
  if (old === undefined) return OPEN.test(name) ? `new (${now})` : 'new';
  if (now === undefined) return 'gone';
  if (OPEN.test(name)) return `${old} → ${now}`;
  if (name.startsWith('file ')) return changedFile(old, now);
  return 'another value (***)';
}

function changedFile(old: string, now: string): string {
  const [oldKind, oldMode, oldContent] = old.split(' ');
  const [kind, mode, content] = now.split(' ');
  if (kind !== oldKind) return `a ${oldKind} before, now a ${kind}`;
  if (kind === 'link') return 'leads elsewhere';
  const modes = mode === oldMode ? [] : [`mode ${oldMode} → ${mode}`];
  return [...(content === oldContent ? [] : ['content']), ...modes].join(', ');
}

/** What is left between the lines that are the same at the beginning and at the end. */
function changedLines(old: readonly string[], now: readonly string[]): string {
  let begin = 0;
  while (begin < Math.min(old.length, now.length) && old[begin] === now[begin]) begin += 1;
  let end = 0;
  while (end < Math.min(old.length, now.length) - begin && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const [first, last] = [begin + 1, now.length - end];
  if (last < first) return `lines gone after line ${begin}`;
  return first === last ? `line ${first}` : `lines ${first} to ${last}`;
}
