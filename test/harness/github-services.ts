/**
 * GitHub's cache, artifact and blob services and a corner of its REST API on loopback, for the real client libraries. One server
 * is the whole of GitHub for any number of runs, attempts and jobs; each job has an environment of its own.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { artifactService, type NameScope, type StoredArtifact } from './services/artifact-service.js';
import { BlobStore } from './services/blob-store.js';
import { type CacheEntry, cacheService } from './services/cache-service.js';
import { Faults, strike } from './services/faults.js';
import { restAnswer } from './services/rest.js';
import { callerOf, signToken } from './services/token.js';
import { type Body, type CacheScope, TwirpError } from './services/twirp.js';

export type { Fault } from './services/faults.js';

export interface ServiceRequest {
  /** `METHOD /path?query`, what faults are matched against. */
  readonly line: string;
  /** `CacheService/CreateCacheEntry` and so on; empty for blobs and REST. */
  readonly method: string;
  readonly at: number;
  body: Body;
  /** 0 as long as there is no answer. */
  status: number;
}

export interface JobOptions {
  readonly repository?: string;
  readonly runId?: string;
  readonly attempt?: number;
  /** Id of the job: `GITHUB_JOB`, and who made an artifact. */
  readonly job?: string;
  /** `write` may read as well. A list says it for each ref. */
  readonly caches?: 'write' | 'read' | 'none' | readonly CacheScope[];
}

export interface GithubServices {
  readonly url: string;
  readonly requests: readonly ServiceRequest[];
  readonly faults: Faults;
  /** Tests may put entries there. */
  readonly caches: CacheEntry[];
  readonly artifacts: readonly StoredArtifact[];
  readonly blobs: BlobStore;
  /** What the REST API says of an attempt, by `<run id>/<attempt>`; one that is not here is 404. */
  readonly runs: Map<string, 'queued' | 'in_progress' | 'completed'>;
  /** What the REST API knows of refs: `refs/heads/main` and so on; pull requests by number. */
  readonly refs: Set<string>;
  readonly pulls: Map<number, 'open' | 'closed'>;
  /** What the runner gives to a JavaScript action of a job, as far as it is about services. */
  jobEnv(job?: JobOptions): Record<string, string>;
  close(): Promise<void>;
}

/** Starts on a free port. `nameScope`, `samePaths`: see there. */
export async function startGithubServices({
  nameScope = 'run',
  samePaths = false,
}: {
  nameScope?: NameScope;
  samePaths?: boolean;
} = {}): Promise<GithubServices> {
  const folder = await mkdtemp(join(tmpdir(), 'github-services-'));
  const secret = randomBytes(32).toString('hex');
  let origin = '';
  const requests: ServiceRequest[] = [];
  const faults = new Faults();
  const caches: CacheEntry[] = [];
  const artifacts: StoredArtifact[] = [];
  const runs: GithubServices['runs'] = new Map();
  const refs: GithubServices['refs'] = new Set(['refs/heads/main']);
  const pulls: GithubServices['pulls'] = new Map();
  const blobs = new BlobStore(folder, () => origin, secret);
  const services = {
    CacheService: cacheService(caches, blobs, samePaths),
    ArtifactService: artifactService(artifacts, blobs, nameScope),
  };

  async function callMethod(request: IncomingMessage, entry: ServiceRequest): Promise<object> {
    entry.body = JSON.parse(Buffer.concat(await request.toArray()).toString() || '{}');
    const caller = callerOf(secret, request.headers.authorization);
    const [service, name = ''] = entry.method.split('/');
    const method = service === 'CacheService' || service === 'ArtifactService' ? services[service][name] : undefined;
    if (method === undefined) throw new TwirpError(404, 'bad_route', `no method ${entry.method}`);
    return method(entry.body, caller);
  }

  function runAttempt(url: URL): object {
    const [, run, attempt] = /\/actions\/runs\/(\d+)\/attempts\/(\d+)$/.exec(url.pathname) ?? [];
    const status = runs.get(`${run}/${attempt}`);
    if (status === undefined) throw new TwirpError(404, 'not_found', 'Not Found');
    return { id: Number(run), run_attempt: Number(attempt), status };
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin);
    const method = /^\/twirp\/github\.actions\.results\.api\.v1\.(\w+\/\w+)$/.exec(url.pathname)?.[1] ?? '';
    const line = `${request.method} ${url.pathname}${url.search}`;
    const entry: ServiceRequest = { line, method, at: Date.now(), body: {}, status: 0 };
    requests.push(entry);
    response.once('finish', () => {
      entry.status = response.statusCode;
    });
    const fault = faults.take(line);
    if (fault !== undefined && (await strike(fault, request, response))) return;
    if (url.pathname.startsWith('/blobs/')) return blobs.handle(request, response, url, fault);
    const rest = method === '' ? restAnswer(request.method ?? '', url, { caches, refs, pulls }) : undefined;
    if (rest?.body === null) return void response.writeHead(204).end();
    const reply = rest?.body ?? (method === '' ? runAttempt(url) : await callMethod(request, entry));
    if (fault?.connection === 'lose-answer') return void request.socket.destroy();
    const headers = { ...rest?.headers, 'content-type': 'application/json' };
    response.writeHead(200, headers).end(JSON.stringify(reply));
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) return void response.destroy();
      const { status, code, message } =
        error instanceof TwirpError ? error : new TwirpError(500, 'internal', String(error));
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ code, msg: message }));
    });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url: origin,
    requests,
    faults,
    caches,
    artifacts,
    blobs,
    runs,
    refs,
    pulls,
    jobEnv: ({ repository = 'octo/farm', runId = '1', attempt = 1, job = 'job', caches: allowed = 'write' } = {}) => ({
      ACTIONS_RESULTS_URL: `${origin}/`,
      ACTIONS_CACHE_URL: `${origin}/`,
      ACTIONS_CACHE_SERVICE_V2: 'True',
      ACTIONS_RUNTIME_TOKEN: signToken(secret, { run: `${runId}.${attempt}`, job, scopes: scopesOf(allowed) }),
      // Any other host is taken for an enterprise server, which has neither service.
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_API_URL: origin,
      GITHUB_REPOSITORY: repository,
      GITHUB_RUN_ID: runId,
      GITHUB_RUN_ATTEMPT: String(attempt),
      GITHUB_JOB: job,
      // A proxy would be asked for loopback too, and the blob SDK waits 16 s for it.
      NO_PROXY: '127.0.0.1',
      no_proxy: '127.0.0.1',
    }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function scopesOf(allowed: NonNullable<JobOptions['caches']>): readonly CacheScope[] {
  if (typeof allowed !== 'string') return allowed;
  const permission = { write: 3, read: 1, none: 0 }[allowed];
  return [{ Scope: 'refs/heads/main', Permission: permission }];
}
