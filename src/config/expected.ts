/** From an issue of the schema to the words for people: what was expected, what was got, which key was meant. Pure. */
import { z } from 'zod';

const KINDS: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
};

/** `"a", "b" or "c"`. */
export function alternatives(values: Iterable<unknown>): string {
  const quoted = [...values].map((value) => JSON.stringify(value));
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}

/** What was expected, for issues of schemas that carry no phrase of their own. An error map of zod. */
export function expectedByKind(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'invalid_value') return alternatives(issue.values);
  if (issue.code === 'invalid_type') return KINDS[issue.expected] ?? `a ${issue.expected}`;
  return 'another value';
}

/** A value in few words; of what may hold a secret (an environment, a URL), only its kind. */
export function describeValue(value: unknown, secret: boolean): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a mapping';
  if (secret) return '***';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Keys that the object at `path` of a value of `schema` may have; none if that is no object. */
export function knownKeys(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  let current: z.core.$ZodType = bare(schema);
  for (const step of path) {
    current = fitting(current, step);
    if (current instanceof z.ZodObject) {
      const next: z.core.$ZodType | undefined = current.shape[String(step)];
      if (next === undefined) return [];
      current = bare(next);
    } else if (current instanceof z.ZodArray) current = bare(current.element);
    else if (current instanceof z.ZodRecord) current = bare(current.valueType);
    else return [];
  }
  current = fitting(current, '');
  return current instanceof z.ZodObject ? Object.keys(current.shape) : [];
}

/** Of a union the option that a step leads into: a list for a number, a mapping for a name. */
function fitting(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType {
  if (!(schema instanceof z.ZodUnion)) return schema;
  const options: readonly z.core.$ZodType[] = schema.options;
  const kind = typeof step === 'number' ? z.ZodArray : z.ZodObject;
  return options.map(bare).find((option) => option instanceof kind) ?? schema;
}

function bare(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional ? bare(schema.unwrap()) : schema;
}
