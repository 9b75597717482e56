/** The text of a compose file to its documents, or to why it is not fit to be read. Pure. */
import { isCollection, isMap, LineCounter } from 'yaml';
import { type IndexedDocument, indexDocument, startOf } from './index-document.js';
import { MAX_FILE_BYTES } from './limits.js';
import { firstOf, type Mistake } from './mistake.js';
import { textOf } from './nodes.js';
import { parseText } from './parse-text.js';

export interface ParsedFile {
  /** In the order in which they are written, each laid over those before it; those that can be walked safely. */
  readonly documents: readonly IndexedDocument[];
  readonly mistake: Mistake | undefined;
  /** Counts from 1. */
  lineAt(offset: number): number;
}

/** Never throws. */
export function parseFile(text: string): ParsedFile {
  const sizeBytes = Buffer.byteLength(text);
  if (sizeBytes > MAX_FILE_BYTES) {
    const message = `expected at most ${MAX_FILE_BYTES} bytes, got ${sizeBytes}`;
    return { documents: [], mistake: { kind: 'size', message, offset: 0 }, lineAt: () => 1 };
  }
  const parsed = parseText(text);
  const documents = parsed.roots.map(indexDocument);
  const mistakes = [parsed.mistake, ...documents.flatMap(({ root, mistake }) => [mistake, rootMistake(root)])];
  return {
    documents: documents.filter(({ root, mistake }) => isMap(root) && mistake?.kind !== 'aliases'),
    // What YAML calls wrong goes before what follows from it.
    mistake: parsed.mistake ?? firstOf(mistakes),
    lineAt: lineCounter(parsed.text),
  };
}

/** An empty document is none: whether there is anything at all is for Compose to say. */
function rootMistake(root: unknown): Mistake | undefined {
  const isEmpty = !isCollection(root) && textOf(root) === undefined;
  if (isMap(root) || isEmpty) return undefined;
  return { kind: 'root', message: 'expected a mapping with `services`', offset: startOf(root) ?? 0 };
}

/** Counts the lines when it is asked first. */
function lineCounter(text: string): (offset: number) => number {
  let lines: LineCounter | undefined;
  return (offset) => {
    if (lines === undefined) {
      lines = new LineCounter();
      lines.addNewLine(0);
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) lines.addNewLine(end + 1);
    }
    return lines.linePos(offset).line;
  };
}
