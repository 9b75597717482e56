/**
 * A registry on loopback, for the engine of this host: as much of the OCI Distribution Specification 1.1 as engines use to push and
 * pull (end-1 to end-10, and ranges of blobs). What it holds is a `Shelf`'s business.
 */
import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';

/** A blob that is being uploaded. Bytes come in one or several requests. */
export interface Incoming {
  readonly sizeBytes: number;
  append(bytes: Readable): Promise<void>;
  /** False if the bytes are not those of `digest`. */
  finish(digest: string): Promise<boolean>;
  discard(): Promise<void>;
}

export interface Manifest {
  readonly digest: string;
  readonly mediaType: string;
  readonly text: string;
}

export interface Shelf {
  /** Bytes of a blob that is here; `undefined` if it is not. */
  sizeOf(digest: string): Promise<number | undefined>;
  /** From byte `start` on, each chunk until the next is asked for. It may end with an error: then the blob is not what it should be. */
  read(digest: string, start: number): Promise<AsyncIterable<Buffer>>;
  begin(): Promise<Incoming>;
  /** By digest or tag. */
  manifest(reference: string): Manifest | undefined;
  putManifest(reference: string, manifest: Manifest): void;
}

export interface RegistryServer {
  /** `127.0.0.1:PORT`: engines take what is on loopback without TLS. */
  readonly host: string;
  readonly username: string;
  /** Of this process alone: others on this host may reach the port. */
  readonly password: string;
  /** A repository that may be read without them by whoever knows its name: a builder has no log-ins but the user's. */
  readonly readable: string;
  close(): Promise<void>;
}

/** Tried first: an engine remembers by the registry's name which layers it has pushed there. */
const USUAL_PORT = 47_521;
const MANIFEST_LIMIT = 4 * 1024 * 1024;

class Refusal extends Error {
  constructor(
    readonly status: number,
    /** Of the specification, "Error Codes". */
    readonly code: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(code);
  }
}

/** Starts one that holds what `shelf` holds. */
export async function startRegistry(shelf: Shelf, port = USUAL_PORT): Promise<RegistryServer> {
  const username = 'isoshard';
  const password = randomBytes(24).toString('base64url');
  const readable = `isoshard/${randomBytes(24).toString('hex')}`;
  const wanted = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const uploads = new Map<string, Incoming>();

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const { status, code, headers } =
        error instanceof Refusal ? error : { status: 500, code: 'UNKNOWN', headers: {} };
      if (response.headersSent || request.destroyed) return void response.destroy();
      request.resume();
      response.writeHead(status, { ...headers, 'content-type': 'application/json', connection: 'close' });
      const message = error instanceof Error ? error.message : 'unknown';
      response.end(request.method === 'HEAD' ? undefined : JSON.stringify({ errors: [{ code, message }] }));
    });
  });
  // Engines try TLS first. Only one that gets an answer in plain text asks again without it, where containerd has the images.
  server.on('clientError', (_error, socket) => socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'));
  // They may wait for a layer as long as its service needs.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 30_000;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('docker-distribution-api-version', 'registry/2.0');
    const url = new URL(request.url ?? '/', 'http://loopback');
    const [, name, kind, rest = ''] = /^\/v2\/(?:(.+)\/(blobs|manifests)\/(.*))?$/.exec(url.pathname) ?? [];
    const method = request.method ?? '';
    const isReading = method === 'GET' || method === 'HEAD';
    const isOpen = isReading && name !== undefined && isSame(name, readable);
    if (!isOpen && !isSame(request.headers.authorization ?? '', wanted)) {
      throw new Refusal(401, 'UNAUTHORIZED', { 'www-authenticate': 'Basic realm="isoshard"' });
    }
    if (url.pathname === '/v2/' || url.pathname === '/v2') return void response.writeHead(200).end('{}');
    if (name === undefined) throw new Refusal(404, 'NAME_UNKNOWN');
    if (kind === 'manifests') {
      if (isReading) return sendManifest(method, response, rest);
      if (method === 'PUT') return takeManifest(request, response, name, rest);
    } else if (rest.startsWith('uploads/')) {
      return upload(request, response, {
        name,
        id: rest.slice('uploads/'.length),
        digest: url.searchParams.get('digest'),
      });
    } else if (isReading) return sendBlob(request, response, rest);
    throw new Refusal(405, 'UNSUPPORTED');
  }

  async function sendBlob(request: IncomingMessage, response: ServerResponse, digest: string): Promise<void> {
    const size = await shelf.sizeOf(digest);
    if (size === undefined) throw new Refusal(404, 'BLOB_UNKNOWN');
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
    const start = Number(from ?? 0);
    if (start >= size && size > 0) throw new Refusal(416, 'RANGE_INVALID', { 'content-range': `bytes */${size}` });
    const end = Math.min(size - 1, Number(to || size - 1));
    const headers = {
      'content-type': 'application/octet-stream',
      'content-length': String(end - start + 1),
      'docker-content-digest': digest,
      'accept-ranges': 'bytes',
      ...(from !== undefined && { 'content-range': `bytes ${start}-${end}/${size}` }),
    };
    if (request.method === 'HEAD') return void response.writeHead(200, headers).end();
    const bytes = await shelf.read(digest, start);
    response.writeHead(from === undefined ? 200 : 206, headers);
    for await (const chunk of cut(bytes, end - start + 1)) await written(response, chunk);
    response.end();
  }

  function sendManifest(method: string, response: ServerResponse, reference: string): void {
    const found = shelf.manifest(reference);
    if (found === undefined) throw new Refusal(404, 'MANIFEST_UNKNOWN');
    const bytes = Buffer.from(found.text);
    response.writeHead(200, {
      'content-type': found.mediaType,
      'content-length': bytes.length,
      'docker-content-digest': found.digest,
    });
    response.end(method === 'HEAD' ? undefined : bytes);
  }

  async function takeManifest(request: IncomingMessage, response: ServerResponse, name: string, reference: string) {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MANIFEST_LIMIT) throw new Refusal(413, 'SIZE_INVALID');
      chunks.push(chunk);
    }
    const bytes = Buffer.concat(chunks);
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    if (reference.includes(':') && reference !== digest) throw new Refusal(400, 'DIGEST_INVALID');
    const mediaType = request.headers['content-type'] ?? 'application/vnd.oci.image.manifest.v1+json';
    shelf.putManifest(reference, { digest, mediaType, text: bytes.toString('utf8') });
    response.writeHead(201, { location: `/v2/${name}/manifests/${digest}`, 'docker-content-digest': digest }).end();
  }

  interface Upload {
    readonly name: string;
    readonly id: string;
    readonly digest: string | null;
  }

  async function upload(request: IncomingMessage, response: ServerResponse, { name, id, digest }: Upload) {
    const { method } = request;
    if (method === 'POST' && id === '') {
      const started = randomUUID();
      const incoming = await shelf.begin();
      uploads.set(started, incoming);
      if (digest !== null) return finish(request, response, { name, id: started, digest });
      request.resume();
      return accepted(response, 202, name, started, incoming);
    }
    const incoming = uploads.get(id);
    if (incoming === undefined) throw new Refusal(404, 'BLOB_UPLOAD_UNKNOWN');
    if (method === 'GET') return accepted(response, 204, name, id, incoming);
    if (method === 'PUT') return finish(request, response, { name, id, digest });
    if (method === 'DELETE') {
      uploads.delete(id);
      await incoming.discard();
      return void response.writeHead(204).end();
    }
    if (method !== 'PATCH') throw new Refusal(405, 'UNSUPPORTED');
    const [, from] = /^(?:bytes[ =])?(\d+)-\d+/.exec(request.headers['content-range'] ?? '') ?? [];
    if (from !== undefined && Number(from) !== incoming.sizeBytes) {
      throw new Refusal(416, 'RANGE_INVALID', { range: rangeOf(incoming) });
    }
    await receive(request, id, incoming);
    accepted(response, 202, name, id, incoming);
  }

  /** An upload whose connection ends too early is forgotten, with its bytes: engines begin anew. */
  async function receive(request: IncomingMessage, id: string, incoming: Incoming): Promise<void> {
    try {
      await incoming.append(request);
    } catch (error) {
      uploads.delete(id);
      await incoming.discard();
      throw error;
    }
  }

  async function finish(request: IncomingMessage, response: ServerResponse, { name, id, digest }: Upload) {
    const incoming = uploads.get(id);
    if (incoming === undefined || digest === null) throw new Refusal(400, 'DIGEST_INVALID');
    await receive(request, id, incoming);
    uploads.delete(id);
    if (!(await incoming.finish(digest))) throw new Refusal(400, 'DIGEST_INVALID');
    response.writeHead(201, { location: `/v2/${name}/blobs/${digest}`, 'docker-content-digest': digest }).end();
  }

  const listen = (at: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(at, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  await listen(port).catch(() => listen(0));
  server.unref();
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    username,
    password,
    readable,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all([...uploads.values()].map((incoming) => incoming.discard()));
    },
  };
}

/** In a time that tells nothing of either but how long they are. */
function isSame(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}

const rangeOf = ({ sizeBytes }: Incoming): string => `0-${Math.max(0, sizeBytes - 1)}`;

function accepted(response: ServerResponse, status: number, name: string, id: string, incoming: Incoming): void {
  response.writeHead(status, {
    location: `/v2/${name}/blobs/uploads/${id}`,
    range: rangeOf(incoming),
    'docker-upload-uuid': id,
    'content-length': '0',
  });
  response.end();
}

/** Resolves once `chunk` is out of our hands. @throws Error if whoever asked went away */
const written = (response: ServerResponse, chunk: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    const gone = () => reject(new Error('the connection was closed'));
    response.once('close', gone);
    response.write(chunk, (error) => {
      response.off('close', gone);
      if (error) reject(error);
      else resolve();
    });
  });

/** The first `length` bytes. */
async function* cut(bytes: AsyncIterable<Buffer>, length: number): AsyncGenerator<Buffer> {
  let left = length;
  for await (const chunk of bytes) {
    yield chunk.length <= left ? chunk : chunk.subarray(0, left);
    left -= Math.min(left, chunk.length);
    if (left === 0) return;
  }
}
