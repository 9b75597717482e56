/** The newest artifact of a name that an earlier run of the same repository left, by the REST API. */
import type { Log } from '../context.js';

export interface PastArtifact {
  readonly id: number;
  readonly runId: number;
}

export interface PastOptions {
  /** With `actions: read`. */
  readonly token: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly apiUrl?: string | undefined;
  readonly timeoutMs?: number;
  readonly log: Pick<Log, 'debug'>;
}

/** Runs that are looked at. */
const NEWEST = 30;

/**
 * Of runs of the repository's own code: a fork's pull request may leave artifacts of any name. `undefined`: there is none, or the
 * token may not ask.
 */
export async function findPastArtifact(name: string, options: PastOptions): Promise<PastArtifact | undefined> {
  const { token, repository, apiUrl, timeoutMs = 10_000, log } = options;
  const [owner, repo] = repository.split('/');
  if (token === '' || !owner || !repo) return undefined;
  try {
    const { getOctokit } = await import('@actions/github');
    const octokit = getOctokit(token, apiUrl === undefined ? {} : { baseUrl: apiUrl });
    const { data } = await octokit.rest.actions.listArtifactsForRepo({
      owner,
      repo,
      name,
      per_page: NEWEST,
      request: { signal: AbortSignal.timeout(timeoutMs) },
    });
    const own = data.artifacts.flatMap(({ id, name: found, expired, workflow_run: run }) => {
      const isOwn = run?.head_repository_id !== undefined && run.head_repository_id === run.repository_id;
      return found === name && !expired && isOwn && run.id !== undefined ? [{ id, runId: run.id }] : [];
    });
    return own.sort((a, b) => b.id - a.id)[0];
  } catch (error) {
    log.debug(`artifacts of earlier runs: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}
