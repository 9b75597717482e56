/** A receipt's text, read with distrust: what cannot be read becomes a finding of the report, never a crash. */
import type { Receipt, ReceiptEvent } from './receipt.js';
import { EVENTS_LIMIT, eventSchema, headerSchema, LINE_LIMIT, RECEIPT_LIMIT } from './receipt-schema.js';

/** Why a receipt, or a file of results, is no proof of anything. */
export interface ReceiptProblem {
  /** Name of the file, as the caller knows it. */
  readonly source: string;
  /** From 1; 0: of the whole file. */
  readonly line: number;
  readonly message: string;
}

export type ParsedReceipt =
  | { readonly receipt: Receipt; readonly problem?: never }
  | { readonly problem: ReceiptProblem; readonly receipt?: never };

/**
 * Reads header and events. A last line that was cut off is left out and flagged (`truncated`), also where the `exit` event
 * follows it, which isoshard adds after a runner was killed. Anything else that is wrong makes the whole receipt a problem,
 * with its line. Blank lines count but say nothing.
 */
export function parseReceipt(text: string, source = 'receipt'): ParsedReceipt {
  const fail = (line: number, message: string): ParsedReceipt => ({ problem: { source, line, message } });
  if (text.length > RECEIPT_LIMIT) return fail(1, `is longer than ${RECEIPT_LIMIT} characters`);
  const lines = text.split('\n').flatMap((content, index) => {
    return content.trim() === '' ? [] : [{ content, number: index + 1 }];
  });
  if (lines.length > EVENTS_LIMIT) return fail(1, `has more than ${EVENTS_LIMIT} lines`);
  const [first, ...rest] = lines;
  if (first === undefined) return fail(1, 'is empty');
  const head = readHeader(first.content);
  if ('message' in head) return fail(first.number, head.message);

  const events: ReceiptEvent[] = [];
  let truncated = false;
  for (const [at, { content, number }] of rest.entries()) {
    const value = readLine(content);
    if (value === undefined) {
      const cut = rest.slice(at + 1).every((later) => isExit(readLine(later.content)));
      if (!cut || content.length > LINE_LIMIT) return fail(number, 'is not JSON, or too long');
      truncated = true;
      continue;
    }
    const event = eventSchema.safeParse(value);
    if (!event.success) {
      const issue = event.error.issues[0];
      return fail(number, `${issue?.path.join('.') || 'event'}: ${issue?.message ?? 'has another shape'}`);
    }
    events.push(event.data);
  }
  return { receipt: { header: head.header, events, truncated } };
}

function readHeader(line: string): { header: Receipt['header'] } | { message: string } {
  const value = readLine(line);
  const header = headerSchema.safeParse(value);
  if (header.success) return { header: header.data };
  const { kind, version } = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  if (kind === 'isoshard-receipt' && typeof version === 'number' && version > 1) {
    return { message: `has version ${version}, and this isoshard reads version 1: use one version in all jobs` };
  }
  return { message: 'does not begin with the header of a receipt' };
}

/** `undefined` for what is no JSON document. */
function readLine(line: string): unknown {
  if (line.length > LINE_LIMIT) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isExit(value: unknown): boolean {
  return eventSchema.safeParse(value).data?.event === 'exit';
}
