/**
 * Lines within brackets or quotes may be indented as little as one likes for Compose's parser, while `yaml` ends the brackets
 * or quotes there, as YAML 1.2 has it: such lines are indented before they are read. Pure.
 */
import { CST } from 'yaml';

/** More than the keys that hold brackets or quotes are indented. */
const INDENT = ' '.repeat(100);

/** The offset of the line that ended brackets or quotes, if that is what `lexeme` of the lexer, at `offset`, tells. */
export function unindentedLine(text: string, lexeme: string, offset: number): number | undefined {
  let start = 0;
  if (lexeme === CST.FLOW_END) start = text.lastIndexOf('\n', offset - 1) + 1;
  else if (isOpenQuote(lexeme)) start = text.indexOf('\n', offset + lexeme.length) + 1;
  const isIndented = start === 0 || start === text.length || text.startsWith(INDENT, start);
  return isIndented || /^(---|\.\.\.)/.test(text.slice(start, start + 3)) ? undefined : start;
}

/** `text` with the line at `start` indented further. */
export const indentLine = (text: string, start: number): string => text.slice(0, start) + INDENT + text.slice(start);

function isOpenQuote(lexeme: string): boolean {
  if (lexeme.startsWith("'")) return lexeme.split("'").length % 2 === 0;
  if (!lexeme.startsWith('"')) return false;
  let end = lexeme.length - 1;
  while (lexeme[end - 1] === '\\') end -= 1;
  const isEscaped = (lexeme.length - 1 - end) % 2 === 1;
  return lexeme.length === 1 || !lexeme.endsWith('"') || isEscaped;
}
