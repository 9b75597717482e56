/**
 * Text of others as lines that the runner only shows. Pure.
 *
 * What the runner takes for a command (actions/runner, `ActionCommand.cs`): a line whose first visible characters are
 * `::`, or one that holds `##[` anywhere. It ends a line at CR, LF or both (`StreamReader.ReadLine`), and skips leading white
 * space as .NET defines it, so that a lone carriage return or a no-break space hides nothing.
 */

const lineEnd = /\r\n|\r|\n/;
/** White space, control and zero-width characters, then the start of a command. */
const commandStart = /^([\s\p{C}\p{Z}]*)::/u;

/** `text` by the runner's own idea of a line; a line end at the very end adds no empty line. */
export function runnerLines(text: string): string[] {
  const lines = text.split(lineEnd);
  if (lines.length > 1 && lines.at(-1) === '') lines.pop();
  return lines;
}

/** One line with a backslash before what would have made it a command; any other line stays as it is. */
export function inertLine(line: string): string {
  return line.replace(commandStart, '$1\\::').replaceAll('##[', '##\\[');
}

/** All lines of `text`, each inert, joined by line feeds. */
export function inertText(text: string): string {
  return runnerLines(text).map(inertLine).join('\n');
}
