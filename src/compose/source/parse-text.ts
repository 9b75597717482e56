/**
 * The text of a YAML file to the nodes of its documents: `parseAllDocuments` of `yaml`, with its stages driven from here, so
 * that what is nested too deeply or has too many tokens ends before anything recurses into it or collects it. Pure.
 */
import { Composer, CST, Lexer, Parser } from 'yaml';
import { MAX_DEPTH, MAX_FILE_BYTES, MAX_TOKENS } from './limits.js';
import type { Mistake } from './mistake.js';
import { indentLine, unindentedLine } from './unindented-line.js';

export interface ParsedText {
  /** What offsets count in: the text, with as many lines, some of them indented further. */
  readonly text: string;
  /** One a document; nothing where `mistake` leaves nothing to be read. */
  readonly roots: readonly unknown[];
  /** The first in the text. */
  readonly mistake: Mistake | undefined;
}

interface Tokens {
  readonly tokens: readonly CST.Token[];
  readonly excess?: Mistake;
  /** Offset of a line that ended the reading, as Compose's parser would not have it. */
  readonly unindentedAt?: number;
}

/** Characters that are read again for the sake of unindented lines. */
const MAX_READ_AGAIN = 8 * MAX_FILE_BYTES;

/** Reads `text`. Never throws. */
export function parseText(text: string): ParsedText {
  try {
    let indented = text;
    let read = readTokens(indented, true);
    for (let length = 0; read.unindentedAt !== undefined; length += indented.length) {
      indented = indentLine(indented, read.unindentedAt);
      read = readTokens(indented, length < MAX_READ_AGAIN);
    }
    const { tokens, excess } = read;
    const parsed = excess === undefined ? composeDocuments(tokens, indented.length) : { roots: [], mistake: excess };
    return { text: indented, ...parsed };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { text, roots: [], mistake: { kind: 'syntax', message: `cannot be read: ${reason}`, offset: 0 } };
  }
}

/** Tokens up to the first that is an error, that is one too many, or, where it `stops` there, that comes of an unindented line. */
function readTokens(text: string, stops: boolean): Tokens {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let count = 0;
  let before = '';
  for (const lexeme of new Lexer().lex(text)) {
    const unindentedAt = before === CST.SCALAR ? undefined : unindentedLine(text, lexeme, parser.offset);
    if (stops && unindentedAt !== undefined) return { tokens, unindentedAt };
    before = lexeme;
    for (const token of parser.next(lexeme)) tokens.push(token);
    count += 1;
    if (count > MAX_TOKENS) {
      const message = `expected at most ${MAX_TOKENS} tokens of YAML, got more`;
      return { tokens, excess: { kind: 'size', message, offset: parser.offset } };
    }
    // The document lies at the bottom of the stack.
    const top = parser.stack.length > MAX_DEPTH + 1 ? parser.stack.at(-1) : undefined;
    if (top !== undefined && 'items' in top) {
      const message = `expected at most ${MAX_DEPTH} levels of nesting, got more`;
      return { tokens, excess: { kind: 'depth', message, offset: top.offset } };
    }
    if (tokens.at(-1)?.type === 'error') break;
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens };
}

type ErrorPlace = number | readonly number[] | { readonly offset: number };

/** Compose's parser takes more escapes, such as `\'`; the other says of itself that it cannot happen. */
const TOLERATED = ['BAD_DQ_ESCAPE', 'IMPOSSIBLE'];

function composeDocuments(tokens: readonly CST.Token[], end: number): Omit<ParsedText, 'text'> {
  // Keys and values stay the strings that they are written as. Unique keys are the index's to check: `yaml` compares
  // each with each. What else strictness adds is for Compose's own parser to judge, which takes more.
  const composer = new Composer({ schema: 'failsafe', resolveKnownTags: false, uniqueKeys: false, strict: false });
  let mistake: Mistake | undefined;
  const note = (place: ErrorPlace, code: string, message: string, isWarning?: boolean) => {
    if (isWarning === true || TOLERATED.includes(code)) return;
    const offset = typeof place === 'number' ? place : 'offset' in place ? place.offset : (place[0] ?? 0);
    if (mistake === undefined || offset < mistake.offset) mistake = { kind: 'syntax', message, offset };
  };
  // The composer makes an error with its stack of each mistake, seconds for a file full of them: only the first is asked
  // for. It would be among the documents' errors without this.
  Object.assign(composer, { onError: note });
  const documents = [...composer.compose(tokens, true, end)];
  for (const { errors } of documents) for (const { pos, code, message } of errors) note(pos, code, message);
  return { roots: documents.map(({ contents }) => contents), mistake };
}
