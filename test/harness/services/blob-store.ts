/** Stand-in for the blob store behind caches and artifacts: what the Azure storage SDK asks of it, by signed addresses. */
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Fault } from './faults.js';

export interface Blob {
  readonly id: string;
  readonly contentType: string;
  /** -1 until it is uploaded. */
  sizeBytes: number;
  readonly blocks: Set<string>;
}

/** `cw`: create and write; `r`: read. */
export type BlobPermission = 'cw' | 'r';

export class BlobStore {
  readonly #blobs = new Map<string, Blob>();

  constructor(
    readonly folder: string,
    readonly origin: () => string,
    readonly secret: string,
  ) {}

  create(contentType: string): Blob {
    const blob = { id: randomUUID(), contentType, sizeBytes: -1, blocks: new Set<string>() };
    this.#blobs.set(blob.id, blob);
    return blob;
  }

  /** Where a blob's bytes lie on disk. */
  file(blob: Blob, block?: string): string {
    const suffix = block === undefined ? '' : `.${createHash('sha1').update(block).digest('hex')}`;
    return join(this.folder, blob.id + suffix);
  }

  /** Good for an hour. A host that is an address makes the SDK expect `/account/container/blob`. */
  url(blob: Blob, permission: BlobPermission, name: string): string {
    const expires = new Date(Date.now() + 3_600_000).toISOString();
    const query = new URLSearchParams({ se: expires, sp: permission, sig: this.#sign(blob.id, expires, permission) });
    return `${this.origin()}/blobs/${blob.id}/${encodeURIComponent(name)}?${query}`;
  }

  #sign(id: string, expires: string, permission: string): string {
    return createHmac('sha256', this.secret).update(`${id}|${expires}|${permission}`).digest('base64');
  }

  async handle(request: IncomingMessage, response: ServerResponse, url: URL, fault: Fault | undefined): Promise<void> {
    const [, , id = '', name = ''] = url.pathname.split('/');
    const query = url.searchParams;
    const [expires, permission] = [query.get('se') ?? '', query.get('sp') ?? ''];
    const blob = this.#blobs.get(id);
    if (query.get('sig') !== this.#sign(id, expires, permission) || Date.parse(expires) < Date.now()) {
      return refuse(request, response, 403, 'AuthenticationFailed');
    }
    if (blob === undefined) return refuse(request, response, 404, 'BlobNotFound');
    if (request.method === 'PUT') {
      if (!permission.includes('w')) return refuse(request, response, 403, 'AuthorizationPermissionMismatch');
      return this.#write(request, response, blob, query);
    }
    if (blob.sizeBytes < 0) return refuse(request, response, 404, 'BlobNotFound');
    return this.#read(request, response, blob, name, fault);
  }

  async #write(request: IncomingMessage, response: ServerResponse, blob: Blob, query: URLSearchParams): Promise<void> {
    const part = query.get('comp');
    const block = query.get('blockid') ?? '';
    if (part === 'blocklist') {
      const xml = Buffer.concat(await request.toArray()).toString();
      const blocks = [...xml.matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]+)</g)].map(([, one]) => one ?? '');
      if (blocks.some((one) => !blob.blocks.has(one))) return refuse(request, response, 400, 'InvalidBlockList');
      await pipeline(concatenated(blocks.map((one) => this.file(blob, one))), createWriteStream(this.file(blob)));
      await Promise.all([...blob.blocks].map((one) => rm(this.file(blob, one))));
    } else {
      const target = part === 'block' ? this.file(blob, block) : this.file(blob);
      const arriving = `${target}.${randomUUID()}`;
      await pipeline(request, createWriteStream(arriving));
      await rename(arriving, target);
      if (part === 'block') blob.blocks.add(block);
    }
    if (part !== 'block') blob.sizeBytes = (await stat(this.file(blob))).size;
    response.writeHead(201, { ...commonHeaders(), etag: '"1"', 'x-ms-request-server-encrypted': 'true' }).end();
  }

  async #read(
    request: IncomingMessage,
    response: ServerResponse,
    blob: Blob,
    name: string,
    fault: Fault | undefined,
  ): Promise<void> {
    const wanted = request.headers['x-ms-range'] ?? request.headers.range ?? '';
    const range = /^bytes=(\d+)-(\d*)$/.exec(String(wanted));
    const start = Number(range?.[1] ?? 0);
    const end = Math.min(Number(range?.[2] || blob.sizeBytes - 1), blob.sizeBytes - 1);
    response.writeHead(range === null ? 200 : 206, {
      ...commonHeaders(),
      etag: '"1"',
      'accept-ranges': 'bytes',
      'content-type': blob.contentType,
      'content-length': end - start + 1,
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
      ...(range === null ? {} : { 'content-range': `bytes ${start}-${end}/${blob.sizeBytes}` }),
    });
    if (request.method === 'HEAD' || blob.sizeBytes === 0) return void response.end();
    const bytes = createReadStream(this.file(blob), { start, end });
    if (fault?.afterBytes !== undefined) {
      for await (const chunk of bytes) {
        response.write(chunk.subarray(0, fault.afterBytes));
        break;
      }
      if (fault.connection === 'cut') setTimeout(() => request.socket.destroy(), 50);
      return;
    }
    await (fault?.corrupt ? pipeline(bytes, turnedAround(), response) : pipeline(bytes, response));
  }
}

function commonHeaders(): Record<string, string> {
  return { 'x-ms-request-id': randomUUID(), 'x-ms-version': '2025-01-05', 'last-modified': new Date().toUTCString() };
}

function refuse(request: IncomingMessage, response: ServerResponse, status: number, code: string): void {
  request.resume();
  response.writeHead(status, { ...commonHeaders(), 'x-ms-error-code': code, 'content-type': 'application/xml' });
  response.end(request.method === 'HEAD' ? undefined : `<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);
}

function concatenated(files: readonly string[]): Readable {
  return Readable.from(
    (async function* () {
      for (const file of files) yield* createReadStream(file);
    })(),
  );
}

/** The last byte of every chunk is another one, and the length stays. */
function turnedAround(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const changed = Buffer.from(chunk);
      changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 0xff;
      done(null, changed);
    },
  });
}
