/** The few questions that the REST API of GitHub is asked. */
import type { Log } from '../context.js';

export type RunAttemptStatus = 'completed' | 'in-progress' | 'unknown';

export interface GithubApi {
  /**
   * Whether one attempt of a workflow run is over. `repository` is `owner/name`. Anything that prevents an answer, a
   * missing permission (`actions: read`) included, is `unknown`.
   */
  runAttemptStatus(repository: string, runId: string, attempt: number): Promise<RunAttemptStatus>;
}

export interface GithubApiOptions {
  /** Without one every answer is `unknown`. */
  readonly token: string;
  /** `GITHUB_API_URL`; the public one by default. */
  readonly apiUrl?: string;
  readonly timeoutMs?: number;
  readonly log: Pick<Log, 'debug'>;
}

/** The API by `@actions/github`, which is loaded when it is first asked. */
export function githubApi({ token, apiUrl, timeoutMs = 10_000, log }: GithubApiOptions): GithubApi {
  return {
    async runAttemptStatus(repository, runId, attempt) {
      const [owner, repo] = repository.split('/');
      if (!token || !owner || !repo || !/^\d+$/.test(runId)) return 'unknown';
      try {
        const { getOctokit } = await import('@actions/github');
        const octokit = getOctokit(token, apiUrl === undefined ? {} : { baseUrl: apiUrl });
        const { data } = await octokit.rest.actions.getWorkflowRunAttempt({
          owner,
          repo,
          run_id: Number(runId),
          attempt_number: attempt,
          request: { signal: AbortSignal.timeout(timeoutMs) },
        });
        return data.status === 'completed' ? 'completed' : 'in-progress';
      } catch (error) {
        log.debug(
          `Run ${runId} of ${repository}, attempt ${attempt}: ${error instanceof Error ? error.message : error}`,
        );
        return 'unknown';
      }
    },
  };
}
