/** Our workflows, and those that people copy from the pages, as actionlint and zizmor judge them. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blocks, ROOT } from '../../docs/pages.js';
import { installPython } from '../runners/installed.js';

const ACTIONLINT = '1.7.12';
const ZIZMOR = '1.32.0';
const BIN = join(homedir(), '.cache', 'isoshard-dev', `actionlint-${ACTIONLINT}`);

const hasGo = spawnSync('go', ['version']).status === 0;
let zizmor = '';
/** A repository of the workflows on the pages. */
let copied = '';

beforeAll(() => {
  if (hasGo && !existsSync(join(BIN, 'actionlint'))) {
    const env = { ...process.env, GOBIN: BIN };
    execFileSync('go', ['install', `github.com/rhysd/actionlint/cmd/actionlint@v${ACTIONLINT}`], {
      env,
      stdio: 'pipe',
    });
  }
  zizmor = join(installPython(`zizmor-${ZIZMOR}`, [`zizmor==${ZIZMOR}`]), 'bin', 'zizmor');
  copied = mkdtempSync(join(tmpdir(), 'isoshard-workflows-'));
  execFileSync('git', ['init', '--quiet', copied]);
  const folder = join(copied, '.github', 'workflows');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(copied, '.github', 'actionlint.yaml'), 'self-hosted-runner: {labels: [docker-1]}\n');
  for (const [index, [name, { text }]] of blocks('yaml', 'workflow').entries())
    writeFileSync(join(folder, `${index + 1}.yml`), `# ${name}\n${text}`);
}, 600_000);

afterAll(() => {
  rmSync(copied, { recursive: true, force: true });
});

const ended = (argv: readonly string[], cwd: string) => {
  const { status, stdout, stderr } = spawnSync(argv[0] ?? '', argv.slice(1), { cwd, encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}` };
};
// shellcheck and pyflakes are used where they are installed: the same verdict everywhere is worth more.
const actionlint = (cwd: string) => ended([join(BIN, 'actionlint'), '-shellcheck=', '-pyflakes='], cwd);
const audit = (cwd: string, ...options: string[]) =>
  ended([zizmor, '--offline', '--no-progress', '--quiet', ...options, '.github/workflows'], cwd);

test.skipIf(!hasGo)('actionlint: our workflows', () => {
  expect(actionlint(ROOT)).toEqual({ status: 0, said: '' });
});

test.skipIf(!hasGo)('actionlint: the workflows on the pages', () => {
  expect(actionlint(copied)).toEqual({ status: 0, said: '' });
});

test.skipIf(!hasGo)('actionlint finds a mistake: an output that is not there', () => {
  const broken = mkdtempSync(join(tmpdir(), 'isoshard-broken-'));
  cpSync(copied, broken, { recursive: true });
  const workflow =
    'on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps: [{run: "echo ${{ steps.none.outputs.x }}"}]\n';
  writeFileSync(join(broken, '.github/workflows/broken.yml'), workflow);
  expect(actionlint(broken)).toMatchObject({ status: 1, said: expect.stringContaining('"none" is not defined') });
  rmSync(broken, { recursive: true });
});

test('zizmor: our workflows', () => {
  expect(audit(ROOT)).toMatchObject({ status: 0 });
});

test('zizmor: the workflows on the pages', () => {
  // Pages name tags, so that they can be read and do not grow old; who copies them pins as they pin elsewhere.
  const config = join(copied, 'zizmor.yml');
  writeFileSync(config, 'rules: {unpinned-uses: {disable: true}}\n');
  const { status, said } = audit(copied, '--config', config);
  expect(said).toContain('No findings');
  expect(status).toBe(0);
});
