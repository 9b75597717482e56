/** From what the shards left to the report: verdict, page, summary, annotations, timings. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/config.js';
import type { Context } from '../context.js';
import { toAnnotations } from '../reports/annotations.js';
import { earlierAttempts } from '../reports/earlier-attempts.js';
import type { Evidence } from '../reports/evidence.js';
import { type PageLink, renderPage } from '../reports/html.js';
import { makeReport } from '../reports/merge.js';
import type { NeededJob } from '../reports/needs.js';
import { parseReceipt } from '../reports/parse-receipt.js';
import { type Report, shardsOf } from '../reports/report.js';
import { reproduceCommand } from '../reports/reproduce.js';
import { readResults } from '../reports/results.js';
import { renderSummary } from '../reports/summary.js';
import { renderTerminal } from '../reports/terminal.js';
import type { Verdict } from '../reports/verdict.js';
import { OUTPUT_FILES } from '../runners/adapter.js';
import type { PlanFile } from '../sharding/plan-file.js';
import { stableJson } from '../sharding/stable-json.js';
import { replaceCollected } from './collected.js';
import { mergedFolder } from './merge-blobs.js';
import type { Outcome } from './outcome.js';
import { reportArtifact, setArtifact } from './plan-artifact.js';
import { learn } from './timings.js';

export interface ReportRequest {
  readonly plan: PlanFile;
  /** Folder of shards: `<shard>/receipt.ndjson` and what else each left. */
  readonly shards: string;
  /** Which of them are meant, where the folder may hold what other steps of the job left; absent: all, so that a foreign one is found. */
  readonly only?: ReadonlySet<string>;
  /** Where the report goes. */
  readonly folder: string;
  readonly needs: readonly NeededJob[];
  /** Whether failures become annotations: by the one job that sees them all. */
  readonly annotate: boolean;
  readonly upload: boolean;
  /** Adds the run to the timings; absent: it teaches nothing, or did so already. */
  readonly remember?: { readonly config: Config | undefined } | undefined;
}

const EXIT_STATUS: Readonly<Record<Verdict, Outcome['exitStatus']>> = {
  success: 0,
  skipped: 0,
  failure: 1,
  cancelled: 130,
};

/** Receipts and results of every shard folder; what cannot be read is a finding of the report. */
export function gatherEvidence(shards: string, only?: ReadonlySet<string>): Evidence {
  const all = existsSync(shards) ? readdirSync(shards).sort() : [];
  const folders = all.filter((name) => only?.has(name) ?? true);
  const receipts = folders
    .map((name) => ({ name, file: join(shards, name, OUTPUT_FILES.receipt) }))
    .filter(({ file }) => existsSync(file))
    .map(({ name, file }) => parseReceipt(readFileSync(file, 'utf8'), `${name}/${OUTPUT_FILES.receipt}`));
  const results = folders
    .map((name) => ({ name, file: join(shards, name, 'results.json') }))
    .filter(({ file }) => existsSync(file))
    .map(({ name, file }) => readResults(readFileSync(file, 'utf8'), `${name}/results.json`));
  return {
    receipts: receipts.flatMap(({ receipt }) => receipt ?? []),
    problems: [...receipts, ...results].flatMap(({ problem }) => problem ?? []),
    results: results.flatMap(({ results }) => results ?? []),
  };
}

/** How a suite's runner takes one test: pytest by its node id, the others by file and line. */
function selectorOf(plan: PlanFile, suite: string): ((test: { readonly id: string }) => string) | undefined {
  return plan.suites.find(({ name }) => name === suite)?.runner === 'pytest' ? ({ id }) => id : undefined;
}

/** Copies what a report shows to where it lies; what an earlier run left there goes. */
function bring(from: string, to: string): void {
  if (from !== to) replaceCollected(from, to);
}

/** Judges, writes the report, says it, and gives the outcome. */
export async function writeReport(context: Context, request: ReportRequest): Promise<Outcome> {
  const { plan, shards, folder } = request;
  const evidence = gatherEvidence(shards, request.only);
  const report = makeReport(plan, evidence, request.needs);
  const older = request.needs.length === 0 ? earlierAttempts(report, context.run.attempt) : undefined;
  if (older !== undefined) {
    context.log.warning(`${older}. Pass \`needs\`, so that the report is red where a job that ran them again died`);
  }
  const commands = new Map(
    shardsOf(report)
      .filter(({ totals }) => totals.failed > 0)
      .map((shard) => [shard.name, reproduceCommand(shard, selectorOf(plan, shard.suite))]),
  );

  mkdirSync(folder, { recursive: true });
  const kept = join(folder, 'shards');
  for (const { name } of shardsOf(report)) bring(join(shards, name), join(kept, name));
  const merged = plan.suites.filter(({ name }) => existsSync(join(mergedFolder(shards, name), 'index.html')));
  for (const { name } of merged) bring(mergedFolder(shards, name), join(folder, 'playwright', name));
  const page = join(folder, 'index.html');
  const links = merged.map(({ name }) => ({ label: `Playwright: ${name}`, href: `playwright/${name}/index.html` }));
  writeFileSync(page, renderPage(report, { reports: links, logs: logLinks(folder, report), commands }));
  writeFileSync(join(folder, 'report.json'), stableJson(report));

  if (request.remember !== undefined) await learn(context, { plan, evidence, folder, ...request.remember });
  const artifact = request.upload ? await upload(context, plan.variant, folder) : undefined;
  const summary = renderSummary(report, { commands, reportUrl: artifact?.url });
  writeFileSync(join(folder, 'summary.md'), summary);
  await context.summary.append(summary);
  if (request.annotate) annotate(context, plan, report);
  context.log.info(renderTerminal(report, { reportPath: page, commands }));

  context.outputs.set('result', report.verdict);
  context.outputs.set('report-path', page);
  if (artifact !== undefined) setArtifact(context, artifact);
  return { exitStatus: EXIT_STATUS[report.verdict], json: report };
}

function annotate({ log }: Pick<Context, 'log'>, plan: PlanFile, report: Report): void {
  const roots = new Map(plan.suites.flatMap(({ name, root }) => (root === null ? [] : [[name, root] as const])));
  const { annotations, omitted } = toAnnotations(report, roots);
  for (const { file, line, title, message } of annotations) {
    const location = file === undefined ? undefined : { file, ...(line !== undefined && { line }) };
    log.error(`${title}\n${message}`, location);
  }
  if (omitted > 0) log.info(`${omitted} more failures are in the report`);
}

function logLinks(folder: string, report: Report): ReadonlyMap<string, readonly PageLink[]> {
  return new Map(
    shardsOf(report).map(({ name }) => {
      const of = (file: string): PageLink[] =>
        existsSync(join(folder, 'shards', name, file)) ? [{ label: file, href: `shards/${name}/${file}` }] : [];
      const allIn = (below: string) => {
        const from = join(folder, 'shards', name, below);
        const files = existsSync(from) ? readdirSync(from).sort() : [];
        return files.flatMap((file) => of(`${below}/${file}`));
      };
      return [name, [...of('tests.log'), ...of('prepare.log'), ...allIn('services'), ...allIn('evidence')]] as const;
    }),
  );
}

async function upload({ artifacts, run, log }: Context, variant: string, folder: string) {
  if (!artifacts.available) return undefined;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  try {
    const uploaded = await artifacts.upload(reportArtifact(variant, run.attempt), folder, files);
    return uploaded === 'exists' ? undefined : uploaded;
  } catch (error) {
    log.warning(`the report could not be uploaded: ${(error as Error).message}`);
    return undefined;
  }
}
