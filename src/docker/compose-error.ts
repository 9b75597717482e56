/** What Compose said, as one of ours: with the file and line that it is about, which Compose itself seldom names. Pure. */
import { isMap, LineCounter, type Pair, parseDocument } from 'yaml';
import { ProjectError, type SourceLocation } from '../errors.js';

/** A compose file and what is in it. */
export interface ComposeFile {
  readonly file: string;
  readonly text: string;
}

const MISSING_FILES = /no configuration file provided|^open .*: no such file or directory|empty compose file/m;

/** @param files in the order in which Compose read them */
export function toComposeError(stderr: string, files: readonly ComposeFile[]): ProjectError {
  const message = stderr
    .split('\n')
    .filter((line) => line.trim() !== '' && !/level=warning/.test(line))
    .join('\n')
    .trim();
  const location = locate(message, files);
  const at = { ...(location !== undefined && { location }) };
  const variable = missingVariable(message);
  if (variable !== undefined) {
    return new ProjectError('compose-invalid', message, {
      ...at,
      hint: `Set ${variable} in the environment or in the .env file beside the compose file, or give it a default: \`\${${variable}:-…}\`.`,
    });
  }
  if (MISSING_FILES.test(message)) {
    return new ProjectError('compose-missing', message, {
      ...at,
      hint: 'Name the compose files in isoshard.yml: `compose: [docker-compose.test.yml]`.',
    });
  }
  return new ProjectError('compose-invalid', message, { ...at, hint: '`docker compose config` shows the same error.' });
}

const missingVariable = (message: string) => /required variable (\w+) is missing a value/.exec(message)?.[1];

/** The first place that answers, of: a mistake in the YAML; the key that the message names; the line with the name in it. */
function locate(message: string, files: readonly ComposeFile[]): SourceLocation | undefined {
  const named = files.filter(({ file }) => message.includes(file));
  const candidates = named.length > 0 ? named : files;
  const variable = missingVariable(message);
  const path = keyPath(message);
  const missing = /(?:open|env file|stat) (\S+?)(?: not found)?: /.exec(message)?.[1];
  const finders: ((file: ComposeFile) => Omit<SourceLocation, 'file'> | undefined)[] = [
    (file) => (/\byaml: /.test(message) ? yamlMistake(file) : undefined),
    (file) => (variable === undefined ? undefined : lineWith(file, new RegExp(`\\$\\{?${variable}\\b`))),
    (file) => (path.length === 0 ? undefined : keyAt(file, path)),
    (file) => (missing === undefined ? undefined : lineWith(file, literal(missing.split('/').at(-1) ?? missing))),
  ];
  for (const find of finders) {
    for (const candidate of candidates) {
      const found = find(candidate);
      if (found !== undefined) return { file: candidate.file, ...found };
    }
  }
  const file = (named[0] ?? (files.length === 1 ? files[0] : undefined))?.file;
  const line = /\byaml: .*\bline (\d+)/s.exec(message)?.[1];
  return file === undefined ? undefined : { file, ...(line !== undefined && { line: Number(line) }) };
}

const literal = (text: string) => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));

/** Keys from the root to what the message is about. */
function keyPath(message: string): string[] {
  const dotted = /\b((?:services|networks|volumes|configs|secrets)(?:\.[\w-]+)+)/.exec(message)?.[1]?.split('.');
  const extra = /additional propert(?:y|ies) '?([\w-]+)'? (?:is )?not allowed/i.exec(message)?.[1];
  if (dotted !== undefined) return [...dotted, ...(extra === undefined ? [] : [extra])];
  if (extra !== undefined) return [extra];
  const service = /service "([^"]+)"/.exec(message)?.[1] ?? /cycle detected: (\S+) ->/.exec(message)?.[1];
  if (service === undefined) return [];
  const section = /depends on undefined|cycle/.test(message)
    ? 'depends_on'
    : /undefined (volume|network|config|secret) /.exec(message)?.[1];
  const key = section === undefined || section === 'depends_on' ? section : `${section}s`;
  return ['services', service, ...(key === undefined ? [] : [key])];
}

/** The line of the last key of `path`, or of the deepest that is there below the first two. */
function keyAt({ text }: ComposeFile, path: readonly string[]): { line: number; column: number } | undefined {
  const lines = new LineCounter();
  let node: unknown = parseDocument(text, { lineCounter: lines, logLevel: 'silent' }).contents;
  let found: { line: number; column: number } | undefined;
  let depth = 0;
  for (const step of path) {
    const pair: Pair | undefined = isMap(node)
      ? node.items.find(({ key }) => String((key as { value?: unknown }).value) === step)
      : undefined;
    const offset = (pair?.key as { range?: [number, number, number] } | undefined)?.range?.[0];
    if (pair === undefined || offset === undefined) break;
    const { line, col } = lines.linePos(offset);
    found = { line, column: col };
    depth += 1;
    node = pair.value;
  }
  return depth >= Math.min(2, path.length) ? found : undefined;
}

/** Where the YAML goes wrong, by a parser that keeps positions: Compose names the line of the block that holds it. */
function yamlMistake({ text }: ComposeFile): { line: number; column: number } | undefined {
  const at = parseDocument(text, { logLevel: 'silent' }).errors[0]?.linePos?.[0];
  return at && { line: at.line, column: at.col };
}

function lineWith({ text }: ComposeFile, pattern: RegExp): { line: number } | undefined {
  const index = text.split('\n').findIndex((line) => pattern.test(line));
  return index < 0 ? undefined : { line: index + 1 };
}
