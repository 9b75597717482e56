/** The runtime token of a job: a JWT whose `scp` names run and job, and whose `ac` lists what caches it may touch. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { type CacheScope, type Caller, TwirpError } from './twirp.js';

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const signature = (secret: string, text: string): Buffer => createHmac('sha256', secret).update(text).digest();

/** Signed with `secret`, good for six hours. */
export function signToken(secret: string, { run, job, scopes }: Caller): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { scp: `Actions.Results:${run}:${job}`, ac: JSON.stringify(scopes), iat: now, exp: now + 6 * 3600 };
  const text = `${base64url({ typ: 'JWT', alg: 'HS256' })}.${base64url(claims)}`;
  return `${text}.${signature(secret, text).toString('base64url')}`;
}

/** The caller that an `Authorization` header stands for; throws what the service answers to any other. */
export function callerOf(secret: string, authorization: string | undefined): Caller {
  const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '';
  const [head = '', claims = '', signed = ''] = token.split('.');
  const expected = signature(secret, `${head}.${claims}`);
  const given = Buffer.from(signed, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new TwirpError(401, 'unauthenticated', 'no token of ours');
  }
  const { scp, ac, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString());
  if (exp * 1000 < Date.now()) throw new TwirpError(401, 'unauthenticated', 'token expired');
  const [, run, job] = /(?:^| )Actions\.Results:([^: ]+):([^: ]+)(?: |$)/.exec(String(scp)) ?? [];
  if (run === undefined || job === undefined) throw new TwirpError(403, 'permission_denied', 'no scope for results');
  const scopes: readonly CacheScope[] = JSON.parse(ac);
  return { run, job, scopes };
}
