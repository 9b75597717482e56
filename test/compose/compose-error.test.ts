/** What `docker compose config` 2.26.1 really printed, and 2.38 where it says it otherwise. */
import { describe, expect, test } from 'vitest';
import { toComposeError } from '../../src/docker/compose-error.js';

const at = (text: string, stderr: string) => {
  const error = toComposeError(stderr, [
    { file: '/p/base.yml', text: 'services:\n  base:\n    image: x\n' },
    { file: '/p/test.yml', text },
  ]);
  const { file, line } = error.location ?? {};
  return { code: error.code, at: file && `${file}${line === undefined ? '' : `:${line}`}`, hint: error.hint };
};
const service = (...lines: string[]) => ['services:', '  api:', ...lines.map((line) => `    ${line}`)].join('\n');

describe('Compose’s mistakes are told with file and line', () => {
  test.each<[string, string, string, string, string | undefined]>([
    [
      'bad indentation',
      'services:\n  a:\n    image: x\n   bad: y\n',
      'yaml: line 1: did not find expected key',
      'compose-invalid',
      '/p/test.yml:4',
    ],
    [
      'a tab',
      'services:\n  a:\n    environment:\n\t- A=1\n',
      'yaml: line 4: found character that cannot start any token',
      'compose-invalid',
      '/p/test.yml:4',
    ],
    [
      'a key twice',
      service('image: x', 'image: y'),
      'yaml: unmarshal errors:\n  line 4: mapping key "image" already defined at line 3',
      'compose-invalid',
      '/p/test.yml:4',
    ],
    [
      'an unknown dependency',
      service('image: x', 'depends_on: [db]'),
      'service "api" depends on undefined service "db": invalid compose project',
      'compose-invalid',
      '/p/test.yml:4',
    ],
    [
      'an unknown volume',
      service('image: x', 'volumes: ["data:/d"]'),
      'service "api" refers to undefined volume data: invalid compose project',
      'compose-invalid',
      '/p/test.yml:4',
    ],
    [
      'an unknown network',
      service('networks:', '  - front'),
      'service "api" refers to undefined network front: invalid compose project',
      'compose-invalid',
      '/p/test.yml:3',
    ],
    [
      'no image',
      service('command: x'),
      'service "api" has neither an image nor a build context specified: invalid compose project',
      'compose-invalid',
      '/p/test.yml:2',
    ],
    [
      'a ring',
      service('depends_on: [api]'),
      'dependency cycle detected: api -> api',
      'compose-invalid',
      '/p/test.yml:3',
    ],
    [
      'a missing variable',
      service('image: "x:${TAG:?set TAG}"'),
      'error while interpolating services.api.image: required variable TAG is missing a value: set TAG',
      'compose-invalid',
      '/p/test.yml:3',
    ],
    [
      'a variable that is cut off',
      service('image: "${UNCLOSED"'),
      'invalid interpolation format for services.api.image.\nYou may need to escape any $ with another $.\n${UNCLOSED',
      'compose-invalid',
      '/p/test.yml:3',
    ],
    [
      'an unknown key',
      service('image: x', 'imagee: y'),
      'validating /p/test.yml: services.api Additional property imagee is not allowed',
      'compose-invalid',
      '/p/test.yml:4',
    ],
    [
      '… as 2.38 says it',
      service('image: x', 'imagee: y'),
      "validating /p/test.yml: services.api additional properties 'imagee' not allowed",
      'compose-invalid',
      '/p/test.yml:4',
    ],
    [
      'a wrong type',
      service('image: x', 'ports: 8000'),
      'validating /p/test.yml: services.api.ports must be a list',
      'compose-invalid',
      '/p/test.yml:4',
    ],
    [
      'an env file that is not there',
      service('env_file: [missing.env]'),
      'env file /p/missing.env not found: stat /p/missing.env: no such file or directory',
      'compose-invalid',
      '/p/test.yml:3',
    ],
    [
      'a compose file that is included and not there',
      'include: [nope.yml]\n',
      'open /p/nope.yml: no such file or directory',
      'compose-missing',
      '/p/test.yml:1',
    ],
    [
      'a compose file that is not there',
      '',
      'open /p/other.yml: no such file or directory',
      'compose-missing',
      undefined,
    ],
    ['no compose file at all', '', 'no configuration file provided: not found', 'compose-missing', undefined],
    ['an empty one', '', 'empty compose file', 'compose-missing', undefined],
    ['what nobody foresaw', '', 'something else entirely', 'compose-invalid', undefined],
  ])('%s', (_, text, stderr, code, place) => {
    expect(at(text, stderr)).toMatchObject({ code, at: place });
  });

  test('warnings are left out of the message', () => {
    const stderr =
      'time="2026-08-01T00:00:00Z" level=warning msg="The \\"U\\" variable is not set."\n\nservice "api" has no image\n';
    expect(toComposeError(stderr, []).message).toBe('service "api" has no image');
  });

  test('a missing variable is told with the two ways to set it', () => {
    expect(at('', 'required variable TAG is missing a value').hint).toBe(
      'Set TAG in the environment or in the .env file beside the compose file, or give it a default: `${TAG:-…}`.',
    );
  });
});
