/** The shape of `plan.json` as it comes from an artifact: data that is not trusted until it has passed here. */
import { z } from 'zod';
import type { PlanFile } from './plan-file.js';

const count = z.int().min(0);
/** A suite's and a shard's name go into paths and project names. */
const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 'expected letters, digits, "-" and "_"');

const test = z.strictObject({
  id: z.string().min(1),
  title: z.string(),
  file: z.string(),
  line: count,
  select: z.array(z.string()).exactOptional(),
});

const shard = z.strictObject({
  name,
  index: z.int().min(1),
  total: z.int().min(1),
  estimateMs: count,
  tests: z.array(z.string()).min(1),
});

const suite = z.strictObject({
  name,
  runner: z.string(),
  runnerVersion: z.string(),
  runsOn: z.string(),
  root: z.string().nullable(),
  weighedBy: z.enum(['count', 'durations']),
  workers: z.int().min(1).exactOptional(),
  estimate: z
    .strictObject({ known: count, makespanMs: count, lowerBoundMs: count, errorPermille: count.exactOptional() })
    .exactOptional(),
  requested: count,
  tests: z.array(test),
  setup: z.array(test),
  shards: z.array(shard),
});

export const planSchema: z.ZodType<PlanFile> = z.strictObject({
  kind: z.literal('isoshard-plan'),
  version: z.literal(1),
  id: z.string(),
  commit: z.string(),
  variant: z.string(),
  parallel: z.int().min(1),
  suites: z.array(suite),
  images: z.array(
    z.strictObject({
      service: z.string(),
      digest: z.string(),
      tag: z.string(),
      bases: z.record(z.string(), z.string()).exactOptional(),
    }),
  ),
});
