/** The few questions that the REST API of GitHub is asked, and the one thing that it is told to do. */
import type { Log } from '../context.js';
import { EnvironmentError } from '../errors.js';

export type RunAttemptStatus = 'completed' | 'in-progress' | 'unknown';

/** An entry of the Actions cache. */
export interface CacheEntry {
  readonly id: number;
  readonly key: string;
  /** Whose it is: `refs/heads/main`, `refs/pull/7/merge`, `refs/tags/v1`. */
  readonly ref: string;
  readonly sizeBytes: number;
  /** Unix milliseconds; 0 where the API does not say. */
  readonly createdMs: number;
}

export interface GithubApi {
  /**
   * Whether one attempt of a workflow run is over. `repository` is `owner/name`. Anything that prevents an answer, a
   * missing permission (`actions: read`) included, is `unknown`.
   */
  runAttemptStatus(repository: string, runId: string, attempt: number): Promise<RunAttemptStatus>;
  /** Entries whose key begins with `prefix`. @throws EnvironmentError `service-unavailable` */
  caches(repository: string, prefix: string): Promise<readonly CacheEntry[]>;
  /**
   * Whether a ref is gone: the API says so in so many words, by a list of refs without it, or a pull request that is closed. What
   * prevents an answer (`contents: read` and `pull-requests: read` are needed) is `unknown`.
   */
  refState(repository: string, ref: string): Promise<'there' | 'gone' | 'unknown'>;
  /** Needs `actions: write`. What is gone already is no error. @throws EnvironmentError `service-unavailable` */
  deleteCache(repository: string, id: number): Promise<void>;
}

export interface GithubApiOptions {
  /** Without one every answer is `unknown`. */
  readonly token: string;
  /** `GITHUB_API_URL`; the public one by default. */
  readonly apiUrl?: string;
  readonly timeoutMs?: number;
  readonly log: Pick<Log, 'debug'>;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const unavailable = (what: string, cause: unknown): EnvironmentError =>
  new EnvironmentError('service-unavailable', `${what}: ${messageOf(cause)}`, {
    cause,
    hint: 'The token needs `actions: write`; if it has that, look at https://www.githubstatus.com.',
  });

/** The API by `@actions/github`, which is loaded when it is first asked. */
export function githubApi({ token, apiUrl, timeoutMs = 10_000, log }: GithubApiOptions): GithubApi {
  const client = async () => {
    const { getOctokit } = await import('@actions/github');
    return getOctokit(token, apiUrl === undefined ? {} : { baseUrl: apiUrl });
  };
  const limited = () => ({ request: { signal: AbortSignal.timeout(timeoutMs) } });

  return {
    async runAttemptStatus(repository, runId, attempt) {
      const [owner, repo] = repository.split('/');
      if (!token || !owner || !repo || !/^\d+$/.test(runId)) return 'unknown';
      try {
        const octokit = await client();
        const { data } = await octokit.rest.actions.getWorkflowRunAttempt({
          owner,
          repo,
          run_id: Number(runId),
          attempt_number: attempt,
          ...limited(),
        });
        return data.status === 'completed' ? 'completed' : 'in-progress';
      } catch (error) {
        log.debug(`Run ${runId} of ${repository}, attempt ${attempt}: ${messageOf(error)}`);
        return 'unknown';
      }
    },

    async caches(repository, prefix) {
      const [owner = '', repo = ''] = repository.split('/');
      try {
        const octokit = await client();
        const asked = { owner, repo, key: prefix, per_page: 100, ...limited() };
        const found = await octokit.paginate(octokit.rest.actions.getActionsCacheList, asked);
        return found.map(({ id = 0, key = '', ref = '', size_in_bytes: sizeBytes = 0, created_at: created = '' }) => ({
          id,
          key,
          ref,
          sizeBytes,
          createdMs: Date.parse(created) || 0,
        }));
      } catch (error) {
        throw unavailable(`The caches of ${repository} could not be listed`, error);
      }
    },

    async refState(repository, ref) {
      const [owner = '', repo = ''] = repository.split('/');
      const [, pull] = /^refs\/pull\/(\d+)\/(?:merge|head)$/.exec(ref) ?? [];
      const [, name] = /^refs\/((?:heads|tags)\/.+)$/.exec(ref) ?? [];
      try {
        const octokit = await client();
        if (pull !== undefined) {
          const { data } = await octokit.rest.pulls.get({ owner, repo, pull_number: Number(pull), ...limited() });
          if (data.number !== Number(pull)) return 'unknown';
          return data.state === 'closed' ? 'gone' : data.state === 'open' ? 'there' : 'unknown';
        }
        if (name === undefined) return 'unknown';
        // All refs that begin with it. One ref is asked for by a path that answers 404 to a token without rights, too.
        const refs = await octokit.paginate(octokit.rest.git.listMatchingRefs, {
          owner,
          repo,
          ref: name,
          per_page: 100,
          ...limited(),
        });
        if (!Array.isArray(refs)) return 'unknown';
        return refs.some((one) => one.ref === ref) ? 'there' : 'gone';
      } catch (error) {
        log.debug(`${ref} of ${repository}: ${messageOf(error)}`);
        return 'unknown';
      }
    },

    async deleteCache(repository, id) {
      const [owner = '', repo = ''] = repository.split('/');
      try {
        const octokit = await client();
        await octokit.rest.actions.deleteActionsCacheById({ owner, repo, cache_id: id, ...limited() });
      } catch (error) {
        if ((error as { status?: number }).status !== 404) throw unavailable(`Cache ${id} could not be removed`, error);
      }
    },
  };
}
