/**
 * JUnit XML, as dozens of runners write it, each in its own way. Written by tests and so hostile: no document type and with
 * it no entities but XML's own, bounded size and depth, and what cannot be read is a sentence and never a crash.
 */
import { XMLParser } from 'fast-xml-parser';

/** Longest document that is read; UTF-16 units. */
export const JUNIT_LIMIT = 64 * 1024 * 1024;

export interface JunitCase {
  readonly name: string;
  /** Whatever may name its file, the most telling first: `file` attributes, names of suites from the innermost, the class. */
  readonly places: readonly string[];
  readonly seconds: number;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Of a failure: message and text. */
  readonly message: string;
  /** From 1; 0 if it is not said. */
  readonly line: number;
}

export type ParsedJunit =
  | { readonly cases: readonly JunitCase[]; readonly problem?: never }
  | { readonly problem: string; readonly cases?: never };

/** `preserveOrder` of the parser: one key is the element's name, `:@` holds its attributes. */
interface Node {
  readonly [name: string]: unknown;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseAttributeValue: false,
  parseTagValue: false,
  trimValues: false,
  // References to characters by number.
  htmlEntities: true,
});

/** Reads a document whose root is `testsuites` or `testsuite`. */
export function parseJunit(text: string): ParsedJunit {
  if (text.length > JUNIT_LIMIT) return { problem: `is longer than ${JUNIT_LIMIT} characters` };
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return { problem: 'has a document type, which JUnit XML has not' };
  let nodes: unknown;
  try {
    nodes = parser.parse(text, true);
  } catch (error) {
    return { problem: `is not XML: ${(error as Error).message}` };
  }
  const roots = elements(nodes).filter(({ name }) => name === 'testsuites' || name === 'testsuite');
  if (roots.length === 0) return { problem: 'has neither testsuites nor testsuite as its root' };
  const cases: JunitCase[] = [];
  for (const root of roots) collect(root, [], cases);
  return { cases };
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: unknown;
}

function elements(content: unknown): Element[] {
  if (!Array.isArray(content)) return [];
  return content.flatMap((node: Node) => {
    const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
    return name === undefined ? [] : [{ name, attributes: attributesOf(node), content: node[name] }];
  });
}

function attributesOf(node: Node): Record<string, string> {
  const attributes = node[':@'];
  if (typeof attributes !== 'object' || attributes === null) return {};
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, String(value)]));
}

/** `around`: the suites that hold it, innermost first. The parser refuses more than a hundred levels. */
function collect(element: Element, around: readonly Element[], cases: JunitCase[]): void {
  if (element.name === 'testcase') {
    cases.push(toCase(element, around));
    return;
  }
  if (element.name !== 'testsuites' && element.name !== 'testsuite') return;
  for (const child of elements(element.content)) collect(child, [element, ...around], cases);
}

function toCase({ attributes, content }: Element, around: readonly Element[]): JunitCase {
  const parts = elements(content);
  const bad = parts.filter(({ name }) => name === 'failure' || name === 'error');
  const skipped = parts.some(({ name }) => name === 'skipped');
  const files = [attributes, ...around.map((suite) => suite.attributes)].flatMap(({ file, filepath }) => [
    file,
    filepath,
  ]);
  const names = around.map((suite) => suite.attributes.name);
  const seconds = Number(attributes.time);
  const line = Number(attributes.line);
  return {
    name: attributes.name ?? '',
    places: [...files, ...names, attributes.classname].flatMap((place) => (place ? [place] : [])),
    seconds: Number.isFinite(seconds) && seconds > 0 ? seconds : 0,
    outcome: bad.length > 0 ? 'failed' : skipped ? 'skipped' : 'passed',
    message: bad.map((part) => [part.attributes.message ?? '', textOf(part.content)].join('\n').trim()).join('\n'),
    line: Number.isInteger(line) && line > 0 ? line : 0,
  };
}

function textOf(content: unknown): string {
  if (!Array.isArray(content)) return '';
  return content.map((node: Node) => (typeof node['#text'] === 'string' ? node['#text'] : '')).join('');
}
