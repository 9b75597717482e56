/**
 * A Dockerfile as BuildKit reads it (moby/buildkit, frontend/dockerfile/parser): instructions with their lines; comments,
 * continued lines, parser directives and here-documents done. Never throws: what is no instruction builds nothing. Pure.
 */
export interface Instruction {
  /** Of its first line, from 1. */
  readonly line: number;
  /** In capitals. */
  readonly name: string;
  /** `--from=x` and their like. */
  readonly flags: readonly string[];
  /** What follows the flags, continued lines joined. */
  readonly rest: string;
}

const DIRECTIVE = /^#\s*([a-z]+)\s*=\s*(\S.*?)\s*$/i;

export function parseDockerfile(text: string): Instruction[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const sign = escapeOf(lines);
  const continued = new RegExp(`${sign === '`' ? '`' : '\\\\'}[ \\t]*$`);
  const instructions: Instruction[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const begun = at;
    let logical = lines[at] ?? '';
    if (/^\s*(#|$)/.test(logical)) continue;
    while (continued.test(logical) && at + 1 < lines.length) {
      logical = logical.replace(continued, '');
      at += 1;
      // Comments and empty lines within an instruction are left out.
      while (at + 1 < lines.length && /^\s*(#|$)/.test(lines[at] ?? '')) at += 1;
      logical += /^\s*(#|$)/.test(lines[at] ?? '') ? '' : lines[at];
    }
    const instruction = toInstruction(logical, begun + 1);
    for (const end of hereDocuments(instruction)) {
      at += 1;
      while (at < lines.length && (end.isIndented ? (lines[at] ?? '').replace(/^\t+/, '') : lines[at]) !== end.word)
        at += 1;
    }
    instructions.push(instruction);
  }
  return instructions;
}

/** `# escape=` counts among the directives that a Dockerfile begins with. */
function escapeOf(lines: readonly string[]): string {
  for (const line of lines) {
    const [, key, value] = DIRECTIVE.exec(line) ?? [];
    if (key === undefined) break;
    if (key.toLowerCase() === 'escape') return value ?? '\\';
  }
  return '\\';
}

function toInstruction(logical: string, line: number): Instruction {
  const [, name = '', after = ''] = /^\s*(\S+)\s*([\s\S]*)$/.exec(logical) ?? [];
  const [leading = ''] = /^(?:--\S+\s*)*/.exec(after) ?? [];
  const flags = leading.split(/\s+/).filter((flag) => flag !== '');
  return { line, name: name.toUpperCase(), flags, rest: after.slice(leading.length).trim() };
}

/** The ends of the here-documents that an instruction opens, in their order. */
function hereDocuments({ name, rest }: Instruction): { readonly word: string; readonly isIndented: boolean }[] {
  if (!/^(RUN|COPY|ADD|ONBUILD)$/.test(name) || !rest.includes('<<')) return [];
  const words = rest.match(/(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*'|["'\\])+/g) ?? [];
  return words.flatMap((word) => {
    const [, dash, end] = /^\d*<<(-?)([^<]+)$/.exec(word) ?? [];
    return end === undefined ? [] : [{ word: end.replace(/["'\\]/g, ''), isIndented: dash === '-' }];
  });
}
