/** Which other files a compose file names. Pure. */
import { isMap } from 'yaml';
import type { IndexedDocument } from './index-document.js';
import { entryOf, itemsOf, keysOf, textOf } from './nodes.js';

/** An entry of the top-level `include`, as it is written. */
export interface Include {
  readonly paths: readonly string[];
  readonly projectDirectory: string | undefined;
}

/** What `extends` of a service names, as it is written. */
export interface Extends {
  readonly service: string;
  /** Absent: the same file. */
  readonly file: string | undefined;
}

/** In short syntax, in long, or a single one. */
export function includesOf(document: IndexedDocument): Include[] {
  const include = isMap(document.root) ? entryOf(document, document.root, 'include') : undefined;
  return (include === undefined ? [] : itemsOf(document, include)).map((item) => {
    const { node } = item;
    const paths = isMap(node) ? entryOf(document, node, 'path') : item;
    return {
      paths: (paths === undefined ? [] : itemsOf(document, paths)).flatMap((path) => textOf(path.node) ?? []),
      projectDirectory: isMap(node) ? textOf(entryOf(document, node, 'project_directory')?.node) : undefined,
    };
  });
}

export function serviceNames(document: IndexedDocument): string[] {
  const services = servicesOf(document);
  return isMap(services) ? keysOf(document, services) : [];
}

/** The definition of a service; `undefined` if the document has none that is a map. */
export function serviceNode(document: IndexedDocument, service: string): unknown {
  const services = servicesOf(document);
  return isMap(services) ? entryOf(document, services, service)?.node : undefined;
}

export function extendsOf(document: IndexedDocument, service: string): Extends | undefined {
  const definition = serviceNode(document, service);
  const node = isMap(definition) ? entryOf(document, definition, 'extends')?.node : undefined;
  if (!isMap(node)) {
    const name = textOf(node);
    return name === undefined ? undefined : { service: name, file: undefined };
  }
  const name = textOf(entryOf(document, node, 'service')?.node);
  return name === undefined ? undefined : { service: name, file: textOf(entryOf(document, node, 'file')?.node) };
}

const servicesOf = (document: IndexedDocument): unknown =>
  isMap(document.root) ? entryOf(document, document.root, 'services')?.node : undefined;
