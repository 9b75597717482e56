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
  return sorted([...inputs].map(([name, value]) => [name, readable(name, value) ?? short(`${salt} ${value}`)]));
}

/** Of all values together that are not open: a name that is no input's. */
const VALUES = 'values';

/**
 * The same for others to read, such as all who may read a cache: of the values that may be secret no digest of each, by which one could be guessed
 * alone, but one of them all, which tells no more than the image's own digest does.
 */
export function sharedInputs(inputs: ImageInputs, salt: string): KeptInputs {
  const all = [...inputs].sort(([a], [b]) => (a < b ? -1 : 1));
  const closed = all.filter(([name, value]) => readable(name, value) === undefined);
  const kept = all.map(([name, value]): [string, string] => [name, readable(name, value) ?? HIDDEN]);
  return sorted([...kept, [VALUES, short(JSON.stringify([salt, closed]))]]);
}

const HIDDEN = '***';

/** What is kept of a value that anybody may see; `undefined`: it may be secret. */
function readable(name: string, value: string): string | undefined {
  if (name === 'Dockerfile') return value.split(/\r?\n/).map(short).join(' ');
  if (name.startsWith('file ')) return value.replace(/[0-9a-f]{52}$/, '');
  return OPEN.test(name) ? value : undefined;
}

const sorted = (kept: readonly (readonly [string, string])[]): KeptInputs =>
  Object.fromEntries([...kept].sort(([a], [b]) => (a < b ? -1 : 1)));

/** Sentences, one a thing that changed; without any value of an argument. */
export function changesBetween(before: KeptInputs, after: KeptInputs): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(
    (a, b) => rank(a) - rank(b) || (a < b ? -1 : 1),
  );
  return names.flatMap((name) => {
    const [old, now] = [before[name], after[name]];
    // It lies in its own context as a rule, and is told by its lines.
    if (name === 'file Dockerfile' && before.Dockerfile !== after.Dockerfile) return [];
    if (name === VALUES) return changedValues(before, after);
    return old === now ? [] : [`${subjectOf(name)}: ${whatChanged(name, old, now)}`];
  });
}

/** Which of them it was nobody can tell; where some are new or gone, it is these that are named. */
function changedValues(before: KeptInputs, after: KeptInputs): string[] {
  const hidden = (kept: KeptInputs) => Object.keys(kept).filter((name) => kept[name] === HIDDEN);
  const names = hidden(after);
  const isSame = before[VALUES] === after[VALUES] || names.join('\n') !== hidden(before).join('\n');
  if (isSame) return [];
  return [`${names.join(', ')}: ${names.length === 1 ? 'another value' : 'one or more have another value'} (***)`];
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
  if (kind === 'commit') return 'another commit';
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
