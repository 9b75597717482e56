/** Asks the host what the bind sources of a model are. */
import { lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { bindSources, type SourceFacts } from '../compose/bind-sources.js';
import type { ComposeModel } from '../compose/model.js';

function factsOf(source: string): SourceFacts {
  try {
    lstatSync(source);
  } catch {
    return { kind: 'missing', real: source, uid: 0, gid: 0, mode: 0o755 };
  }
  const stat = statSync(source, { throwIfNoEntry: false });
  if (stat === undefined) return { kind: 'other', real: source, uid: 0, gid: 0, mode: 0o755 }; // a link to nowhere
  const kind = stat.isDirectory() ? 'directory' : stat.isFile() ? 'file' : stat.isSocket() ? 'socket' : 'other';
  return { kind, real: realpathSync(source), uid: stat.uid, gid: stat.gid, mode: stat.mode & 0o7777 };
}

/** What each bind source is; of where links lead and of what holds a file too, since that becomes the lower directory. */
export function gatherBindFacts(model: ComposeModel): Record<string, SourceFacts> {
  const facts: Record<string, SourceFacts> = {};
  for (const source of bindSources(model).keys()) {
    const found = factsOf(source);
    facts[source] = found;
    const folder = found.kind === 'file' ? dirname(found.real) : found.real;
    facts[folder] ??= factsOf(folder);
  }
  return facts;
}
