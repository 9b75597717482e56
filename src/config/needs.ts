/** The `needs` context of a job, as `toJSON(needs)` writes it. Pure. */
import type { InputReader } from './input-reader.js';
import { isMapping } from './mapping.js';

/** Results of a job that GitHub documents for `needs.<job_id>.result`. */
export const NEED_RESULTS = ['success', 'failure', 'cancelled', 'skipped'] as const;
export type NeedResult = (typeof NEED_RESULTS)[number];

/** Results by job, sorted by its name; outputs of the jobs are left out, and never shown. */
export function readNeeds(reader: InputReader): Readonly<Record<string, NeedResult>> {
  const text = reader.text('needs');
  if (text === undefined) return {};
  const needs = parsed(text);
  if (!isMapping(needs)) {
    reader.problem('needs', '${{ toJSON(needs) }}, a JSON object of jobs');
    return {};
  }
  const results: [string, NeedResult][] = [];
  for (const [job, value] of Object.entries(needs)) {
    const result = NEED_RESULTS.find((name) => isMapping(value) && value.result === name);
    if (result !== undefined) results.push([job, result]);
    else reader.problem('needs', `a "result" of ${NEED_RESULTS.join(', ')} for the job ${JSON.stringify(job)}`);
  }
  return Object.fromEntries(results.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
