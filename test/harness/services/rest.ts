/** Stand-in for the corner of the REST API that cleans caches: the list and the removal of entries, refs, pull requests. */
import type { CacheEntry } from './cache-service.js';
import { TwirpError } from './twirp.js';

export interface RestState {
  readonly caches: CacheEntry[];
  readonly refs: ReadonlySet<string>;
  readonly pulls: ReadonlyMap<number, 'open' | 'closed'>;
}

/** Small, so that a few entries are several pages, whatever is asked for. */
const PAGE = 3;

export interface RestAnswer {
  /** `null`: done, nothing to say. */
  readonly body: object | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** `undefined`: not of this corner. */
export function restAnswer(method: string, url: URL, { caches, refs, pulls }: RestState): RestAnswer | undefined {
  const [, path = ''] = /^\/repos\/[^/]+\/[^/]+\/(.+)$/.exec(url.pathname) ?? [];
  if (method === 'GET' && path === 'actions/caches') {
    const prefix = url.searchParams.get('key') ?? '';
    const all = caches.filter(({ id, key }) => id > 0 && key.startsWith(prefix));
    const page = Number(url.searchParams.get('page') ?? 1);
    const from = (page - 1) * PAGE;
    const entries = all.slice(from, from + PAGE).map(({ id, key, scope, blob, version }) => ({
      id,
      ref: scope,
      key,
      version,
      last_accessed_at: '2026-01-02T00:00:00.000000000Z',
      created_at: '2026-01-01T00:00:00.000000000Z',
      size_in_bytes: blob.sizeBytes,
    }));
    const next = new URL(url);
    next.searchParams.set('page', String(page + 1));
    return {
      body: { total_count: all.length, actions_caches: entries },
      headers: from + PAGE < all.length ? { link: `<${next}>; rel="next"` } : {},
    };
  }
  const [, id] = /^actions\/caches\/(\d+)$/.exec(path) ?? [];
  if (method === 'DELETE' && id !== undefined) {
    const at = caches.findIndex((entry) => entry.id === Number(id));
    if (at < 0) throw new TwirpError(404, 'not_found', 'Not Found');
    caches.splice(at, 1);
    return { body: null };
  }
  const [, ref] = /^git\/matching-refs\/(.+)$/.exec(path) ?? [];
  if (ref !== undefined) {
    const prefix = `refs/${decodeURIComponent(ref)}`;
    return { body: [...refs].filter((one) => one.startsWith(prefix)).map((one) => ({ ref: one })) };
  }
  const [, pull] = /^pulls\/(\d+)$/.exec(path) ?? [];
  if (pull === undefined) return undefined;
  const state = pulls.get(Number(pull));
  if (state === undefined) throw new TwirpError(404, 'not_found', 'Not Found');
  return { body: { number: Number(pull), state } };
}
