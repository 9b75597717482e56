/** `listing.json`, as the plugins write it inside the test runner. Hostile until parsed. */
import { z } from 'zod';
import { ProjectError, type SourceLocation } from '../errors.js';
import type { Listing } from './listing.js';

const listedTest = z.object({
  id: z.string().min(1),
  title: z.string(),
  file: z.string(),
  line: z.number().int().min(0),
  group: z.string(),
  select: z.array(z.string()).exactOptional(),
  tags: z.array(z.string()).max(100).exactOptional(),
  timeoutMs: z.number().min(0).exactOptional(),
  shares: z.array(z.string().max(8192)).max(1000).exactOptional(),
  needs: z.array(z.string()).max(1000).exactOptional(),
});

const listingFile = z.object({
  kind: z.literal('isoshard-listing'),
  version: z.literal(1),
  runner: z.string(),
  runnerVersion: z.string(),
  rootDir: z.string(),
  /** Whether `.only` leaves some tests out. */
  focused: z.boolean().default(false),
  warnings: z.array(z.string()).default([]),
  errors: z.array(z.object({ message: z.string(), file: z.string().optional(), line: z.number().optional() })),
  tests: z.array(listedTest),
  setup: z.array(listedTest),
});

export type ListingFile = z.infer<typeof listingFile>;

/** Throws `ProjectError` (`listing-failed`) if the text is not such a file. */
export function parseListingFile(text: string): ListingFile {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    throw new ProjectError('listing-failed', 'listing.json is not JSON: the listing was cut off', { cause });
  }
  const parsed = listingFile.safeParse(document);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') || 'the document';
  throw new ProjectError('listing-failed', `listing.json is not a listing of version 1: ${where}: ${issue?.message}`);
}

/** Throws `ProjectError` (`listing-failed`) for two tests of one id: the proof could not tell them apart. */
export function toListing(file: ListingFile, warnings: readonly string[]): Listing {
  const seen = new Set<string>();
  for (const { id, title, file: path, line } of [...file.tests, ...file.setup]) {
    if (seen.has(id)) {
      throw new ProjectError('listing-failed', `two tests have the same id: ${id} (${title})`, {
        location: { file: path, ...(line > 0 ? { line } : {}) },
        hint: 'Give them different names or parameters.',
      });
    }
    seen.add(id);
  }
  const { runner, runnerVersion: version, rootDir, tests, setup } = file;
  return { runner, version, rootDir, tests, setup, warnings };
}

/** The runner's own errors as one, placed where the first of them is. Paths count from the runner's root. */
export function listingErrors(file: ListingFile): ProjectError {
  const texts = file.errors.map(({ message, file: path, line }) => {
    const place = path === undefined ? '' : `${path}${line === undefined ? '' : `:${line}`}: `;
    return `${place}${message}`;
  });
  const placed = file.errors.find((error) => error.file !== undefined);
  return new ProjectError('listing-failed', `${file.runner} could not list its tests:\n${texts.join('\n')}`, {
    hint: 'The same error appears without isoshard: mend it there first.',
    location: locationOf(placed),
  });
}

function locationOf(error: ListingFile['errors'][number] | undefined): SourceLocation | undefined {
  if (error?.file === undefined) return undefined;
  return { file: error.file, ...(error.line === undefined ? {} : { line: error.line }) };
}
