/** Jobs that upload under one name: the first counts, a slow one too, and not one that died. */
import { expect, test } from 'vitest';
import { firstUpload } from '../../src/modes/first-upload.js';
import { memoryArtifacts } from '../fakes/artifacts.js';
import { recordingLog } from '../fakes/log.js';

const MB = 1e6;

/** A run in which other jobs were first with names: by name the seconds after which what they upload is there. */
function run(others: Readonly<Record<string, number>>, bytes: number) {
  let nowMs = 0;
  const clock = {
    now: () => nowMs,
    sleep: async (ms: number) => {
      nowMs += ms;
    },
  };
  const upload = async (name: string) => (name in others ? ('exists' as const) : { id: 1, url: '' });
  const artifacts = { ...memoryArtifacts(), upload };
  const log = recordingLog();
  const context = { artifacts, clock, log, signal: new AbortController().signal };
  const bring = async (name: string) => (nowMs >= (others[name] ?? 0) * 1000 ? `of ${name}` : undefined);
  return firstUpload(context, { names: ['a', 'b'], root: '', files: [], bytes, title: 'it' }, bring);
}

const NEVER = Number.POSITIVE_INFINITY;
test.each<[string, Readonly<Record<string, number>>, number, string | undefined]>([
  ['nobody was first', {}, 1, 'own'],
  ['another one was', { a: 0 }, 1, 'of a'],
  ['its upload takes as long as its size lets expect', { a: 500 }, 1000 * MB, 'of a'],
  ['it died: the next name counts', { a: NEVER }, 1, 'own'],
  ['it died, and somebody was faster', { a: NEVER, b: 10 }, 1, 'of b'],
  ['all died', { a: NEVER, b: NEVER }, 1, undefined],
])('%s', async (_, others, bytes, expected) => {
  expect(await run(others, bytes)).toBe(expected);
});
