/** Stand-in for the cache service, version 2: entries by key, version (what paths, how packed) and ref. */
import type { Blob, BlobStore } from './blob-store.js';
import { type CacheScope, field, type Method, TwirpError } from './twirp.js';

export interface CacheEntry {
  readonly key: string;
  readonly version: string;
  readonly scope: string;
  readonly blob: Blob;
  /** 0 until the upload is finalized; then it grows with every entry. */
  id: number;
}

const mayRead = (scope: CacheScope): boolean => (scope.Permission & 1) !== 0;
const mayWrite = (scope: CacheScope): boolean => (scope.Permission & 2) !== 0;

/**
 * The service's methods over `entries`, which tests may look into. `samePaths`: entries are found whatever their version, since on GitHub all
 * jobs have the same paths, and here each has folders of its own.
 */
export function cacheService(
  entries: CacheEntry[],
  blobs: BlobStore,
  samePaths = false,
): Readonly<Record<string, Method>> {
  let lastId = 0;
  return {
    CreateCacheEntry(body, { scopes }) {
      const scope = scopes.find(mayWrite)?.Scope;
      if (scope === undefined) return { ok: false, message: 'cache write denied: token has no writable cache scopes' };
      const [key, version] = [field(body, 'key'), field(body, 'version')];
      if (key.length > 512 || key.includes(',')) throw new TwirpError(400, 'invalid_argument', 'bad key');
      if (entries.some((entry) => entry.key === key && entry.version === version && entry.scope === scope)) {
        throw new TwirpError(409, 'already_exists', 'cache entry with the same key, version, and scope already exists');
      }
      const blob = blobs.create('application/octet-stream');
      entries.push({ key, version, scope, blob, id: 0 });
      return { ok: true, signed_upload_url: blobs.url(blob, 'cw', 'cache') };
    },
    FinalizeCacheEntryUpload(body, { scopes }) {
      const [key, version] = [field(body, 'key'), field(body, 'version')];
      const entry = entries.find(
        (one) =>
          one.key === key && one.version === version && one.id === 0 && scopes.some((s) => s.Scope === one.scope),
      );
      if (entry === undefined) throw new TwirpError(404, 'not_found', 'no such cache entry');
      if (String(entry.blob.sizeBytes) !== field(body, 'size_bytes')) return { ok: false, message: 'size mismatch' };
      lastId += 1;
      entry.id = lastId;
      return { ok: true, entry_id: String(entry.id) };
    },
    GetCacheEntryDownloadURL(body, { scopes }) {
      const readable = scopes.filter(mayRead).map(({ Scope }) => Scope);
      if (readable.length === 0) {
        throw new TwirpError(403, 'permission_denied', 'cache read denied: token has no readable cache scopes');
      }
      const key = field(body, 'key');
      const prefixes = [key, ...(Array.isArray(body.restore_keys) ? body.restore_keys.map(String) : [])];
      for (const scope of readable) {
        const candidates = entries
          .filter((entry) => entry.id > 0 && entry.scope === scope)
          .filter((entry) => samePaths || entry.version === field(body, 'version'))
          .sort((a, b) => b.id - a.id);
        const exact = candidates.find((entry) => entry.key === key);
        const near = prefixes.map((prefix) => candidates.find((entry) => entry.key.startsWith(prefix)));
        const hit = exact ?? near.find((entry) => entry !== undefined);
        if (hit !== undefined) {
          return { ok: true, signed_download_url: blobs.url(hit.blob, 'r', 'cache'), matched_key: hit.key };
        }
      }
      return { ok: false, signed_download_url: '', matched_key: '' };
    },
  };
}
