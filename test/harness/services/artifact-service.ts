/** Stand-in for the artifact service, version 4. */
import type { Blob, BlobStore } from './blob-store.js';
import { type Body, type Caller, field, type Method, optionalField, TwirpError } from './twirp.js';

export interface StoredArtifact {
  readonly id: number;
  readonly name: string;
  /** Backend ids of the run's attempt and of the job that made it. */
  readonly run: string;
  readonly job: string;
  readonly blob: Blob;
  readonly expiresAt: string | undefined;
  finalized: { readonly at: string; readonly digest: string | undefined } | undefined;
}

/** How far a name is unique: in a run with all its attempts, or in one attempt. Ours has to work with either. */
export type NameScope = 'run' | 'attempt';

/** Backend ids are `<run id>.<attempt>` here; a run's artifacts are seen by all its attempts. */
const runOf = (backendId: string): string => backendId.split('.')[0] ?? '';

/** The service's methods over `artifacts`, which tests may look into. */
export function artifactService(
  artifacts: StoredArtifact[],
  blobs: BlobStore,
  nameScope: NameScope,
): Readonly<Record<string, Method>> {
  let lastId = 0;

  function ofCaller(body: Body, caller: Caller): string {
    const run = field(body, 'workflow_run_backend_id');
    if (runOf(run) !== runOf(caller.run)) throw new TwirpError(403, 'permission_denied', "not the token's run");
    return run;
  }
  const isTaken = (name: string, run: string): boolean =>
    artifacts.some(
      (one) => one.name === name && (nameScope === 'run' ? runOf(one.run) === runOf(run) : one.run === run),
    );
  function find(body: Body, caller: Caller, finalized: boolean): StoredArtifact {
    const [run, name] = [ofCaller(body, caller), field(body, 'name')];
    const found = artifacts.find(
      (one) => one.run === run && one.name === name && (one.finalized !== undefined) === finalized,
    );
    if (found === undefined) throw new TwirpError(404, 'not_found', 'artifact not found');
    return found;
  }

  return {
    CreateArtifact(body, caller) {
      const [run, name] = [ofCaller(body, caller), field(body, 'name')];
      if (isTaken(name, run)) {
        throw new TwirpError(409, 'already_exists', 'an artifact with this name already exists on the workflow run');
      }
      const blob = blobs.create(optionalField(body, 'mime_type') ?? 'application/zip');
      lastId += 1;
      const expiresAt = optionalField(body, 'expires_at');
      artifacts.push({ id: lastId, name, run, job: caller.job, blob, expiresAt, finalized: undefined });
      return { ok: true, signed_upload_url: blobs.url(blob, 'cw', name) };
    },
    FinalizeArtifact(body, caller) {
      const artifact = find(body, caller, false);
      if (String(artifact.blob.sizeBytes) !== field(body, 'size')) {
        throw new TwirpError(400, 'invalid_argument', 'size mismatch');
      }
      artifact.finalized = { at: new Date().toISOString(), digest: optionalField(body, 'hash') };
      return { ok: true, artifact_id: String(artifact.id) };
    },
    ListArtifacts(body, caller) {
      const run = runOf(ofCaller(body, caller));
      const [name, id] = [optionalField(body, 'name_filter'), optionalField(body, 'id_filter')];
      const listed = artifacts.filter(
        (one) =>
          one.finalized !== undefined &&
          runOf(one.run) === run &&
          (name === undefined || one.name === name) &&
          (id === undefined || String(one.id) === id),
      );
      return { artifacts: listed.map(described) };
    },
    GetSignedArtifactURL(body, caller) {
      const { name, blob } = find(body, caller, true);
      return { name, signed_url: blobs.url(blob, 'r', blob.contentType === 'application/zip' ? `${name}.zip` : name) };
    },
    DeleteArtifact(body, caller) {
      const artifact = find(body, caller, true);
      artifacts.splice(artifacts.indexOf(artifact), 1);
      return { ok: true, artifact_id: String(artifact.id) };
    },
  };
}

function described(artifact: StoredArtifact): object {
  return {
    workflow_run_backend_id: artifact.run,
    workflow_job_run_backend_id: artifact.job,
    database_id: String(artifact.id),
    name: artifact.name,
    size: String(artifact.blob.sizeBytes),
    created_at: artifact.finalized?.at,
    ...(artifact.finalized?.digest === undefined ? {} : { digest: artifact.finalized.digest }),
  };
}
