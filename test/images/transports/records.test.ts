/** Records, names and references come from services: data that is not believed. */
import { describe, expect, test } from 'vitest';
import { repositoryOf } from '../../../src/images/transports/base-image.js';
import {
  imagePrefix,
  isEntryName,
  layerPrefix,
  layerSize,
  partPrefix,
} from '../../../src/images/transports/entries.js';
import { headOf, type ImageRecord, parseHead } from '../../../src/images/transports/image-record.js';
import { digestOf } from '../../fakes/image-engine.js';

const text = '{"layers":[]}';
const image = digestOf('made of');
const record: ImageRecord = {
  kind: 'isoshard-image',
  version: 1,
  image,
  top: digestOf(text),
  manifests: [{ digest: digestOf(text), mediaType: 'application/vnd.oci.image.manifest.v1+json', text }],
  blobs: [{ digest: digestOf('x'), sizeBytes: 1, unpackedBytes: 2, isUnpacked: false, place: 'kept' }],
  base: { reference: `docker.io/library/python@${digestOf('base')}`, layers: 4 },
  unpackedBytes: 10,
  buildMs: 0,
};

test('what was written is read', () => {
  const head = headOf(record);
  expect(parseHead(Buffer.concat([head, Buffer.from('x')]), image)).toEqual({ record, packedAt: head.length });
});

describe('refused', () => {
  test.each<[string, object]>([
    ['another image’s', { image: digestOf('another') }],
    ['another kind', { kind: 'isoshard-plan' }],
    ['a newer version', { version: 2 }],
    ['a manifest with other bytes', { manifests: [{ ...record.manifests[0], text: '{"layers":[1]}' }] }],
    ['no such manifest', { top: digestOf('z') }],
    ['a media type that breaks a header', { manifests: [{ ...record.manifests[0], mediaType: 'a\r\nx: y' }] }],
    ['a size that is none', { blobs: [{ ...record.blobs[0], sizeBytes: -1 }] }],
    ['a blob that is kept in no known way', { blobs: [{ ...record.blobs[0], isUnpacked: 1 }] }],
    ['an unpacked size that is none', { blobs: [{ ...record.blobs[0], unpackedBytes: '1' }] }],
    ['a place that is none', { blobs: [{ ...record.blobs[0], place: '/etc' }] }],
    ['a digest that is a path', { blobs: [{ ...record.blobs[0], digest: '../../etc/passwd' }] }],
    ['a base without a digest', { base: { reference: 'evil.example/x:latest', layers: 1 } }],
    ['a base with an option', { base: { reference: `--x@${digestOf('a')}`, layers: 1 } }],
  ])('%s', (_what, change) => {
    expect(() => parseHead(headOf({ ...record, ...change } as ImageRecord), image)).toThrow();
  });
  test.each(['', '{}', 'null\n', '[]\n', '{\n'])('%j', (bytes) => {
    expect(() => parseHead(Buffer.from(bytes), image)).toThrow();
  });
});

const size = { sizeBytes: 12, unpackedBytes: 40, isUnpacked: false };

test('names of entries are ours to the last character', () => {
  for (const name of [`${imagePrefix(image)}0`, `${partPrefix(image, size, 3)}0mabc`, `${layerPrefix(image)}12-3-0`])
    expect(isEntryName(name)).toBe(true);
  for (const name of [
    'isoshard-image-',
    `${imagePrefix(image)}`,
    `${imagePrefix(image)}0/x`,
    `${layerPrefix(image)}x`,
  ]) {
    expect(isEntryName(name)).toBe(false);
  }
  for (const one of [size, { ...size, isUnpacked: true }]) {
    expect(isEntryName(`${partPrefix(image, one, 3)}0`)).toBe(true);
    expect(layerSize(`${partPrefix(image, one, 3)}0`)).toEqual(one);
  }
  for (const rest of ['12-40-3-0-and more', '12-3-0'])
    expect(layerSize(`${layerPrefix(image)}${rest}`)).toBeUndefined();
});

test.each([
  ['python:3.13', 'python'],
  ['docker.io/library/python@sha256:0', 'python'],
  ['ghcr.io:443/a/b:1', 'ghcr.io:443/a/b'],
  ['localhost:5000/x', 'localhost:5000/x'],
])('%s is of the repository %s', (reference, repository) => {
  expect(repositoryOf(reference)).toBe(repository);
});
