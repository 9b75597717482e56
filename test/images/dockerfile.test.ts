import { describe, expect, test } from 'vitest';
import { basesOf } from '../../src/images/base-images.js';
import { parseDockerfile } from '../../src/images/dockerfile.js';
import { fillVariables } from '../../src/images/variables.js';

describe('instructions', () => {
  const read = (text: string) =>
    parseDockerfile(text).map(({ line, name, flags, rest }) => [line, name, flags.join(' '), rest]);

  test('comments, continued lines and flags', () => {
    expect(read('# a\n\nfrom --platform=x \\\n  # between\n\n  a AS b\nCOPY --from=c --chown=1:1 /x /y\n')).toEqual([
      [3, 'FROM', '--platform=x', 'a AS b'],
      [7, 'COPY', '--from=c --chown=1:1', '/x /y'],
    ]);
  });

  test('here-documents are content, whatever is in them', () => {
    const text = `RUN <<EOF\nFROM wrong\nEOF\nCOPY <<-'ONE' <<"TWO" /to/\n\tFROM wrong\n\tONE\nFROM wrong\nTWO\nRUN echo "<<EOF"\nFROM right\n`;
    expect(read(text).map(([line, name]) => [line, name])).toEqual([
      [1, 'RUN'],
      [4, 'COPY'],
      [9, 'RUN'],
      [10, 'FROM'],
    ]);
  });

  test('an escape of its own', () => {
    expect(read('# syntax=x\n# escape=`\nRUN dir c:\\\nRUN a `\n  b\n').map(([, , , rest]) => rest)).toEqual([
      'dir c:\\',
      'a   b',
    ]);
  });

  test.each(['', '\uFEFFFROM a', 'RUN <<EOF', 'RUN \\', '\\', '\0', 'FROM'])('%j is read without a fault', (text) => {
    expect(() => parseDockerfile(text)).not.toThrow();
  });
});

test.each<[string, string, string[]?]>([
  ['$A-${A}', '1-1'],
  ['${B:-b}${B-c}', 'bc'],
  ['${E:-e}${E-f}', 'e'],
  ['${A:+a}${B:+b}${B+c}', 'a'],
  ['${B:-${A}}', '1'],
  ['"$A"', '1'],
  ['\\$A', '$A'],
  ['$B.${C}', '.', ['B', 'C']],
])('variables: %s is %s', (text, filled, unset = []) => {
  expect(
    fillVariables(
      text,
      new Map([
        ['A', '1'],
        ['E', ''],
      ]),
    ),
  ).toEqual({ text: filled, unset });
});

const amd = { platform: 'linux/amd64' };
test.each<[string, string, string[], Parameters<typeof basesOf>[1]?]>([
  ['one', 'FROM debian:trixie-slim', ['debian:trixie-slim']],
  ['none', 'FROM scratch', []],
  [
    'a platform, a stage, and a copy of it',
    'FROM --platform=$BUILDPLATFORM a AS one\nFROM b\nCOPY --from=one /x /x',
    ['a', 'b'],
  ],
  ['a stage by its name', 'from a as Base\nFROM base', ['a']],
  ['a copy of another image', 'FROM a\nCOPY --chown=1 --from=tools:1 /x /x\nCOPY --from=0 /y /y', ['a', 'tools:1']],
  [
    'a mount of another image',
    'FROM a\nRUN --mount=type=bind,from=tools:2,target=/t --network=none x',
    ['a', 'tools:2'],
  ],
  ['a variable with a default', 'ARG TAG=1.0\nFROM app:${TAG}\nARG TAG=2', ['app:1.0']],
  ['… in quotes, and unbraced', 'ARG TAG="1.0"\nFROM app:$TAG', ['app:1.0']],
  ['… of another', 'ARG A=1 B=${A}.2\nFROM app:$B', ['app:1.2']],
  ['… that the build sets', 'ARG TAG=1.0\nFROM app:${TAG}', ['app:2.0'], { args: { TAG: '2.0' } }],
  ['… with a default of its own', 'ARG TAG\nFROM app:${TAG:-latest}', ['app:latest']],
  ['a stage for each platform', 'FROM a AS base-amd64\nFROM b AS base-arm64\nFROM base-${TARGETARCH}', ['a', 'b'], amd],
  ['a part that may be empty', 'ARG END\nFROM app${END}', ['app']],
  ['further contexts', 'FROM base\nCOPY --from=tool / /\nFROM c', ['c'], { contexts: ['base', 'tool'] }],
  ['lines that go on', 'FROM \\\n  a \\\n  AS x', ['a']],
  [
    'a registry with a port, and a digest',
    `FROM localhost:5000/a/b:1@sha256:${'a'.repeat(64)}`,
    [`localhost:5000/a/b:1@sha256:${'a'.repeat(64)}`],
  ],
])('base images: %s', (_, dockerfile, images, values) => {
  const bases = basesOf(dockerfile, values);
  expect(bases.images.map(({ reference }) => reference)).toEqual(images);
  expect(bases.unset).toEqual([]);
});

test.each<[string, string, string[], number]>([
  ['a variable without a value', '# x\nARG BASE\nFROM ${BASE}', ['BASE'], 3],
  ['a tag without a value', 'ARG TAG\nFROM app:${TAG}', ['TAG'], 2],
  ['a build argument that is not declared before', 'FROM app:${TAG}', ['TAG'], 1],
])('no base image: %s', (_, dockerfile, names, line) => {
  const { images, unset } = basesOf(dockerfile);
  expect(images).toEqual([]);
  expect(unset).toEqual([expect.objectContaining({ names, line })]);
});

test.each<[string, string, string | undefined, Parameters<typeof basesOf>[1]?]>([
  ['the last stage', 'FROM a AS one\nFROM b\nCOPY --from=one / /', 'b'],
  ['a stage of its own, and what that begins with', 'FROM a AS one\nFROM b AS two\nFROM One', 'a'],
  ['the stage that is built', 'FROM a AS one\nFROM b', 'a', { target: 'one' }],
  ['… by its number', 'FROM a\nFROM b\nFROM c', 'b', { target: '1' }],
  ['a name that was taken before', 'FROM a AS x\nFROM x AS x\nFROM x', 'a'],
  ['nothing', 'FROM a AS one\nFROM scratch\nCOPY --from=one / /', undefined],
  ['a further context', 'FROM a', undefined, { contexts: ['a'] }],
  ['a stage that is not there', 'FROM a', undefined, { target: 'none' }],
  ['no stage at all', 'RUN x', undefined],
])('what an image begins with: %s', (_, dockerfile, lowest, values) => {
  expect(basesOf(dockerfile, values).lowest).toBe(lowest);
});
