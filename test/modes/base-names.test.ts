/** Which repositories an image may ever be pulled from as a base: those that a Dockerfile of the checkout names. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { baseNames } from '../../src/modes/image-transport.js';

const context = mkdtempSync(join(tmpdir(), 'isoshard-bases-'));
afterAll(() => rmSync(context, { recursive: true, force: true }));
writeFileSync(join(context, 'Dockerfile'), 'FROM docker.io/library/python:3.13 AS own\nFROM own\n# FROM comment\n');

test.each<[string, Record<string, unknown>, string[]]>([
  ['a file, without its stages', { context }, ['python']],
  ['a file that is not there', { context, dockerfile: 'None' }, []],
  ['a remote context', { context: 'https://example.org/app.git' }, []],
  [
    'a build argument, which has its value from the compose file',
    { context, dockerfile_inline: 'ARG BASE=debian\nFROM ${BASE}:13\n', args: { BASE: 'ghcr.io/acme/base' } },
    ['ghcr.io/acme/base'],
  ],
  ['what is copied from', { context, dockerfile_inline: 'FROM scratch\nCOPY --from=nginx:1 /a /a\n' }, ['nginx']],
])('%s', (_, build, expected) => {
  expect([...baseNames({ services: { api: { build }, db: { image: 'postgres:17' } } })]).toEqual(expected);
});
