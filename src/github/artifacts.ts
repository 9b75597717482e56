/** The artifacts of this workflow run behind the `Artifacts` port, by `@actions/artifact`, which is loaded when it is first asked. */
import type { Artifacts, Log } from '../context.js';
import { EnvironmentError } from '../errors.js';
import { callLibrary, complaint, type LibraryLimits, type LibraryOutcome } from './library-call.js';
import { findPastArtifact } from './past-artifact.js';
import { unpackingFolder } from './unpacking-folder.js';
import { uploadable } from './uploadable.js';

type Library = typeof import('@actions/artifact');
type Client = InstanceType<Library['DefaultArtifactClient']>;

/** Milliseconds. The library's own tries of a service that answers 503 or 429 take 31 s for each of its requests. */
export interface ArtifactTimes {
  /** To list or find, and until the first byte of an upload. */
  readonly answerMs: number;
  /** Of an upload, without a byte moved. */
  readonly silentMs: number;
  /** Of a whole download. */
  readonly downloadMs: number;
}

export const artifactTimes: ArtifactTimes = { answerMs: 60_000, silentMs: 120_000, downloadMs: 600_000 };

/**
 * Uploads, lists and downloads. The service keeps a name that was created even if its upload failed: another job
 * sees `exists`, and nothing is listed under it. Everything but `exists` and "there is none" throws
 * `EnvironmentError` (`service-unavailable`).
 */
export function actionArtifacts(
  env: Readonly<Record<string, string | undefined>>,
  log: Pick<Log, 'debug' | 'warning'>,
  times: ArtifactTimes = artifactTimes,
  token = '',
): Artifacts {
  const available = hasArtifactService(env);
  const asking: LibraryLimits = { ...times, progress: /^Uploaded bytes \d+/ };
  const downloading: LibraryLimits = { ...asking, answerMs: times.downloadMs };

  async function call<T>(work: (client: Client) => Promise<T>, limits: LibraryLimits): Promise<LibraryOutcome<T>> {
    if (!available) throw new EnvironmentError('service-unavailable', 'There is no artifact service here');
    return callLibrary(async () => work(new (await import('@actions/artifact')).DefaultArtifactClient()), limits, log);
  }

  async function unpack(
    id: number,
    folder: string,
    problem: string,
    options: Parameters<Client['downloadArtifact']>[1],
  ): Promise<void> {
    const unpacking = await unpackingFolder(folder);
    try {
      const outcome = await call(
        (client) => client.downloadArtifact(id, { ...options, path: unpacking.path }),
        downloading,
      );
      if (answerOf(outcome, problem).digestMismatch) throw unavailable(problem, 'it is not what was uploaded');
      await unpacking.moveInto();
    } finally {
      await unpacking.remove();
    }
  }

  return {
    available,
    async upload(name, root, files, retentionDays, packed = false) {
      const { files: whole, leftOut } = await uploadable(root, files);
      for (const { file, reason } of leftOut) log.warning(`${file} is not in the artifact ${name}: ${reason}`);
      const options = { ...(retentionDays !== undefined && { retentionDays }), ...(packed && { compressionLevel: 0 }) };
      const outcome = await call((client) => client.uploadArtifact(name, [...whole], root, options), asking);
      if (outcome.kind === 'failed' && /CreateArtifact: .*\(409\)/.test(complaint(outcome))) return 'exists';
      const { id } = answerOf(outcome, `The artifact ${name} could not be uploaded`);
      if (id === undefined) throw unavailable(`The artifact ${name} could not be uploaded`, 'it has no id');
      return { id, url: artifactUrl(env, id) };
    },
    async list(prefix) {
      const outcome = await call((client) => client.listArtifacts({ latest: true }), asking);
      const { artifacts } = answerOf(outcome, 'The artifacts of this run could not be listed');
      return artifacts
        .map(({ name }) => name)
        .filter((name) => name.startsWith(prefix))
        .sort();
    },
    async download(name, folder) {
      const problem = `The artifact ${name} could not be downloaded`;
      const found = await call((client) => client.getArtifact(name), asking);
      if (found.kind === 'failed' && (await isNotFound(found.error))) return false;
      const { id, digest } = answerOf(found, problem).artifact;
      await unpack(id, folder, problem, digest === undefined ? {} : { expectedHash: digest });
      return true;
    },
    async downloadPast(name, folder) {
      const repository = env.GITHUB_REPOSITORY ?? '';
      if (!available) return false;
      const found = await findPastArtifact(name, { token, repository, apiUrl: env.GITHUB_API_URL, log });
      if (found === undefined) return false;
      const [repositoryOwner = '', repositoryName = ''] = repository.split('/');
      const findBy = { token, workflowRunId: found.runId, repositoryOwner, repositoryName };
      await unpack(found.id, folder, `The artifact ${name} of run ${found.runId} could not be downloaded`, { findBy });
      return true;
    },
  };
}

/** The library refuses to work with an enterprise server, which it tells by the host's name (`isGhes`). */
function hasArtifactService(env: Readonly<Record<string, string | undefined>>): boolean {
  if (!env.ACTIONS_RESULTS_URL || !env.ACTIONS_RUNTIME_TOKEN) return false;
  const host = new URL(env.GITHUB_SERVER_URL || 'https://github.com').hostname;
  return host === 'github.com' || host.endsWith('.ghe.com') || host.endsWith('.localhost');
}

function answerOf<T>(outcome: LibraryOutcome<T>, problem: string): T {
  if (outcome.kind === 'done') return outcome.value;
  throw unavailable(problem, complaint(outcome), outcome.kind === 'failed' ? outcome.error : undefined);
}

function unavailable(problem: string, why: string, cause?: unknown): EnvironmentError {
  const hint = 'Run the job again; if it fails again, look at https://www.githubstatus.com.';
  return new EnvironmentError('service-unavailable', `${problem}: ${why}`, { hint, cause });
}

async function isNotFound(error: unknown): Promise<boolean> {
  const { ArtifactNotFoundError } = await import('@actions/artifact');
  return error instanceof ArtifactNotFoundError;
}

function artifactUrl(env: Readonly<Record<string, string | undefined>>, id: number): string {
  const server = env.GITHUB_SERVER_URL || 'https://github.com';
  return `${server}/${env.GITHUB_REPOSITORY ?? ''}/actions/runs/${env.GITHUB_RUN_ID ?? ''}/artifacts/${id}`;
}
