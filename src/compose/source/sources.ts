/**
 * Where the user wrote what the resolved model has: files, lines and texts of his own, through includes, extends, anchors,
 * merge keys and several `-f` files. Pure but for `read`.
 */
import type { SourceFile } from './file-store.js';
import type { IndexedDocument } from './index-document.js';
import { textOf } from './nodes.js';
import { readTree, type SourceTree } from './read-tree.js';
import { extendsOf, serviceNode } from './references.js';
import type { Position, Step } from './step.js';
import { type Walked, walk } from './walk.js';

export type { Position, Step } from './step.js';

export interface ComposeSources {
  /**
   * The place of `path`, written last: later files before earlier ones, a file before what it includes, a service before
   * what it extends. If it is nowhere, the place of the deepest on the way to it that is somewhere, or of the `!reset`
   * that removes it; `undefined` if there is nothing at all.
   */
  locate(path: readonly Step[]): Position | undefined;
  /** Absolute paths of all files that were read, included and extended ones among them. */
  readonly files: readonly string[];
}

/** Definitions that one path is looked for in, by `extends` of `extends`. */
const MAX_EXTENDED = 100;

/**
 * Reads compose files once. Never throws: what cannot be read or is beyond the bounds of `checkSources` is left out.
 * @param files absolute paths, in the order of `-f`
 * @param read the text of a file, `undefined` if it cannot be read
 * @param env variables for paths of `include` and `extends`, and for items that are written with variables
 */
export function readSources(
  files: readonly string[],
  read: (file: string) => string | undefined,
  env: Readonly<Record<string, string>> = {},
): ComposeSources {
  const tree = readTree(files, read, env);
  const layers = layersOf(tree, files);
  const known = new Map<string, Position | undefined>();
  return {
    files: [...tree.files.keys()],
    locate(path) {
      const key = JSON.stringify(path);
      if (!known.has(key)) known.set(key, find(tree, layers, path, env));
      return known.get(key);
    },
  };
}

/** A document of a file, and what the service that is looked for is called there. */
interface Layer {
  readonly source: SourceFile;
  readonly document: IndexedDocument;
  readonly service?: string;
}

/** The documents of all files, each once, the one that counts first at the beginning. */
function layersOf({ files, includes }: SourceTree, tops: readonly string[]): Layer[] {
  const layers: Layer[] = [];
  const seen = new Set<SourceFile>();
  const waiting = tops.flatMap((file) => files.get(file) ?? []);
  for (let source = waiting.pop(); source !== undefined; source = waiting.pop()) {
    if (seen.has(source)) continue;
    seen.add(source);
    for (const layer of layersIn(source)) layers.push(layer);
    for (const included of includes.get(source) ?? []) waiting.push(included);
  }
  return layers;
}

const layersIn = (source: SourceFile, service?: string): Layer[] =>
  source.documents.toReversed().map((document) => ({ source, document, ...(service !== undefined && { service }) }));

function find(
  tree: SourceTree,
  layers: readonly Layer[],
  path: readonly Step[],
  env: Readonly<Record<string, string>>,
): Position | undefined {
  let best: { readonly source: SourceFile; readonly walked: Walked } | undefined;
  for (const { source, document, service } of withExtended(tree, layers, path)) {
    const walked = walk(document, service === undefined ? path : ['services', service, ...path.slice(2)], env);
    const deepest = best?.walked.depth ?? 0;
    if (walked.depth > deepest || (walked.hides === 'reset' && walked.depth === deepest)) best = { source, walked };
    if (walked.depth === path.length || walked.hides !== undefined) break;
  }
  return best === undefined || best.walked.depth === 0 ? undefined : positionOf(best.source, best.walked);
}

/** `layers`, each followed by those of what the service of `path` extends there. */
function* withExtended(tree: SourceTree, layers: readonly Layer[], path: readonly Step[]): Generator<Layer, void> {
  const [section, name] = path;
  const service = section === 'services' && typeof name === 'string' ? name : undefined;
  const seen = new Set<unknown>();
  const waiting = layers.toReversed();
  for (let layer = waiting.pop(); layer !== undefined; layer = waiting.pop()) {
    yield layer;
    const called = layer.service ?? service;
    const definition = called === undefined ? undefined : serviceNode(layer.document, called);
    if (called === undefined || definition === undefined || seen.has(definition) || seen.size >= MAX_EXTENDED) continue;
    seen.add(definition);
    const reference = extendsOf(layer.document, called);
    const base = reference && tree.extended(layer.source, reference);
    if (reference === undefined || base === undefined) continue;
    for (const extended of layersIn(base, reference.service).reverse()) waiting.push(extended);
  }
}

function positionOf(source: SourceFile, { node, offset }: Walked): Position {
  const text = textOf(node);
  return { file: source.file, line: source.lineAt(offset), ...(text !== undefined && { text }) };
}
