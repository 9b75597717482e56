/** Text of others (titles, messages, paths) made harmless for what it is put into. All of it is hostile. */

/** ANSI escapes: CSI, OSC with its end, and the two-character ones (ECMA-48). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const ANSI = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\|$)|[@-Z\\-_])|\u009b[0-?]*[ -/]*[@-~]/g;
/** Control characters but tab and newline; marks that reorder or hide text (Unicode TR 36, "Bidirectional Text Spoofing"). */
const UNSEEN = /[^\P{C}\t\n\u{e000}-\u{f8ff}]|[\u2028\u2029]/gu;

/** What most text is made of, and needs no change. */
const HARMLESS = /^[\t\n\x20-\x7e]*$/;

/** `text` as people see it: no colours, no control or format characters, no lone surrogates; newlines and tabs stay. */
export function plain(text: string): string {
  if (HARMLESS.test(text)) return text;
  return text.replace(ANSI, '').replace(/\r\n?/g, '\n').replace(UNSEEN, '');
}

/** `plain`, on one line, and at most `limit` characters long. */
export function oneLine(text: string, limit = 200): string {
  return shorten(
    plain(text.slice(0, limit * 20))
      .replace(/\s+/g, ' ')
      .trim(),
    limit,
  );
}

/** `plain`, and at most `lines` lines and `limit` characters, with a mark where something is missing. */
export function excerpt(text: string, limit: number, lines: number): string {
  const whole = plain(text.slice(0, limit * 4)).trimEnd();
  const kept = whole.split('\n').slice(0, lines).join('\n');
  const short = shorten(kept, limit);
  return (short.length < whole.length || text.length > limit * 4) && !short.endsWith('…') ? `${short}\n…` : short;
}

function shorten(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

const HTML = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/** For HTML text and quoted attributes. */
export function escapeHtml(text: string): string {
  return plain(text).replace(/[&<>"']/g, (character) => HTML.get(character) ?? '');
}

/**
 * One line for Markdown, also in a table and inside HTML tags: every character that could begin markup is an entity, which
 * GitHub's renderer never takes for one (GFM spec 6.2). `@` is followed by a zero-width space, since mentions are found after rendering.
 */
export function escapeMarkdown(text: string, limit = 200): string {
  return oneLine(text, limit)
    .replace(/[&<>"'`*_[\]|~\\$]|:(?=\/\/)/g, (character) => `&#${character.codePointAt(0)};`)
    .replaceAll('@', '@&#8203;');
}

/** One line of code for Markdown, also in a table. */
export function codeSpan(text: string, limit = 200): string {
  return `<code>${escapeMarkdown(text, limit)}</code>`;
}

/** A block of code for Markdown, in a fence longer than any in it. */
export function codeBlock(text: string): string {
  const longest = (plain(text).match(/`+/g) ?? []).reduce((max, run) => Math.max(max, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${plain(text)}\n${fence}`;
}
