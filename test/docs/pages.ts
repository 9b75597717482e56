/** The pages that people read, and what in them can be checked: fenced blocks, code spans, tables, links. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

export interface Block {
  readonly page: string;
  readonly line: number;
  /** First word after the fence. */
  readonly language: string;
  /** What follows it: `isoshard.yml`, `workflow`, `workflow-step`, or nothing. */
  readonly kind: string;
  readonly text: string;
}

/** Paths of all pages from the root. */
export const PAGES: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

export const textOf = (page: string): string => readFileSync(join(ROOT, page), 'utf8');

/** Fenced blocks of a page. */
export function blocksOf(page: string): Block[] {
  const text = textOf(page);
  return [...text.matchAll(/^```(\w*) ?(\S*)\n(.*?)^```$/gms)].map((match) => {
    const [, language = '', kind = '', body = ''] = match;
    return { page, line: text.slice(0, match.index).split('\n').length, language, kind, text: body };
  });
}

/** Blocks of one kind on all pages, each with a name for a table of tests. */
export const blocks = (language: string, kind?: string): [string, Block][] =>
  PAGES.flatMap(blocksOf)
    .filter((block) => block.language === language && (kind === undefined || block.kind === kind))
    .map((block) => [`${block.page}:${block.line}`, block]);

/** A page without its fenced blocks. */
export const proseOf = (page: string): string => textOf(page).replace(/^```.*?^```$/gms, '');

/** Code spans of a page, outside of fenced blocks. */
export const spansOf = (page: string): string[] =>
  [...proseOf(page).matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);

/** Rows of the first table under a heading, cells without the bars between them; the header is left out. */
export function tableUnder(page: string, heading: string): string[][] {
  const lines = textOf(page).split('\n');
  const at = lines.findIndex((line) => line.replace(/^#+ /, '') === heading && line.startsWith('#'));
  if (at < 0) throw new Error(`${page} has no heading ${heading}`);
  const from = lines.findIndex((line, index) => index > at && line.startsWith('|'));
  const rows: string[][] = [];
  for (const line of lines.slice(from + 2)) {
    if (!line.startsWith('|')) break;
    rows.push(
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
  }
  return rows;
}

/** The one code span that a cell is, or begins with. */
export const codeIn = (cell: string | undefined): string => /^`([^`]+)`/.exec(cell ?? '')?.[1] ?? '';

/** Anchor of a heading, as GitHub makes it. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
