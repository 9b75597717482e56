/** The set-up of a machine on which nothing can be installed: it says what is missing, all of it, and touches nothing. */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { call, ROOT, withProject } from '../harness/cli.js';

/** Programs that would change the machine; each notes that it was called. */
const INSTALLERS = ['apt-get', 'debootstrap', 'dockerd', 'npm', 'service', 'systemctl'];

/** Runs a script where the system is none that it knows, and no engine answers. */
async function onAnotherSystem(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return withProject({ 'os-release': 'ID=another\n', called: '' }, async (folder) => {
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    for (const name of INSTALLERS) {
      writeFileSync(join(bin, name), `#!/bin/sh\necho ${name} >> ${join(folder, 'called')}\n`);
      chmodSync(join(bin, name), 0o755);
    }
    const isRoot = process.getuid?.() === 0;
    const mount = isRoot ? 'mount --bind os-release /etc/os-release && ' : '';
    const shell = ['sh', '-c', `${mount}PATH="$PWD/bin" && exec "$@"`, 'sh', process.execPath, ...args];
    const [program = '', ...rest] = isRoot ? ['unshare', '--mount', ...shell] : shell;
    const ended = await call(program, rest, { cwd: folder, env: { DOCKER_HOST: 'unix:///nowhere.sock', ...env } });
    return { ...ended, installed: readFileSync(join(folder, 'called'), 'utf8') };
  });
}

test('`npm run demo`: one message that says what to install, exit status 3', async () => {
  const { code, stdout, stderr, installed } = await onAnotherSystem([join(ROOT, 'scripts/demo.mjs')]);
  expect(stderr).toMatch(/^No Docker engine answers here .* Install Docker Engine 23 or later .*\n$/);
  expect({ code, stdout, installed }).toEqual({ code: 3, stdout: '', installed: '' });
});

test('all that is missing at once', async () => {
  const parts = [join(ROOT, 'scripts/setup/index.mjs'), '--engine', '--base-image', '--chromium'];
  const { code, stderr, installed } = await onAnotherSystem(parts, { CHROMIUM_PATH: '/nowhere/chromium' });
  expect(stderr).toMatch(/^No Docker engine answers here .*\nCHROMIUM_PATH is \/nowhere\/chromium.*\n$/);
  expect({ code, installed }).toEqual({ code: 1, installed: '' });
});
