/**
 * Of which layers an image in a registry consists, as the registry has them. Engines with the store overlay2 know them and do not tell; what they push anew they
 * pack anew, into other bytes than the registry's.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { withinTime } from '../within-time.js';
import { registryOf } from './credentials.js';
import type { RegistryLogin } from './image-moves.js';

export interface RemoteLayer {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

export interface RemoteOptions {
  /** Such as `linux/amd64`; absent: the first that it is for. */
  readonly platform?: string;
  /** Addresses that the engine asks in place of Docker Hub, first. */
  readonly mirrors: readonly string[];
  readonly login: RegistryLogin | undefined;
  readonly signal: AbortSignal;
}

const ACCEPT = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');
/** Engines talk to such registries without TLS. */
const ON_LOOPBACK = /^(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/;
const HUB = 'https://registry-1.docker.io';
const ANSWER_MS = 10_000;
const LONGEST = 4 * 1024 * 1024;

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const layer = z.object({
  mediaType: z.string().regex(/^[\w.+/-]{1,200}$/),
  digest,
  size: z.int().min(0),
});
const manifestSchema = z.object({ layers: z.array(layer).min(1).max(500) });
const indexSchema = z.object({
  manifests: z.array(z.object({ digest, platform: z.object({ os: z.string(), architecture: z.string() }).optional() })),
});

/**
 * @param reference `name@sha256:…`
 * @returns the lowest first
 * @throws Error if no registry tells
 */
export async function remoteLayers(reference: string, options: RemoteOptions): Promise<readonly RemoteLayer[]> {
  const [name = '', wanted = ''] = reference.split('@');
  const server = registryOf(name);
  const isHub = server.startsWith('https://');
  const path = isHub ? name.replace(/^(?:index\.)?docker\.io\//, '') : name.slice(server.length + 1);
  const repository = isHub && !path.includes('/') ? `library/${path}` : path;
  // A mirror is anybody's: it gets no password.
  const places = isHub
    ? [...options.mirrors.map((origin) => ({ origin, login: undefined })), { origin: HUB, login: options.login }]
    : [{ origin: `${ON_LOOPBACK.test(server) ? 'http' : 'https'}://${server}`, login: options.login }];
  const failures: string[] = [];
  for (const { origin, login } of places) {
    try {
      const ask = manifestsAt(`${origin.replace(/\/+$/, '')}/v2/${repository}/manifests/`, login, options.signal);
      const text = await ask(wanted);
      const found = indexSchema.safeParse(text);
      if (!found.success) return manifestSchema.parse(text).layers;
      const own = found.data.manifests.find(
        // What is attested of an image stands beside it, for a platform that is none.
        ({ platform: { os, architecture } = {} }) =>
          options.platform === undefined ? os !== 'unknown' : `${os}/${architecture}` === options.platform,
      );
      if (own === undefined) throw new Error(`it is not for ${options.platform ?? 'any platform'}`);
      return manifestSchema.parse(await ask(own.digest)).layers;
    } catch (error) {
      options.signal.throwIfAborted();
      failures.push(`${new URL(origin).host}: ${(error as Error).message}`);
    }
  }
  throw new Error(`the layers of ${reference} are not known: ${failures.join('; ')}`);
}

/** Asks for manifests by digest, with the log-in that the registry wants (distribution, "Token Authentication Specification"). */
function manifestsAt(address: string, login: RegistryLogin | undefined, signal: AbortSignal) {
  let authorization: string | undefined = basicOf(login);
  const get = (wanted: string) => {
    const headers = { accept: ACCEPT, ...(authorization !== undefined && { authorization }) };
    return answerTo(`${address}${wanted}`, { headers }, signal);
  };
  return async (wanted: string): Promise<unknown> => {
    let answer = await get(wanted);
    if (answer.status === 401) {
      authorization = await tokenFor(answer.challenge, address, login, signal);
      answer = await get(wanted);
    }
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    if (`sha256:${createHash('sha256').update(answer.bytes).digest('hex')}` !== wanted)
      throw new Error('a manifest has another digest');
    return JSON.parse(answer.bytes.toString('utf8'));
  };
}

interface Answer {
  readonly ok: boolean;
  readonly status: number;
  /** Which log-in is wanted. */
  readonly challenge: string;
  readonly bytes: Buffer;
}

/** All of an answer. @throws Error if it does not come in time, or is longer than any manifest or token: nothing more of it is read */
const answerTo = (url: string | URL, init: RequestInit, signal: AbortSignal): Promise<Answer> =>
  withinTime(signal, ANSWER_MS, async (limited) => {
    const answer = await fetch(url, { ...init, signal: limited });
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of answer.body ?? []) {
      length += chunk.length;
      if (length > LONGEST) throw new Error('an answer is too long');
      chunks.push(chunk);
    }
    const challenge = answer.headers.get('www-authenticate') ?? '';
    return { ok: answer.ok, status: answer.status, challenge, bytes: Buffer.concat(chunks) };
  });

const basicOf = (login: RegistryLogin | undefined): string | undefined =>
  login?.password === undefined
    ? undefined
    : `Basic ${Buffer.from(`${login.username ?? ''}:${login.password}`).toString('base64')}`;

/** @throws Error if none is given */
async function tokenFor(challenge: string, address: string, login: RegistryLogin | undefined, signal: AbortSignal) {
  if (!/^bearer /i.test(challenge)) throw new Error('it wants a log-in');
  const said = Object.fromEntries([...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, value]) => [key, value]));
  const realm = new URL(said.realm ?? '');
  // A password goes over TLS, or to where the registry itself is without.
  if (realm.protocol !== 'https:' && new URL(address).protocol === 'https:')
    throw new Error('it wants a log-in in the clear');
  const { service = '', scope = '' } = said;
  const basic = basicOf(login);
  const refresh = login?.identitytoken && {
    grant_type: 'refresh_token',
    client_id: 'isoshard',
    refresh_token: login.identitytoken,
    service,
    scope,
  };
  const answer = refresh
    ? await answerTo(realm, { method: 'POST', body: new URLSearchParams(refresh) }, signal)
    : await answerTo(
        withQuery(realm, { service, scope }),
        { headers: basic === undefined ? {} : { authorization: basic } },
        signal,
      );
  if (!answer.ok) throw new Error('it gives no token');
  const { token, access_token } = Object(JSON.parse(answer.bytes.toString('utf8'))) as {
    token?: unknown;
    access_token?: unknown;
  };
  const given = token ?? access_token;
  if (typeof given !== 'string' || !/^[\x21-\x7e]+$/.test(given)) throw new Error('it gives no token');
  return `Bearer ${given}`;
}

function withQuery(url: URL, query: Readonly<Record<string, string>>): URL {
  for (const [name, value] of Object.entries(query)) if (value !== '') url.searchParams.set(name, value);
  return url;
}
