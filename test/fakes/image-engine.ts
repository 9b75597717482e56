/**
 * An engine as far as images go: it pushes and pulls as a real one does (only what is missing, every digest checked, by the
 * protocol of registries), and keeps all in memory.
 */
import { createHash, randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { ImageFacts, MoveOptions, RegistryLogin } from '../../src/docker/engine.js';
import { LABEL } from '../../src/docker/labels.js';
import type { ImageEngine } from '../../src/images/transports/engine.js';

export const digestOf = (bytes: Buffer | string): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

interface Stored {
  readonly config: Buffer;
  /** Unpacked. */
  readonly layers: readonly Buffer[];
  readonly createdMs: number;
}

export interface FakeEngine extends ImageEngine {
  /** Makes an image of layers, as a build does. */
  build(tag: string, digest: string, layers: readonly Buffer[], createdMs?: number): void;
  /** Takes all names of an image away. */
  drop(tag: string): void;
  /** Content of an image's layers. */
  content(tag: string): readonly Buffer[] | undefined;
  names(): readonly string[];
  /** Says that an image was pulled from a registry under this name, where its layers have these digests. */
  pulledFrom(tag: string, reference: string, served?: readonly string[]): void;
  /** Requests that reached a registry, as `METHOD /path`. */
  readonly requests: string[];
}

/** A layer that does not get smaller. */
export const layer = (bytes: number): Buffer => randomBytes(bytes);

const GZIP = 0x1f8b;
const MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';

export function fakeEngine(now: () => number = Date.now): FakeEngine {
  const images = new Map<string, Stored>();
  const tagged = new Map<string, { id: string; atMs: number }>();
  const packed = new Map<string, Buffer>();
  /** By which digests it knows layers: those that they had when they were pushed or pulled, as an engine with overlay2. */
  const known = new Map<string, string>();
  const requests: string[] = [];

  const idOf = (reference: string) => (images.has(reference) ? reference : tagged.get(reference)?.id);
  const gzipped = (bytes: Buffer): Buffer => {
    const made = packed.get(digestOf(bytes)) ?? gzipSync(bytes, { level: 1 });
    packed.set(digestOf(bytes), made);
    known.set(digestOf(made), digestOf(bytes));
    return made;
  };

  async function ask(url: string, init: RequestInit, login: RegistryLogin | undefined, signal: AbortSignal) {
    requests.push(`${init.method ?? 'GET'} ${new URL(url).pathname}`);
    const headers = new Headers(init.headers);
    const { username = '', password = '' } = login ?? {};
    if (login) headers.set('authorization', `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`);
    const response = await fetch(url, { ...init, headers, signal, redirect: 'follow' });
    if (response.status === 401 || response.status === 403) throw new Error(`unauthorized: authentication required`);
    return response;
  }

  function place(reference: string): { base: string; name: string; tag: string } {
    const [, host = '', name = '', tag = 'latest'] = /^([^/]+)\/([^:@]+)(?:[:@](.+))?$/.exec(reference) ?? [];
    return { base: `http://${host}/v2/${name}`, name: `${host}/${name}`, tag };
  }

  async function upload(base: string, bytes: Buffer, { login, signal }: MoveOptions): Promise<void> {
    const digest = digestOf(bytes);
    const head = await ask(`${base}/blobs/${digest}`, { method: 'HEAD' }, login, signal);
    if (head.status === 200) return;
    const begun = await ask(`${base}/blobs/uploads/`, { method: 'POST' }, login, signal);
    if (begun.status !== 202) throw new Error(`upload refused: ${begun.status}`);
    const at = new URL(begun.headers.get('location') ?? '', base);
    const sent = await ask(at.href, { method: 'PATCH', body: new Uint8Array(bytes) }, login, signal);
    if (sent.status !== 202) throw new Error(`upload broke: ${sent.status}`);
    const end = new URL(sent.headers.get('location') ?? '', base);
    end.searchParams.set('digest', digest);
    const done = await ask(end.href, { method: 'PUT' }, login, signal);
    if (done.status !== 201) throw new Error(`upload not taken: ${done.status}`);
  }

  async function download(base: string, digest: string, { login, signal }: MoveOptions): Promise<Buffer> {
    const answer = await ask(`${base}/blobs/${digest}`, {}, login, signal);
    if (answer.status !== 200) throw new Error(`blob ${digest}: ${answer.status}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (digestOf(bytes) !== digest) throw new Error(`filesystem layer verification failed for digest ${digest}`);
    return bytes;
  }

  return {
    requests,
    info: {
      version: '28.0.0',
      major: 28,
      dataFolder: '/',
      volumesFolder: '/',
      isRootful: true,
      memoryBytes: 0,
      isLocal: true,
      mirrors: [],
      keepsPacked: false,
      platform: 'linux/amd64',
    },
    build(tag, digest, layers, createdMs = now()) {
      const config = Buffer.from(
        JSON.stringify({
          config: { Labels: digest === '' ? {} : { [LABEL.digest]: digest } },
          rootfs: { type: 'layers', diff_ids: layers.map(digestOf) },
        }),
      );
      images.set(digestOf(config), { config, layers, createdMs });
      tagged.set(tag, { id: digestOf(config), atMs: now() });
    },
    drop(tag) {
      const id = idOf(tag);
      for (const [name, one] of tagged) if (one.id === id) tagged.delete(name);
      images.delete(id ?? '');
    },
    content: (tag) => images.get(idOf(tag) ?? '')?.layers,
    names: () => [...tagged.keys()].sort(),
    pulledFrom(tag, reference, served = []) {
      tagged.set(reference, { id: idOf(tag) ?? '', atMs: now() });
      const { layers = [] } = images.get(idOf(tag) ?? '') ?? {};
      for (const [index, digest] of served.entries()) known.set(digest, digestOf(layers[index] ?? ''));
    },
    async imageFacts(reference): Promise<ImageFacts | undefined> {
      const id = idOf(reference);
      const image = images.get(id ?? '');
      if (id === undefined || image === undefined) return undefined;
      const own = [...tagged].filter(([, one]) => one.id === id);
      return {
        id,
        labels: JSON.parse(image.config.toString()).config.Labels,
        layers: image.layers.map(digestOf),
        sizeBytes: image.layers.reduce((sum, { length }) => sum + length, 0),
        repoDigests: own.map(([name]) => name).filter((name) => name.includes('@')),
        lastTaggedMs: Math.max(0, ...own.map(([, { atMs }]) => atMs)),
        volumes: [],
        platform: 'linux/amd64',
      };
    },
    async imageHistory(reference) {
      const image = images.get(idOf(reference) ?? '');
      return (image?.layers ?? [])
        .map(({ length }) => ({ createdMs: image?.createdMs ?? 0, sizeBytes: length }))
        .reverse();
    },
    async localImages(labels = []) {
      const found = [...images].filter(([, { config }]) => {
        const own = JSON.parse(config.toString()).config.Labels;
        return labels.every((label) => label in own);
      });
      return found.map(([id, { layers }]) => ({
        id,
        tags: [...tagged].filter(([name, one]) => one.id === id && !name.includes('@')).map(([name]) => name),
        sizeBytes: layers.reduce((sum, { length }) => sum + length, 0),
      }));
    },
    async tagImage(reference, repository, tag) {
      tagged.set(`${repository}:${tag}`, { id: idOf(reference) ?? '', atMs: now() });
    },
    async untagImage(reference) {
      const id = idOf(reference);
      const was = tagged.delete(reference);
      if (id !== undefined && ![...tagged.values()].some((one) => one.id === id)) images.delete(id);
      return was;
    },
    async pushImage(reference, options) {
      const { base, name, tag } = place(reference);
      const image = images.get(idOf(reference) ?? '');
      if (image === undefined) throw new Error(`no such image: ${reference}`);
      const layers = image.layers.map(gzipped);
      await Promise.all([...layers, image.config].map((bytes) => upload(base, bytes, options)));
      const of = (bytes: Buffer, mediaType: string) => ({ mediaType, digest: digestOf(bytes), size: bytes.length });
      const text = JSON.stringify({
        schemaVersion: 2,
        mediaType: MANIFEST,
        config: of(image.config, 'application/vnd.docker.container.image.v1+json'),
        layers: layers.map((bytes) => of(bytes, 'application/vnd.docker.image.rootfs.diff.tar.gzip')),
      });
      const put = { method: 'PUT', body: text, headers: { 'content-type': MANIFEST } };
      const done = await ask(`${base}/manifests/${tag}`, put, options.login, options.signal);
      if (done.status !== 201) throw new Error(`manifest not taken: ${done.status}`);
      tagged.set(`${name}@${digestOf(text)}`, { id: digestOf(image.config), atMs: now() });
      return digestOf(text);
    },
    async pullImage(reference, options) {
      const { base, tag } = place(reference);
      const headers = { accept: MANIFEST };
      const answer = await ask(`${base}/manifests/${tag}`, { headers }, options.login, options.signal);
      if (answer.status !== 200) throw new Error(`manifest unknown: ${answer.status}`);
      const text = await answer.text();
      if (tag.startsWith('sha256:') && digestOf(text) !== tag) throw new Error('manifest verification failed');
      const manifest = JSON.parse(text);
      const config = await download(base, manifest.config.digest, options);
      const diffIds: string[] = JSON.parse(config.toString()).rootfs.diff_ids;
      const here = new Map(
        [...images.values()].flatMap(({ layers }) => layers.map((bytes) => [digestOf(bytes), bytes] as const)),
      );
      const layers = await Promise.all(
        diffIds.map(async (diffId, index) => {
          const { digest } = manifest.layers[index];
          const present = here.get(known.get(digest) ?? '');
          if (present !== undefined) return present;
          const came = await download(base, digest, options);
          const bytes = came.readUInt16BE(0) === GZIP ? gunzipSync(came) : came;
          if (digestOf(bytes) !== diffId) throw new Error('layer does not match its digest');
          known.set(digest, diffId);
          return bytes;
        }),
      );
      images.set(digestOf(config), { config, layers, createdMs: 0 });
      tagged.set(reference, { id: digestOf(config), atMs: now() });
    },
    async remoteDigest(reference, login) {
      const { base, tag } = place(reference);
      const never = new AbortController().signal;
      const answer = await ask(`${base}/manifests/${tag}`, { headers: { accept: MANIFEST } }, login, never);
      return answer.status === 200 ? digestOf(await answer.text()) : undefined;
    },
    async remoteLayers(reference, { login, signal }) {
      const { base, tag } = place(reference);
      const answer = await ask(`${base}/manifests/${tag}`, { headers: { accept: MANIFEST } }, login, signal);
      if (answer.status !== 200) throw new Error(`no manifest: ${answer.status}`);
      return JSON.parse(await answer.text()).layers;
    },
  };
}
