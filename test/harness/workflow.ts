/** The workflow that people write, on one machine: a plan job, its matrix of run jobs at once, a report job. */
import { join } from 'node:path';
import type { GithubServices, JobOptions } from './github-services.js';
import { type ActionOptions, type ActionResult, type JobResult, runAction } from './runner.js';
import { type TempWorkspace, tempWorkspace } from './temp-workspace.js';

/** One entry of the plan's `matrix` output. */
export type MatrixEntry = Readonly<Record<string, unknown>>;

export interface WorkflowOptions {
  readonly services: GithubServices;
  /** `dist/index.js`. */
  readonly bundle: string;
  /** The project; every job works in a copy of it. */
  readonly project: string;
  /** Inputs of all three modes. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly node?: string;
  /** Run id, attempt and what caches may be touched. */
  readonly job?: JobOptions;
  /** More for the run job of a matrix entry: inputs, environment, a cancel or a kill. */
  readonly runJob?: (entry: MatrixEntry, index: number) => Partial<ActionOptions>;
  /** Looks into a job's workspace (`plan`, `run-0` …, `report`) before it is removed. */
  readonly afterJob?: (id: string, workspace: TempWorkspace) => Promise<void>;
}

export interface WorkflowResult {
  readonly plan: ActionResult;
  readonly matrix: readonly MatrixEntry[];
  readonly runs: readonly ActionResult[];
  readonly report: ActionResult;
}

/** All jobs, in their order. Without a matrix (the plan failed) there are no runs, and the report sees it. */
export async function runWorkflow(options: WorkflowOptions): Promise<WorkflowResult> {
  const { services, bundle, inputs = {}, env = {}, node } = options;

  async function job(
    id: string,
    jobInputs: Record<string, string>,
    more: Partial<ActionOptions> = {},
  ): Promise<ActionResult> {
    const workspace = await tempWorkspace(options.project);
    try {
      const result = await runAction({
        main: bundle,
        post: bundle,
        workspace: workspace.folder,
        temp: workspace.temp,
        ...(node === undefined ? {} : { node }),
        ...more,
        inputs: { ...inputs, ...jobInputs, ...more.inputs },
        env: {
          HOME: join(workspace.temp, 'home'),
          GITHUB_SHA: workspace.commit,
          ...services.jobEnv({ ...options.job, job: id.replace(/-\d+$/, '') }),
          ...env,
          ...more.env,
        },
      });
      await options.afterJob?.(id, workspace);
      return result;
    } finally {
      await workspace.remove();
    }
  }

  const plan = await job('plan', { mode: 'plan' });
  const matrix = matrixOf(plan);
  const runs = await Promise.all(
    matrix.map((entry, index) =>
      job(`run-${index}`, { mode: 'run', shard: String(entry.shard ?? '') }, options.runJob?.(entry, index)),
    ),
  );
  const needs = {
    plan: { result: plan.result, outputs: plan.outputs },
    run: { result: runs.length === 0 ? 'skipped' : worst(runs.map(({ result }) => result)), outputs: {} },
  };
  const report = await job('report', { mode: 'report', needs: JSON.stringify(needs) });
  return { plan, matrix, runs, report };
}

function matrixOf({ outputs }: ActionResult): readonly MatrixEntry[] {
  const matrix: { include?: MatrixEntry[] } = JSON.parse(outputs.matrix || '{}');
  return matrix.include ?? [];
}

/** Of a job with a matrix, as `needs.*.result` has it. */
function worst(results: readonly JobResult[]): JobResult {
  if (results.includes('failure')) return 'failure';
  return results.includes('cancelled') ? 'cancelled' : 'success';
}
