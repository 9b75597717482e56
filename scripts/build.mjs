// Builds dist/: the compiler, then one bundle by ncc, then the plugins beside it. The same sources give the same bytes.
// @ts-check
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const built = join(root, '.build');
const target = process.argv[2] ?? join(root, 'dist');
const dist = join(built, 'dist');

/** @param {string[]} argv */
function node(argv) {
  const ended = spawnSync(process.execPath, argv, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (ended.status !== 0) process.exit(ended.status ?? 1);
}

rmSync(built, { recursive: true, force: true });
node(['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json']);
node([
  'node_modules/@vercel/ncc/dist/ncc/cli.js',
  'build',
  join(built, 'src/entry.js'),
  '--out',
  dist,
  '--quiet',
  '--no-source-map-register',
]);

// Type declarations, and what dockerode brings for BuildKit sessions and ssh, are not used at run time.
for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
  if (/\.(d\.ts|node|exe)$/.test(file)) rmSync(join(dist, file));
}
const plugins = join(root, 'src', 'runners', 'plugins');
mkdirSync(join(dist, 'plugins'), { recursive: true });
cpSync(plugins, join(dist, 'plugins'), { recursive: true, filter: (file) => !file.includes('__pycache__') });

// The command line is this file.
const entry = join(dist, 'index.js');
writeFileSync(entry, `#!/usr/bin/env node\n${readFileSync(entry, 'utf8')}`);
chmodSync(entry, 0o755);

rmSync(target, { recursive: true, force: true });
cpSync(dist, target, { recursive: true });

const { jsonSchema } = await import(pathToFileURL(join(built, 'src/config/json-schema.js')).href);
writeFileSync(join(root, 'isoshard.schema.json'), jsonSchema());
