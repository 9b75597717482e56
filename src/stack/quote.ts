/** Text of others within a sentence. Pure. */
import { stripVTControlCharacters } from 'node:util';

const QUOTED_CHARACTERS = 300;

/** One line of others' text between backquotes, at most 300 characters of it. */
export const quote = (text: string): string => {
  const line = stripVTControlCharacters(text)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u001f\u007f\s]+/g, ' ')
    .replaceAll('`', "'")
    .trim();
  return `\`${line.length > QUOTED_CHARACTERS ? `${line.slice(0, QUOTED_CHARACTERS)}…` : line}\``;
};
