/** The shape of a receipt's lines, and the bounds of what is kept of them. Written by code that runs inside foreign tests. */
import { z } from 'zod';
import type { BegunState, ReceiptEvent, ReceiptHeader } from './receipt.js';

/** Longest receipt, longest line in UTF-16 units, and most lines that are read. */
export const RECEIPT_LIMIT = 256 * 1024 * 1024;
export const LINE_LIMIT = 8 * 1024 * 1024;
export const EVENTS_LIMIT = 2_000_000;
/** Of a message this much is kept, and so many errors of one try. */
export const MESSAGE_LIMIT = 16_384;
export const ERRORS_LIMIT = 20;
const SHARED_LIMIT = 200;

const DAY = 86_400_000;
const id = z.string().min(1).max(8192);
const label = z.string().transform((text) => text.slice(0, 1000));
const message = z.string().transform((text) => text.slice(0, MESSAGE_LIMIT));
const whole = z.number().transform((value) => Math.max(0, Math.round(value)));
const line = whole.pipe(z.int().max(100_000_000));
const durationMs = whole.transform((value) => Math.min(value, 30 * DAY));
const atMs = z.number().min(0).max(8.64e15);
const retry = z.int().min(0).max(10_000);
const worker = z.int().min(-1).max(100_000);

const testError = z.object({ message, file: label.exactOptional(), line: line.exactOptional() });
const ids = z.array(id);

export const begunStateSchema: z.ZodType<BegunState> = z.strictObject({
  key: z.string().regex(/^[0-9a-f]{64}$/),
  digest: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/)
    .nullable(),
});

export const headerSchema: z.ZodType<ReceiptHeader> = z.object({
  kind: z.literal('isoshard-receipt'),
  version: z.literal(1),
  plan: z.string().max(128),
  suite: z.string().max(128),
  shard: z.string().max(128),
  attempt: z.int().min(1).max(100_000),
  state: begunStateSchema.exactOptional(),
});

export const eventSchema: z.ZodType<ReceiptEvent> = z.discriminatedUnion('event', [
  z.object({ event: z.literal('begin'), tests: ids, setup: ids, runner: label, runnerVersion: label }),
  z.object({ event: z.literal('start'), id, retry, atMs, worker }),
  z.object({
    event: z.literal('end'),
    id,
    retry,
    status: z.enum(['passed', 'failed', 'timedOut', 'skipped', 'interrupted']),
    ok: z.boolean(),
    willRetry: z.boolean(),
    durationMs,
    phases: z.object({ setupMs: durationMs, callMs: durationMs, teardownMs: durationMs }).exactOptional(),
    shared: z
      .array(z.tuple([id, durationMs]))
      .transform((all) => all.slice(0, SHARED_LIMIT))
      .exactOptional(),
    atMs,
    worker,
    setup: z.boolean(),
    title: label,
    file: label,
    line,
    errors: z.array(testError).transform((errors) => errors.slice(0, ERRORS_LIMIT)),
  }),
  z.object({ event: z.literal('error'), message, file: label.exactOptional(), line: line.exactOptional() }),
  z.object({
    event: z.literal('finish'),
    status: z.enum(['passed', 'failed', 'timedout', 'interrupted']),
    durationMs,
  }),
  z.object({
    event: z.literal('exit'),
    code: z.int().nullable(),
    signal: z.string().max(32).nullable(),
  }),
]);
