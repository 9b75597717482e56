/** Playwright's own HTML report of a suite, merged from its shards' blobs by Playwright itself. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sweep } from '../cleanup/sweep.js';
import type { Config, SuiteConfig } from '../config/config.js';
import type { Context } from '../context.js';
import { LABEL } from '../docker/labels.js';
import { run } from '../processes/spawn.js';
import { OUTPUT_FILES } from '../runners/adapter.js';
import { runnerFor } from '../runners/runner-for.js';
import type { PlanFile, PlannedSuite } from '../sharding/plan-file.js';
import { runInService } from '../stack/tests-in-service.js';
import { TOOLS } from '../stack/volumes.js';
import { makeStack } from './make-stack.js';
import type { Session } from './session.js';

/** Where a suite's merged report goes, below the folder of shards. */
export const mergedFolder = (shards: string, suite: string): string => join(shards, '..', 'playwright', suite);

const MERGE_TIMEOUT_MS = 5 * 60 * 1000;

/** Blob files of a suite's shards. */
export function blobsOf(shards: string, suite: PlannedSuite): string[] {
  return suite.shards.flatMap(({ name }) => {
    const folder = join(shards, name, OUTPUT_FILES.blobs);
    return existsSync(folder)
      ? readdirSync(folder)
          .filter((file) => file.endsWith('.zip'))
          .map((file) => join(folder, file))
      : [];
  });
}

/** Merges the blobs of every Playwright suite of `plan`; what cannot be merged is a warning: the verdict is ours. */
export async function mergeBlobs(
  context: Context,
  session: Session | undefined,
  project: { readonly config: Config } | undefined,
  plan: PlanFile,
  shards: string,
): Promise<void> {
  await Promise.all(
    plan.suites.map(async (planned) => {
      const blobs = blobsOf(shards, planned);
      if (blobs.length === 0) return;
      const suite = project?.config.suites.find(({ name }) => name === planned.name);
      const to = mergedFolder(shards, planned.name);
      rmSync(to, { recursive: true, force: true });
      mkdirSync(to, { recursive: true });
      try {
        await mergeSuite(context, session, project?.config, suite, plan, planned, blobs, to);
      } catch (error) {
        context.signal.throwIfAborted();
        context.log.warning(
          `the Playwright report of ${planned.name} could not be merged: ${(error as Error).message}`,
        );
      }
      if (!existsSync(join(to, 'index.html'))) rmSync(to, { recursive: true, force: true });
    }),
  );
}

async function mergeSuite(
  context: Context,
  session: Session | undefined,
  config: Config | undefined,
  suite: SuiteConfig | undefined,
  plan: PlanFile,
  planned: PlannedSuite,
  blobs: readonly string[],
  to: string,
): Promise<void> {
  const isHere = async () => {
    const place = suite?.place.kind === 'service' ? suite.place.service : undefined;
    const tag = plan.images.find(({ service }) => service === place)?.tag;
    return session !== undefined && tag !== undefined && (await session.engine.hasImage(tag));
  };
  if (session !== undefined && config !== undefined && suite !== undefined && (await isHere())) {
    return mergeInService(context, session, config, suite, plan, blobs, to);
  }
  const folder = join(to, '..', `${planned.name}-blobs`);
  mkdirSync(folder, { recursive: true });
  for (const blob of blobs) copyFileSync(blob, join(folder, basename(blob)));
  const onHost =
    suite?.place.kind === 'host' && config !== undefined ? join(config.root, suite.place.workingDirectory) : undefined;
  const program =
    onHost !== undefined && suite !== undefined && existsSync(join(onHost, 'node_modules'))
      ? (suite.command ?? runnerFor('playwright').defaultCommand('host', readdirSync(onHost)))
      : [
          'npm',
          'exec',
          '--yes',
          `--package=@playwright/test@${exactVersion(planned.runnerVersion)}`,
          '--',
          'playwright',
        ];
  const ended = await run({
    argv: [...program, 'merge-reports', '--reporter', 'html', folder],
    ...(onHost !== undefined && { cwd: onHost }),
    env: { ...context.env, ...mergeEnvironment(to) },
    ...(session !== undefined && { session: session.record.session }),
    signal: context.signal,
    timeoutMs: MERGE_TIMEOUT_MS,
  });
  rmSync(folder, { recursive: true, force: true });
  if (ended.code !== 0) throw new Error(lastLine(ended.stderr || ended.stdout));
}

/** Results name the version: a name of a package and nothing else may come from them. */
function exactVersion(version: string): string {
  if (!/^\d+\.\d+\.\d+(?:-[0-9a-z.-]+)?$/i.test(version)) throw new Error(`${JSON.stringify(version)} is no version`);
  return version;
}

const mergeEnvironment = (folder: string) => ({ PLAYWRIGHT_HTML_OUTPUT_DIR: folder, PLAYWRIGHT_HTML_OPEN: 'never' });

const lastLine = (text: string) => text.trim().split('\n').at(-1) ?? 'no output';

async function mergeInService(
  context: Context,
  session: Session,
  config: Config,
  suite: SuiteConfig,
  plan: PlanFile,
  blobs: readonly string[],
  to: string,
): Promise<void> {
  if (suite.place.kind !== 'service') return;
  const shard = `${suite.name}-merge`;
  const input = Object.fromEntries(blobs.map((blob) => [`blob/${basename(blob)}`, readFileSync(blob)]));
  try {
    const stack = await makeStack(context, session, {
      config,
      suite,
      shard,
      index: 0,
      total: 0,
      ports: 'drop',
      stacks: 1,
      images: plan.images,
      tools: { pluginFiles: [], input, env: () => mergeEnvironment(`${TOOLS.output}/html`) },
    });
    const command = suite.command ?? runnerFor('playwright').defaultCommand('service', []);
    const ended = await runInService(session.engine, stack, context, {
      service: suite.place.service,
      argv: [...command, 'merge-reports', '--reporter', 'html', `${TOOLS.input}/blob`],
      timeoutMs: MERGE_TIMEOUT_MS,
      logFile: join(session.record.scratch, `${shard}.log`),
      outputTo: join(to, '..', `${suite.name}-output`),
      collect: [],
      binds: { views: [], places: {} },
      labels: stack.labels,
      collectTo: join(to, '..', `${suite.name}-output`),
    });
    const merged = join(to, '..', `${suite.name}-output`, 'html');
    if (existsSync(merged)) {
      rmSync(to, { recursive: true, force: true });
      renameSync(merged, to);
    }
    rmSync(join(to, '..', `${suite.name}-output`), { recursive: true, force: true });
    if (ended.code !== 0) throw new Error(lastLine(ended.stderr || ended.stdout));
  } finally {
    await sweep(
      session.engine,
      [`${LABEL.session}=${session.record.session}`, `${LABEL.shard}=${shard}`],
      context.clock,
    );
  }
}
