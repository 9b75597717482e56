/** Temporary folders say by their name whether their process runs. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isGone, leaseName } from '../../src/cleanup/lease-name.js';
import { makeTempFolder, removeDeadTempFolders } from '../../src/cleanup/temp-folder.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'temp-folder-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const own = leaseName() ?? '';
const [mark, pid, start] = own.split('-');

test.each([
  ['this process', own, false],
  ['a process that has another one’s pid', `${mark}-${pid}-1${start}`, true],
  ['a process that is gone', `${mark}-4194305-1`, true],
  ['a process of another boot or pid namespace', `00000000-4194305-1`, false],
  ['no name of ours', 'GKnTq1', false],
  ['nothing', '', false],
])('%s', (_, name, gone) => {
  expect(isGone(name)).toBe(gone);
});

test('folders of processes that are gone go, and nothing else does', () => {
  const ours = basename(makeTempFolder(root));
  const dead = `isoshard-${mark}-4194305-1-AbCd12`;
  const linked = `isoshard-${mark}-4194306-1-AbCd12`;
  const others = ['isoshard-GKnTq1', 'isoshard-00000000-4194305-1-AbCd12', `other-${mark}-4194305-1-AbCd12`];
  for (const name of [dead, ...others]) mkdirSync(join(root, name, 'deep'), { recursive: true });
  symlinkSync(join(root, ours), join(root, linked));
  expect(removeDeadTempFolders(root, true)).toEqual([join(root, dead)]);
  expect(readdirSync(root)).toContain(dead);
  expect(removeDeadTempFolders(root, false)).toEqual([join(root, dead)]);
  expect(readdirSync(root).sort()).toEqual([ours, linked, ...others].sort());
  expect(removeDeadTempFolders(join(root, 'nowhere'), false)).toEqual([]);
});
