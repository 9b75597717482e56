/**
 * A YAML document with the places of its keys and values. Anchors, aliases and merge keys (`<<`) work as in compose
 * files; how far aliases may multiply is bounded. Pure.
 */
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type { Path } from './problem.js';

/** Line and column, from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface SyntaxProblem extends Place {
  readonly message: string;
}

export interface Located {
  /** The document as plain values; undefined where `problems` is not empty. */
  readonly value: unknown;
  readonly problems: readonly SyntaxProblem[];
  /** Where the key or value at `path` lies; where the nearest that encloses it lies, if it is not there. */
  place(path: Path, at: 'key' | 'value'): Place;
  /** The spelling of the plain scalar at `path`: `1.10` where the value is 1.1. */
  source(path: Path): string | undefined;
}

/** Aliases that one document may resolve: each use of a collection counts by what it multiplies. */
const MAX_ALIASES = 100;

/** Reads `text`. Never throws. */
export function locate(text: string): Located {
  const lines = new LineCounter();
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const failed = (problems: SyntaxProblem[]): Located => ({
    value: undefined,
    problems,
    place: () => ({ line: 1, column: 1 }),
    source: () => undefined,
  });
  let document: Document.Parsed;
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true, logLevel: 'error' });
    const problems = [...document.errors, ...document.warnings].map((problem) => ({
      message: syntaxMessage(problem, text),
      ...at(problem.pos[0]),
    }));
    visit(document, {
      Pair(_, pair) {
        if (isScalar(pair.key) && pair.key.value === '__proto__') {
          problems.push({ message: '"__proto__" cannot be a key', ...at(pair.key.range?.[0] ?? 0) });
        }
      },
    });
    if (problems.length > 0) return failed(readable(problems));
    const walk = (path: Path) => walkTo(document, path);
    return {
      value: document.toJS({ maxAliasCount: MAX_ALIASES }),
      problems,
      place: (path, kind) => at(offsetOf(walk(path), kind)),
      source: (path) => {
        const { value, found } = walk(path);
        return found && isScalar(value) ? value.source : undefined;
      },
    };
  } catch (error) {
    // Too many aliases, an alias of nothing, or nesting deeper than the stack: `yaml` throws, without a position.
    const reason = error instanceof Error ? error.message : String(error);
    return failed(readable([{ message: `cannot be read: ${reason}`, line: 1, column: 1 }]));
  }
}

function syntaxMessage(problem: YAMLError, text: string): string {
  if (problem.code === 'DUPLICATE_KEY') {
    const key = /^(["']?)([^\n]*?)\1\s*:/.exec(text.slice(problem.pos[0], problem.pos[0] + 200))?.[2];
    return `the key ${key === undefined ? '' : `${JSON.stringify(key)} `}is there twice`;
  }
  if (problem.code === 'MULTIPLE_DOCS') return 'expected one YAML document, got several';
  return problem.message.replace(/\s+/g, ' ');
}

/** One problem a line, and not one a bracket where a document is nested deeper than the stack. */
function readable(problems: readonly SyntaxProblem[]): SyntaxProblem[] {
  const deep = problems.find((problem) => problem.message.includes('call stack'));
  if (deep !== undefined) return [{ ...deep, message: 'cannot be read: nested too deeply' }];
  const seen = new Set<number>();
  return problems.filter(({ line }) => !seen.has(line) && seen.add(line));
}

interface Step {
  readonly key: Node | undefined;
  readonly value: Node | undefined;
  readonly found: boolean;
}

function walkTo(document: Document.Parsed, path: Path): Step {
  let step: Step = { key: undefined, value: document.contents ?? undefined, found: true };
  for (const name of path) {
    const next = child(document, resolved(document, step.value), name, 0);
    if (next === undefined) return { ...step, found: false };
    step = next;
  }
  return { ...step, value: resolved(document, step.value) ?? step.value };
}

function child(
  document: Document.Parsed,
  node: Node | undefined,
  name: string | number,
  depth: number,
): Step | undefined {
  if (isSeq<Node>(node) && typeof name === 'number') {
    const value = node.items[name];
    return value === undefined ? undefined : { key: undefined, value, found: true };
  }
  if (!isMap<Node, Node | null>(node) || depth > 8) return undefined;
  const own = node.items.find((pair) => keyOf(pair) === String(name));
  if (own !== undefined) return { key: own.key, value: own.value ?? undefined, found: true };
  for (const pair of node.items) {
    if (!isMergeKey(pair)) continue;
    const merged = resolved(document, pair.value ?? undefined);
    const sources = isSeq<Node>(merged) ? merged.items.map((item) => resolved(document, item)) : [merged];
    for (const source of sources) {
      const found = child(document, source, name, depth + 1);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function keyOf(pair: Pair<Node, Node | null>): string | undefined {
  return isScalar(pair.key) ? String(pair.key.value) : undefined;
}

/** `yaml` gives merge keys a symbol for a value. */
function isMergeKey(pair: Pair<Node, Node | null>): boolean {
  return isScalar(pair.key) && (pair.key.value === '<<' || typeof pair.key.value === 'symbol');
}

function resolved(document: Document.Parsed, node: Node | undefined): Node | undefined {
  return isAlias(node) ? node.resolve(document) : node;
}

/** What is missing is best shown at the key of what lacks it; a value that is there, at itself. */
function offsetOf(step: Step, at: 'key' | 'value'): number {
  const node = at === 'key' || !step.found ? (step.key ?? step.value) : (step.value ?? step.key);
  return node?.range?.[0] ?? 0;
}
