/** The least of a shell around an adapter: spawns what it says, and reads the files that come back. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SuiteConfig } from '../../../src/config/config.js';
import type { ReceiptEvent, ReceiptHeader } from '../../../src/reports/receipt.js';
import { type Invocation, OUTPUT_FILES, type RunnerAdapter, type RunnerPlace } from '../../../src/runners/adapter.js';
import type { Listing } from '../../../src/runners/listing.js';
import { PLUGINS } from './installed.js';

export type EndEvent = Extract<ReceiptEvent, { event: 'end' }>;

export interface ShardResult {
  readonly exitCode: number | null;
  readonly output: string;
  readonly outputFolder: string;
  readonly header: ReceiptHeader | undefined;
  readonly events: readonly ReceiptEvent[];
  /** Last attempt of each test, in the order of their ends. */
  readonly ends: readonly EndEvent[];
}

/** A suite in one folder, driven through its adapter. */
export class Harness {
  env: Record<string, string> = {};

  constructor(
    readonly adapter: RunnerAdapter,
    readonly folder: string,
    readonly suite: SuiteConfig,
  ) {}

  place(): RunnerPlace {
    mkdirSync(join(this.folder, '.out'), { recursive: true });
    return { plugins: PLUGINS, output: mkdtempSync(join(this.folder, '.out', 'o-')), files: [] };
  }

  async list(extraArgs: readonly string[] = []): Promise<Listing> {
    return this.adapter.parseListing((await this.listText(extraArgs)).text, this.suite, extraArgs);
  }

  async listText(
    extraArgs: readonly string[] = [],
  ): Promise<{ text: string; output: string; exitCode: number | null }> {
    const place = this.place();
    const { child, output } = this.start(this.adapter.list(this.suite, place, extraArgs));
    const exitCode = await exitOf(child);
    const file = join(place.output, OUTPUT_FILES.listing);
    if (!existsSync(file)) throw this.adapter.explainNoListing({ exitCode, output: output.join('') });
    return { text: readFileSync(file, 'utf8'), output: output.join(''), exitCode };
  }

  /** Starts one shard; `finished` reads what it left, however it ended. */
  run(
    ids: readonly string[],
    version: string | Listing,
    shard = { index: 1, total: 1 },
    extraArgs: readonly string[] = [],
  ) {
    const place = this.place();
    const listing = typeof version === 'string' ? { version, tests: [] } : version;
    const selection = { ids, suite: listing.tests, runnerVersion: listing.version };
    for (const [name, text] of Object.entries(this.adapter.inputs(selection))) {
      writeFileSync(join(place.output, name), text);
    }
    const header: ReceiptHeader = {
      kind: 'isoshard-receipt',
      version: 1,
      plan: 'sha256:plan',
      suite: this.suite.name,
      shard: `${this.suite.name}-${shard.index}`,
      attempt: 1,
    };
    const request = { ...selection, input: place.output, header, ...shard };
    const { child, output } = this.start(this.adapter.run(this.suite, place, request, extraArgs));
    const receipt = join(place.output, OUTPUT_FILES.receipt);
    const finished = exitOf(child).then((exitCode) => readResult(exitCode, output.join(''), place.output, receipt));
    return { child, receipt, finished, request };
  }

  private start({ command, env, prependPath }: Invocation): { child: ChildProcess; output: string[] } {
    const inherited: NodeJS.ProcessEnv = { ...process.env, ...this.env };
    const paths = Object.entries(prependPath).map(([name, folder]) => {
      const before = inherited[name];
      return [name, before ? `${folder}:${before}` : folder];
    });
    const [program = '', ...args] = command;
    const child = spawn(program, args, {
      cwd: this.folder,
      env: { ...withoutVitest(inherited), ...env, ...Object.fromEntries(paths) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => output.push(String(chunk)));
    return { child, output };
  }
}

/** The process that runs this test sets variables that would change how the runner under test behaves. */
export function withoutVitest(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(
    ([name]) => !/^(VITEST|NODE_ENV$|TEST$|CI$|FORCE_COLOR$|NODE_OPTIONS$)/.test(name),
  );
  return Object.fromEntries(kept);
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
}

export function readResult(
  exitCode: number | null,
  output: string,
  outputFolder: string,
  receipt: string,
): ShardResult {
  const lines = existsSync(receipt) ? readFileSync(receipt, 'utf8').split('\n').filter(Boolean) : [];
  const [header, ...events] = lines.map((line) => JSON.parse(line));
  const last = new Map<string, EndEvent>();
  for (const event of events as ReceiptEvent[]) {
    if (event.event !== 'end') continue;
    last.delete(event.id);
    last.set(event.id, event);
  }
  return { exitCode, output, outputFolder, header, events, ends: [...last.values()] };
}

/** A suite as `isoshard.yml` would give it, with what these tests do not look at filled in. */
export function suiteOf(fields: Partial<SuiteConfig> & Pick<SuiteConfig, 'runner'>): SuiteConfig {
  return {
    name: 'suite',
    place: { kind: 'host', workingDirectory: '.' },
    args: [],
    env: {},
    shards: 3,
    maxShards: 8,
    prepare: [],
    collect: [],
    shardTimeoutMs: 60_000,
    runsOn: 'ubuntu-24.04',
    ...fields,
  };
}

/** Groups dealt out to `count` shards by `seed`: the same seed, the same shards. */
export function cutAtRandom(listing: Listing, count: number, seed: number): string[][] {
  const shards: string[][] = Array.from({ length: count }, () => []);
  const shardOf = new Map<string, number>();
  let state = seed;
  for (const { id, group } of listing.tests) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    const shard = shardOf.get(group) ?? (state >>> 16) % count;
    shardOf.set(group, shard);
    shards[shard]?.push(id);
  }
  return shards;
}
