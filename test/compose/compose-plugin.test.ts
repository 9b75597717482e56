/** Whether Compose is called itself or through the docker client, by what lies where. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { composeProgram } from '../../src/docker/compose-plugin.js';

const PROGRAM = '\x7fELF and so on';
const THROUGH = ['docker', 'compose'];
const INSTALLED = { 'bin/docker': PROGRAM, 'system/docker-compose': PROGRAM };

/** `files` by their paths in a fresh folder, all executable; what is called there. */
function called(files: Record<string, string>, env: Record<string, string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'isoshard-test-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
      chmodSync(join(folder, name), name.endsWith('.txt') ? 0o644 : 0o755);
    }
    const around = { HOME: join(folder, 'home'), PATH: `${folder}/none:${folder}/wrapper:${folder}/bin`, ...env };
    return composeProgram(around, [join(folder, 'system')])
      .join(' ')
      .replace(`${folder}/`, '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.each<[string, Record<string, string>, string]>([
  ['the plugin of the machine', INSTALLED, 'system/docker-compose'],
  [
    "the user's own plugin comes first",
    { ...INSTALLED, 'home/.docker/cli-plugins/docker-compose': PROGRAM },
    'home/.docker/cli-plugins/docker-compose',
  ],
  ['no plugin', { 'bin/docker': PROGRAM }, THROUGH.join(' ')],
  ['no client', { 'system/docker-compose': PROGRAM }, THROUGH.join(' ')],
  ['a wrapper before the client', { ...INSTALLED, 'wrapper/docker': '#!/bin/sh\n' }, THROUGH.join(' ')],
  [
    'a configuration with folders of its own',
    { ...INSTALLED, 'home/.docker/config.json': '{"cliPluginsExtraDirs": ["/opt"]}' },
    THROUGH.join(' '),
  ],
  ['a configuration that says nothing', { ...INSTALLED, 'home/.docker/config.json': '{}' }, 'system/docker-compose'],
  ['a configuration that is none', { ...INSTALLED, 'home/.docker/config.json': '{' }, THROUGH.join(' ')],
])('%s', (_, files, expected) => {
  expect(called(files)).toBe(expected);
});

test('where no home is known, the client is asked', () => {
  expect(called(INSTALLED, { HOME: '' })).toBe('docker compose');
});
