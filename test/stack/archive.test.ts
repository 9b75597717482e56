import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import tar from 'tar-stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pack, readSingle, unpack } from '../../src/stack/archive.js';

let root: string;
let target: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'isoshard-archive-'));
  target = join(root, 'into');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Files below the root of the test, as `path: content`. */
const written = () =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => `${file.slice(root.length + 1)}: ${readFileSync(file, 'utf8')}`)
    .sort();

test('a folder comes out as it went in, under the name that it is given', async () => {
  const entries = [
    { path: 'output/' },
    { path: 'output/a.txt', content: 'A' },
    { path: 'output/b/c.txt', content: Buffer.from('C') },
  ];
  await unpack(pack(entries), target);
  expect(written()).toEqual(['into/a.txt: A', 'into/b/c.txt: C']);
});

test('a single file comes out under the name that it is given', async () => {
  await unpack(pack([{ path: 'junit.xml', content: '<x/>' }]), join(target, 'report.xml'));
  expect(written()).toEqual(['into/report.xml: <x/>']);
});

test('packed entries have no time, and the owner and mode that they are given', async () => {
  const headers: tar.Header[] = [];
  const extract = tar.extract().on('entry', (header, stream, next) => {
    headers.push(header);
    stream.on('end', next).resume();
  });
  await pipeline(pack([{ path: 'd/', mode: 0o700, uid: 7, gid: 8 }, { path: 'f' }]), extract);
  expect(
    headers.map(({ name, type, mode, uid, gid, mtime }) => ({ name, type, mode, uid, gid, at: mtime?.getTime() })),
  ).toEqual([
    { name: 'd/', type: 'directory', mode: 0o700, uid: 7, gid: 8, at: 0 },
    { name: 'f', type: 'file', mode: 0o644, uid: 0, gid: 0, at: 0 },
  ]);
});

describe('a hostile archive', () => {
  test.each<[string, Parameters<tar.Pack['entry']>[0]]>([
    ['a way up', { name: 'out/../../evil' }],
    ['a way up at once', { name: '../evil' }],
    ['a way up in the middle that would stay inside', { name: 'out/a/../evil' }],
    ['an absolute path', { name: '/out/evil' }],
    ['a symbolic link', { name: 'out/evil', type: 'symlink', linkname: '/etc/passwd' }],
    ['a hard link', { name: 'out/evil', type: 'link', linkname: 'out/good' }],
    ['a device', { name: 'out/evil', type: 'character-device', devmajor: 1, devminor: 3 }],
    ['a pipe', { name: 'out/evil', type: 'fifo' }],
    ['a folder above', { name: 'out/../../evil/', type: 'directory' }],
  ])('%s is left out, and the rest comes', async (_, header) => {
    const archive = tar.pack();
    archive.entry(header, header.type === undefined ? 'evil' : '');
    archive.entry({ name: 'out/good' }, 'good');
    archive.finalize();
    await unpack(archive as unknown as Readable, target);
    expect(written()).toEqual(['into/good: good']);
    expect(existsSync(join(root, 'evil'))).toBe(false);
    expect(existsSync(join(target, 'evil'))).toBe(false);
  });

  test('a link that the archive makes is not there to be followed', async () => {
    const archive = tar.pack();
    archive.entry({ name: 'out/link', type: 'symlink', linkname: root });
    archive.entry({ name: 'out/link/evil' }, 'x');
    archive.finalize();
    await unpack(archive as unknown as Readable, target);
    expect(written()).toEqual(['into/link/evil: x']);
  });

  test('what is cut off is an error', async () => {
    const whole = await buffer(pack([{ path: 'out/a', content: 'x'.repeat(2000) }]));
    const half = whole.subarray(0, 1000);
    await expect(unpack(Readable.from([half]), target)).rejects.toThrow(/Unexpected end/);
  });
});

test('a single file is read as text, up to a limit', async () => {
  expect(await readSingle(pack([{ path: 'receipt', content: 'abcdef' }]), 4)).toBe('abcd');
  expect(await readSingle(pack([{ path: 'receipt', content: 'abcdef' }]), 100)).toBe('abcdef');
});
