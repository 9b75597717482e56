/** A Postgres of a fixed version, on loopback, in a folder of its own; nothing of it stays. */
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPostgres } from '../runners/installed.js';

/** The last versions without a strategy of `CREATE DATABASE`, and with it. */
export const OLD = '14.23.0-beta.17';
export const NEW = '17.10.0-beta.17';
const NOBODY = 65_534;

export interface Postgres {
  readonly port: number;
  stop(): Promise<void>;
}

export async function startPostgres(version: string): Promise<Postgres> {
  const installed = installPostgres(version);
  const folder = mkdtempSync(join(tmpdir(), 'isoshard-pg-'));
  // It refuses to run as root, and another user cannot read what is in root's home.
  const isRoot = process.getuid?.() === 0;
  const user = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  if (isRoot) chownSync(folder, NOBODY, NOBODY);
  const native = isRoot ? join(folder, 'native') : installed;
  if (isRoot) cpSync(installed, native, { recursive: true, verbatimSymlinks: true });
  const data = join(folder, 'data');
  const options = { cwd: folder, env: { PATH: process.env.PATH }, ...user };
  const init = ['-D', data, '-U', 'app', '-A', 'trust', '--no-sync', '--no-locale', '-E', 'UTF8'];
  execFileSync(join(native, 'bin', 'initdb'), init, { ...options, stdio: 'pipe' });
  const port = await freePort();
  const settings = ['fsync=off', 'listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${folder}`];
  const server = spawn(join(native, 'bin', 'postgres'), ['-D', data, ...settings.flatMap((one) => ['-c', one])], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  let log = '';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', () => reject(new Error(log)));
    server.stderr.on('data', (chunk) => {
      log += String(chunk);
      if (log.includes('ready to accept connections')) resolve();
    });
  });
  return {
    port,
    async stop() {
      server.kill('SIGQUIT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** First column of what the query gives, through psycopg. */
export function query(python: string, port: number, sql: string, database = 'postgres'): string[] {
  const program = `import psycopg, sys
with psycopg.connect("postgresql://app@127.0.0.1:${port}/${database}", autocommit=True) as server:
    found = server.execute(sys.argv[1])
    print("\\n".join(str(row[0]) for row in found) if found.description else "")`;
  return execFileSync(python, ['-c', program, sql], { encoding: 'utf8' }).split('\n').filter(Boolean);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
