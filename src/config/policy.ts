/**
 * What the owner of a host forbids, in `/etc/isoshard/policy.yml`: no repository can loosen it. A policy that cannot be
 * read forbids the run, since nobody can tell what it says.
 */
import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { InputError } from '../errors.js';

export const POLICY_FILE = '/etc/isoshard/policy.yml';

export interface Policy {
  /** Hazards that are refused whatever a configuration allows; `*`: all that can be refused. */
  readonly forbid: readonly string[];
}

const policySchema = z.strictObject({
  version: z.literal(1, '1'),
  forbid: z.array(z.string('the name of a hazard, or "*"'), 'a list of hazards'),
});

/** @param known the hazards that there are @throws InputError `bad-config` */
export function readPolicy(known: (hazard: string) => boolean, file: string = POLICY_FILE): Policy {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { forbid: [] };
    throw failure(file, `cannot be read: ${(error as Error).message}`);
  }
  const document = parseDocument(text);
  const [wrong] = document.errors;
  if (wrong !== undefined) throw failure(file, wrong.message, wrong.linePos?.[0].line);
  const parsed = policySchema.safeParse(document.toJS({ maxAliasCount: 10 }));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw failure(file, `${issue?.path.join('.') || 'the file'}: expected ${issue?.message}`);
  }
  const unknown = parsed.data.forbid.find((hazard) => hazard !== '*' && !known(hazard));
  if (unknown !== undefined) throw failure(file, `forbid: there is no hazard ${JSON.stringify(unknown)}`);
  return { forbid: parsed.data.forbid };
}

const failure = (file: string, what: string, line?: number): InputError =>
  new InputError('bad-config', `the policy of this host: ${what}`, {
    location: { file, ...(line !== undefined && { line }) },
    hint: 'Its owner has to mend it: `version: 1`, and `forbid:` with names that docs/hazards.md lists.',
  });
