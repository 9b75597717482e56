/** Plain pytest with our plugin for databases: what a project's own run is, without isoshard around it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { copyFixture, installPython, PLUGINS } from '../runners/installed.js';

/** A Python with SQLAlchemy and all the drivers of Postgres that the plugin knows. */
export function pythonWithDrivers(): string {
  const packages = ['pytest==9.2.0', 'pytest-xdist==3.8.0', 'sqlalchemy==2.1.9', 'psycopg[binary]==3.3.9'];
  const others = ['psycopg2-binary==2.9.13', 'pg8000==1.31.6', 'asyncpg==0.32.0'];
  return join(installPython('databases-1', [...packages, ...others]), 'bin', 'python3');
}

/** The tests that each change what the next one expects. */
export const CHAINED = ['test_chained.py'];

/** Orders of tests: a few in `npm test`, twenty in `npm run test:databases`. */
export const seeds = (few: number): number[] =>
  Array.from({ length: Number(process.env.SEEDS ?? few) }, (_, seed) => seed + 1);

export interface Suite {
  readonly folder: string;
  readonly python: string;
}

export interface Ran {
  readonly code: number | null;
  readonly output: string;
}

export const copySuite = (fixture: string, python: string): Suite => ({ folder: copyFixture(fixture), python });

export function start(
  { folder, python }: Suite,
  database: object,
  args: readonly string[] = CHAINED,
  env: Readonly<Record<string, string>> = {},
): { child: ChildProcess; ended: Promise<Ran> } {
  const options = ['-m', 'pytest', '-p', 'isoshard_db', '-q', '-p', 'no:cacheprovider', ...args];
  const child = spawn(python, options, {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONPATH: join(PLUGINS, 'pytest'),
      ISOSHARD_DATABASE: JSON.stringify(database),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output += String(chunk);
    });
  }
  const ended = new Promise<Ran>((resolve) => child.on('close', (code) => resolve({ code, output })));
  return { child, ended };
}

export const run = (...given: Parameters<typeof start>): Promise<Ran> => start(...given).ended;
