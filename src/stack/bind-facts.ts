/** Asks the host what the bind sources of a model are. */
import { lstatSync, statSync } from 'node:fs';
import { bindSources, type SourceFacts } from '../compose/binds.js';
import type { ComposeModel } from '../compose/model.js';

const MISSING: SourceFacts = { kind: 'missing', uid: 0, gid: 0, mode: 0o755 };

function factsOf(source: string): SourceFacts {
  try {
    lstatSync(source);
  } catch {
    return MISSING;
  }
  const stat = statSync(source);
  const kind = stat.isDirectory() ? 'directory' : stat.isFile() ? 'file' : 'other';
  return { kind, uid: stat.uid, gid: stat.gid, mode: stat.mode & 0o7777 };
}

/** What each bind source is; of single files their folder too, since that becomes the lower directory. */
export function gatherBindFacts(model: ComposeModel): Record<string, SourceFacts> {
  const facts: Record<string, SourceFacts> = {};
  for (const source of bindSources(model).keys()) {
    facts[source] = factsOf(source);
    const folder = source.slice(0, source.lastIndexOf('/')) || '/';
    if (facts[source].kind === 'file') facts[folder] = factsOf(folder);
  }
  return facts;
}
