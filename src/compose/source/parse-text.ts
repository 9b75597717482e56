/**
 * The text of a YAML file to the nodes of its documents: `parseAllDocuments` of `yaml`, with its stages driven from here, so
 * that what is nested too deeply or has too many tokens ends before anything recurses into it or collects it. Pure.
 */
import { Composer, type CST, Lexer, Parser } from 'yaml';
import { MAX_DEPTH, MAX_TOKENS } from './limits.js';
import type { Mistake } from './mistake.js';

export interface ParsedText {
  /** One a document; nothing where `mistake` leaves nothing to be read. */
  readonly roots: readonly unknown[];
  /** The first in the text. */
  readonly mistake: Mistake | undefined;
}

/** Reads `text`. Never throws. */
export function parseText(text: string): ParsedText {
  try {
    const { tokens, excess } = readTokens(text);
    return excess === undefined ? composeDocuments(tokens, text.length) : { roots: [], mistake: excess };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { roots: [], mistake: { kind: 'syntax', message: `cannot be read: ${reason}`, offset: 0 } };
  }
}

/** Tokens up to the first that is an error, or that is one too many. */
function readTokens(text: string): { tokens: CST.Token[]; excess: Mistake | undefined } {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
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
  return { tokens, excess: undefined };
}

type ErrorPlace = number | readonly number[] | { readonly offset: number };

function composeDocuments(tokens: readonly CST.Token[], end: number): ParsedText {
  // Keys and values stay the strings that they are written as. Unique keys are the index's to check: `yaml` compares
  // each with each. What else strictness adds is for Compose's own parser to judge, which takes more.
  const composer = new Composer({ schema: 'failsafe', resolveKnownTags: false, uniqueKeys: false, strict: false });
  let mistake: Mistake | undefined;
  const note = (place: ErrorPlace, message: string) => {
    const offset = typeof place === 'number' ? place : 'offset' in place ? place.offset : (place[0] ?? 0);
    if (mistake === undefined || offset < mistake.offset) mistake = { kind: 'syntax', message, offset };
  };
  // The composer makes an error with its stack of each mistake, seconds for a file full of them: only the first is asked
  // for. It would be among the document's errors without this.
  const onError = (place: ErrorPlace, _code: string, message: string, isWarning?: boolean) => {
    if (isWarning !== true) note(place, message);
  };
  Object.assign(composer, { onError });
  const documents = [...composer.compose(tokens, true, end)];
  for (const { errors } of documents) for (const { pos, message } of errors) note(pos, message);
  return { roots: documents.map(({ contents }) => contents), mistake };
}
