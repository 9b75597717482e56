/** The layers of images in a real registry, as it has them: open, behind a log-in, in the place of Docker Hub. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { type RemoteOptions, remoteLayers } from '../../../src/docker/remote-layers.js';
import { startRealRegistry, whyNoRegistry } from '../../harness/registry.js';

const why = whyNoRegistry();
const OCI = 'application/vnd.oci.image';
const options: RemoteOptions = {
  platform: 'linux/amd64',
  mirrors: [],
  login: undefined,
  signal: new AbortController().signal,
};
const digestOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** Puts an image of two layers there, for two platforms, by the protocol. */
async function put(host: string, repository: string) {
  const challenge = (await fetch(`http://${host}/v2/`)).headers.get('www-authenticate') ?? '';
  const [, realm] = /realm="([^"]+)"/.exec(challenge) ?? [];
  const scope = `repository:${repository}:push,pull`;
  const token = realm && ((await (await fetch(`${realm}?scope=${scope}`)).json()) as { token: string }).token;
  const base = `http://${host}/v2/${repository}`;
  const ask = async (url: string, method: string, body?: string, type = 'application/octet-stream') => {
    const headers = { 'content-type': type, ...(token && { authorization: `Bearer ${token}` }) };
    const answer = await fetch(url, { method, headers, ...(body !== undefined && { body }) });
    expect(answer.ok, `${method} ${url}: ${answer.status}`).toBe(true);
    return answer;
  };
  const blob = async (mediaType: string, text: string) => {
    const at = new URL((await ask(`${base}/blobs/uploads/`, 'POST')).headers.get('location') ?? '', base);
    at.searchParams.set('digest', digestOf(text));
    await ask(at.href, 'PUT', text);
    return { mediaType, digest: digestOf(text), size: text.length };
  };
  const image = async (architecture: string) => {
    const layers = [await blob(`${OCI}.layer.v1.tar`, 'lower'), await blob(`${OCI}.layer.v1.tar`, architecture)];
    const config = await blob(`${OCI}.config.v1+json`, JSON.stringify({ architecture, os: 'linux' }));
    const mediaType = `${OCI}.manifest.v1+json`;
    const text = JSON.stringify({ schemaVersion: 2, mediaType, config, layers });
    await ask(`${base}/manifests/${digestOf(text)}`, 'PUT', text, mediaType);
    const name = { mediaType, digest: digestOf(text), size: text.length };
    return { name: { ...name, platform: { os: 'linux', architecture } }, layers };
  };
  const [arm, amd] = [await image('arm64'), await image('amd64')];
  const manifests = [{ ...arm.name, platform: { os: 'unknown', architecture: 'unknown' } }, arm.name, amd.name];
  const mediaType = `${OCI}.index.v1+json`;
  const text = JSON.stringify({ schemaVersion: 2, mediaType, manifests });
  await ask(`${base}/manifests/${digestOf(text)}`, 'PUT', text, mediaType);
  return { all: digestOf(text), arm, amd };
}

describe.skipIf(why !== undefined)(`a real registry${why === undefined ? '' : `: ${why}`}`, () => {
  test('of an image, of the platform of several, of the first where none is named; in the place of Docker Hub', async () => {
    const registry = await startRealRegistry();
    try {
      const { all, arm, amd } = await put(registry.host, 'library/base');
      const name = `${registry.host}/library/base`;
      expect(await remoteLayers(`${name}@${arm.name.digest}`, options)).toEqual(arm.layers);
      expect(await remoteLayers(`${name}@${all}`, options)).toEqual(amd.layers);
      const { platform: _none, ...rest } = options;
      expect(await remoteLayers(`${name}@${all}`, rest)).toEqual(arm.layers);
      const mirrors = ['http://127.0.0.1:1/', `http://${registry.host}/`];
      for (const reference of [`base@${all}`, `docker.io/library/base@${all}`]) {
        expect(await remoteLayers(reference, { ...options, mirrors })).toEqual(amd.layers);
      }
    } finally {
      await registry.close();
    }
  });

  test('what is not there, or for no platform of ours, is an error that says where it was looked for', async () => {
    const registry = await startRealRegistry();
    try {
      const { all } = await put(registry.host, 'acme/app');
      const name = `${registry.host}/acme/app`;
      const nothing = digestOf('nothing');
      await expect(remoteLayers(`${name}@${nothing}`, options)).rejects.toThrow(`${registry.host}: HTTP 404`);
      const s390 = { ...options, platform: 'linux/s390x' };
      await expect(remoteLayers(`${name}@${all}`, s390)).rejects.toThrow('it is not for linux/s390x');
    } finally {
      await registry.close();
    }
  });

  test('behind a log-in: a token is asked for with the password; without rights it is an error', async () => {
    const registry = await startRealRegistry(true);
    try {
      const { all, amd } = await put(registry.host, 'acme/app');
      const reference = `${registry.host}/acme/app@${all}`;
      const login = { username: 'me', password: 'secret', serveraddress: registry.host };
      expect(await remoteLayers(reference, { ...options, login })).toEqual(amd.layers);
      expect(registry.asked).toContain('me:secret');
      registry.rules = { actions: [], validSeconds: 300 };
      await expect(remoteLayers(reference, { ...options, login })).rejects.toThrow('HTTP 401');
    } finally {
      await registry.close();
    }
  });
});

test('an answer that does not end is not read to its end', async () => {
  const server = createServer((_, answer) => {
    const more = () => {
      while (answer.write(Buffer.alloc(64 * 1024)));
    };
    answer.on('drain', more);
    more();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const asked = remoteLayers(`127.0.0.1:${port}/acme/app@${digestOf('any')}`, options);
    await expect(asked).rejects.toThrow('an answer is too long');
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
