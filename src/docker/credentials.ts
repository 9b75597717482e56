/** Log-ins to registries as the docker client has them: in its configuration file, or behind its helper programs. */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { run } from '../processes/spawn.js';
import type { RegistryLogin } from './image-moves.js';

/** Of `config.json` (docs.docker.com, "docker login", "Credential stores"). */
interface ClientConfiguration {
  readonly auths?: Readonly<Record<string, { readonly auth?: string; readonly identitytoken?: string }>>;
  readonly credsStore?: string;
  readonly credHelpers?: Readonly<Record<string, string>>;
}

/** Docker Hub's name among the log-ins is its first address. */
const HUB = 'https://index.docker.io/v1/';
const HELPER_TIMEOUT_MS = 20_000;

/** The host of a reference, by the docker client's rule: `ghcr.io` of `ghcr.io/acme/app`, Docker Hub's of `python`. */
export function registryOf(reference: string): string {
  const [first = ''] = reference.split('/');
  const isHost = reference.includes('/') && (/[.:]/.test(first) || first === 'localhost');
  return isHost && first !== 'docker.io' && first !== 'index.docker.io' ? first : HUB;
}

/** The log-in for a reference's registry; `undefined` if there is none. Never throws: then the registry says what it wants. */
export async function loginFor(
  reference: string,
  env: Readonly<Record<string, string>>,
): Promise<RegistryLogin | undefined> {
  const server = registryOf(reference);
  const { auths = {}, credHelpers = {}, credsStore } = clientConfiguration(env);
  const helper = credHelpers[server] ?? credsStore;
  if (helper !== undefined && /^[\w.-]+$/.test(helper)) {
    const login = await askHelper(helper, server, env);
    if (login !== undefined) return login;
  }
  const stored = auths[server] ?? auths[`https://${server}`];
  if (stored?.identitytoken) return { identitytoken: stored.identitytoken, serveraddress: server };
  const [, username, password] = /^([^:]*):(.*)$/s.exec(Buffer.from(stored?.auth ?? '', 'base64').toString()) ?? [];
  if (username === undefined || password === undefined) return undefined;
  return { username, password, serveraddress: server };
}

function clientConfiguration(env: Readonly<Record<string, string>>): ClientConfiguration {
  const folder = env.DOCKER_CONFIG || join(env.HOME || homedir(), '.docker');
  try {
    return Object(JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'))) as ClientConfiguration;
  } catch {
    return {};
  }
}

/** The protocol of docker/docker-credential-helpers: the server's address on standard input, JSON on standard output. */
async function askHelper(
  helper: string,
  server: string,
  env: Readonly<Record<string, string>>,
): Promise<RegistryLogin | undefined> {
  try {
    const argv = [`docker-credential-${helper}`, 'get'];
    const { code, stdout } = await run({ argv, env, input: server, timeoutMs: HELPER_TIMEOUT_MS });
    if (code !== 0) return undefined;
    const { Username, Secret } = Object(JSON.parse(stdout)) as { Username?: string; Secret?: string };
    if (!Username || !Secret) return undefined;
    return Username === '<token>'
      ? { identitytoken: Secret, serveraddress: server }
      : { username: Username, password: Secret, serveraddress: server };
  } catch {
    return undefined;
  }
}
