/** A real image registry (CNCF Distribution) on loopback, open to all, or with tokens that the test makes. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash, createSign, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';

const cached = join(homedir(), '.cache/isoshard-dev/docker-registry/usr/bin/docker-registry');
const PROGRAM = process.env.TEST_REGISTRY || (existsSync(cached) ? cached : undefined);

/** Why there can be none here, or `undefined`: `node scripts/setup/index.mjs --registry` gets one. */
export const whyNoRegistry = (): string | undefined =>
  PROGRAM === undefined ? 'there is no docker-registry (TEST_REGISTRY)' : undefined;

/** What a token gives to whoever asks for one. */
export interface TokenRules {
  readonly actions: readonly ('pull' | 'push')[];
  /** Seconds; negative: it has expired before it is given. */
  readonly validSeconds: number;
}

export interface RealRegistry {
  /** `127.0.0.1:PORT`. */
  readonly host: string;
  /** With tokens: what the next ones say. */
  rules: TokenRules;
  /** Names and passwords that asked for a token. */
  readonly asked: readonly string[];
  /** Removes the tags of a repository, as somebody who tidies up would. */
  removeTags(repository: string): void;
  close(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts one; with `tokens` it wants such as the test's own server gives. */
export async function startRealRegistry(tokens = false): Promise<RealRegistry> {
  const folder = mkdtempSync(join(tmpdir(), 'registry-'));
  const host = `127.0.0.1:${await freePort()}`;
  const asked: string[] = [];
  const issuer = tokens ? makeIssuer(folder, host) : undefined;
  const registry = { rules: { actions: ['pull', 'push'], validSeconds: 300 } as TokenRules };
  const tokenServer = createServer((request, response) => {
    asked.push(Buffer.from((request.headers.authorization ?? '').replace('Basic ', ''), 'base64').toString());
    const name = /repository:([^:]+):/.exec(
      new URL(request.url ?? '/', 'http://x').searchParams.get('scope') ?? '',
    )?.[1];
    const token = issuer?.(name, registry.rules);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ token, access_token: token }));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => tokenServer.once('listening', resolve));
  const realm = `http://127.0.0.1:${(tokenServer.address() as AddressInfo).port}/token`;
  const config = {
    version: 0.1,
    log: { level: 'error', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: join(folder, 'data') }, delete: { enabled: true } },
    http: { addr: host, secret: 'only for tests' },
    ...(tokens && {
      auth: { token: { realm, service: host, issuer: 'test', rootcertbundle: join(folder, 'cert.pem') } },
    }),
  };
  // JSON is YAML.
  writeFileSync(join(folder, 'config.yml'), JSON.stringify(config));
  const child = spawn(PROGRAM ?? '', ['serve', join(folder, 'config.yml')], { stdio: 'ignore' });
  for (let tries = 0; ; tries++) {
    const answer = await fetch(`http://${host}/v2/`).catch(() => undefined);
    if (answer !== undefined) break;
    if (tries > 100 || child.exitCode !== null) throw new Error('the registry does not answer');
    await sleep(50);
  }
  return Object.assign(registry, {
    host,
    asked,
    removeTags: (repository: string) =>
      rmSync(join(folder, 'data/docker/registry/v2/repositories', repository, '_manifests/tags'), {
        recursive: true,
        force: true,
      }),
    async close() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await gone;
      tokenServer.closeAllConnections();
      await new Promise((resolve) => tokenServer.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  });
}

/** Makes a key and a certificate, and tokens by them (distribution, "Token Authentication Implementation"). */
function makeIssuer(folder: string, audience: string) {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const options = ['-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=test', '-keyout', key, '-out', cert];
  const made = spawnSync('openssl', ['req', '-x509', ...options]);
  if (made.status !== 0) throw new Error(`openssl: ${made.stderr}`);
  const der = readFileSync(cert, 'utf8').replaceAll(/-----[^-]+-----|\s/g, '');
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return (name: string | undefined, { actions, validSeconds }: TokenRules): string => {
    const now = Math.floor(Date.now() / 1000);
    // The registry allows a minute of leeway for clocks that differ.
    const exp = now + (validSeconds < 0 ? validSeconds - 60 : validSeconds);
    const claims = { iss: 'test', sub: 'me', aud: audience, nbf: now - 600, iat: now - 600, exp, jti: randomUUID() };
    const access = name === undefined || actions.length === 0 ? [] : [{ type: 'repository', name, actions }];
    const signed = `${encode({ typ: 'JWT', alg: 'RS256', x5c: [der] })}.${encode({ ...claims, access })}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(readFileSync(key)).toString('base64url')}`;
  };
}

const MANIFESTS = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/**
 * Packs the layers of an image in an open registry anew, into other bytes than an engine makes of them: those of Docker Hub are packed by many programs.
 * @param image `repository:tag`
 */
export async function repackImage(host: string, image: string): Promise<void> {
  const [repository = '', tag = ''] = image.split(':');
  const base = `http://${host}/v2/${repository}`;
  const ask = async (url: string, init: RequestInit = {}) => {
    const answer = await fetch(url, init);
    if (!answer.ok) throw new Error(`${init.method ?? 'GET'} ${url}: ${answer.status}`);
    return answer;
  };
  const manifestOf = async (reference: string): Promise<{ type: string; value: RegistryManifest }> => {
    const answer = await ask(`${base}/manifests/${reference}`, { headers: { accept: MANIFESTS } });
    const value = (await answer.json()) as RegistryManifest;
    const inner = value.manifests?.find(({ platform }) => platform?.os === 'linux');
    return inner === undefined ? { type: answer.headers.get('content-type') ?? '', value } : manifestOf(inner.digest);
  };
  const { type, value } = await manifestOf(tag);
  const layers = await Promise.all(
    value.layers.map(async (layer) => {
      const packed = Buffer.from(await (await ask(`${base}/blobs/${layer.digest}`)).arrayBuffer());
      const bytes = gzipSync(gunzipSync(packed), { level: 3 });
      const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
      if (digest === layer.digest) throw new Error('it was packed so before');
      const begun = await ask(`${base}/blobs/uploads/`, { method: 'POST' });
      const at = new URL(begun.headers.get('location') ?? '', base);
      at.searchParams.set('digest', digest);
      await ask(at.href, { method: 'PUT', body: new Uint8Array(bytes) });
      return { ...layer, digest, size: bytes.length };
    }),
  );
  const body = JSON.stringify({ ...value, layers });
  await ask(`${base}/manifests/${tag}`, { method: 'PUT', body, headers: { 'content-type': type } });
}

interface RegistryManifest {
  readonly layers: readonly { readonly digest: string }[];
  readonly manifests?: readonly { readonly digest: string; readonly platform?: { readonly os: string } }[];
}
