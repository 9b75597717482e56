/** Reads what a service's image is made from, and refuses what cannot be built, with the place where it is written. */
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, normalize, relative, resolve } from 'node:path';
import { ProjectError, type SourceLocation } from '../errors.js';
import { type Bases, basesOf } from './base-images.js';
import { type BuildSection, isFolder } from './build-section.js';
import { type ContextFiles, readContext } from './context-files.js';
import { parseDockerfile } from './dockerfile.js';
import { FileMemory } from './file-memory.js';
import { PROXY_ARGUMENTS } from './image-inputs.js';

/** Where something is written in the compose files, and how. */
export type Locate = (path: readonly string[]) => (SourceLocation & { readonly text?: string }) | undefined;

export interface ProjectFacts {
  /** Contexts that lie elsewhere without saying so are refused. Absent: anything goes. */
  readonly root?: string | undefined;
  readonly locate: Locate;
  /** Told of what may be a mistake. */
  readonly warn?: (message: string, location?: SourceLocation) => void;
}

export interface BuildFiles {
  /** Text of the Dockerfile; absent where it is in a remote context. */
  readonly dockerfile: string | undefined;
  /** Its path; absent where it is inline, or in a remote context. */
  readonly dockerfilePath: string | undefined;
  readonly bases: Bases;
}

/** @throws ProjectError `build-failed` for what is missing, is outside the project, or names no image */
export function readBuildFiles(service: string, section: BuildSection, project: ProjectFacts): BuildFiles {
  const place = (...path: string[]) => project.locate(['services', service, 'build', ...path]);
  const isLocal = isFolder(section.context);
  if (isLocal) {
    refuseOutside(service, section.context, place('context'), project.root);
    if (!isDirectory(section.context)) {
      const location = place('context');
      throw failed(
        service,
        location,
        `is built from ${section.context}, which is no folder`,
        'Correct `build.context`.',
      );
    }
  }
  for (const [name, context] of Object.entries(section.contexts)) {
    if (!isFolder(context)) continue;
    const location = place('additional_contexts', name);
    refuseOutside(service, context, location, project.root);
    if (!isDirectory(context)) {
      const hint = `Correct \`build.additional_contexts.${name}\`.`;
      throw failed(service, location, `has the build context ${name} in ${context}, which is no folder`, hint);
    }
  }
  const path = section.inline === undefined && isLocal ? resolve(section.context, section.dockerfile) : undefined;
  const dockerfile =
    path === undefined ? section.inline : readDockerfile(service, path, place('dockerfile'), project.root);
  const bases = basesOf(dockerfile ?? '', { ...section, contexts: Object.keys(section.contexts) });
  const [unset] = bases.unset;
  if (unset !== undefined) {
    const named = unset.names.join(' and ');
    const at = path === undefined ? place('dockerfile_inline') : { file: path, line: unset.line };
    const compose = place('args') ?? place();
    throw failed(
      service,
      at,
      `is built FROM ${unset.written} (line ${unset.line} of its Dockerfile), and the build argument ${named} has no value`,
      `Give it one in \`build.args\`${compose === undefined ? '' : ` (${said(compose)})`}, or a default in the Dockerfile: \`ARG ${unset.names[0]}=…\` before the first FROM.`,
    );
  }
  for (const name of section.unsetArgs) {
    const line = lineWithoutValue(dockerfile ?? '', name);
    const what = `service ${service}: the build argument ${name} has no value here, and its Dockerfile (line ${line}) has no default`;
    if (line !== undefined) project.warn?.(what, place('args', name) ?? place('args') ?? place());
  }
  return { dockerfile, dockerfilePath: path, bases };
}

/** Where an argument is declared, if it is, and never with a default. What a proxy's is Docker gives by itself. */
function lineWithoutValue(dockerfile: string, name: string): number | undefined {
  if (PROXY_ARGUMENTS.test(name)) return undefined;
  const declared = parseDockerfile(dockerfile).filter(
    (one) => one.name === 'ARG' && one.rest.split(/\s+/).some((part) => part.split('=')[0] === name),
  );
  return declared.some(({ rest }) => rest.split(/\s+/).some((part) => part.startsWith(`${name}=`)))
    ? undefined
    : declared[0]?.line;
}

function readDockerfile(
  service: string,
  file: string,
  place: SourceLocation | undefined,
  root: string | undefined,
): string {
  refuseOutside(service, file, place, root);
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const how = existsSync(file) ? `cannot be read: ${(cause as Error).message}` : 'does not exist';
    const hint = 'Correct `build.dockerfile`, or add the file.';
    throw failed(service, place ?? { file }, `is built from ${file}, which ${how}`, hint);
  }
}

/** As decision 27 has it for mounts: what says openly that it is elsewhere may be. */
function refuseOutside(service: string, path: string, place: ReturnType<Locate>, root: string | undefined): void {
  if (root === undefined || !existsSync(path)) return;
  const written = place?.text?.replace(/^["']/, '') ?? '';
  const isRelative = written.startsWith('.') || /(^|\/)\.\.(\/|$)/.test(normalize(written));
  const leaves = isWithin(path, root)
    ? !isWithin(realpathSync(path), realpathSync(root)) && 'by a symbolic link'
    : isRelative && 'by `..`';
  if (leaves === false) return;
  const hint = 'Move it into the project, or name it by an absolute path or a variable.';
  throw failed(service, place, `is built from ${path}, which leaves the project ${root} ${leaves}`, hint);
}

const isWithin = (path: string, root: string): boolean => {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith('../') && !isAbsolute(way);
};

const isDirectory = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

const said = ({ file, line }: SourceLocation): string => (line === undefined ? file : `${file}:${line}`);

/** What reading a context failed with: the file system's own words name the file, and neither service nor line. */
export function unreadable(service: string, location: SourceLocation | undefined, cause: Error): Error {
  if (!('syscall' in cause)) return cause;
  const hint = 'Make it readable for this user, or leave it out by `.dockerignore`.';
  return new ProjectError(
    'build-failed',
    `service ${service} has a build context that cannot be read: ${cause.message}`,
    {
      location,
      hint,
      cause,
    },
  );
}

function failed(service: string, location: SourceLocation | undefined, what: string, hint: string): ProjectError {
  return new ProjectError('build-failed', `service ${service} ${what}`, { location, hint });
}

/** Contexts, each read once however many services are built from it. */
export class ContextReader {
  private readonly memories = new Map<string, FileMemory>();
  private readonly read = new Map<string, Promise<ContextFiles>>();

  /** @param memory folder of the user's cache where digests of files are remembered; absent: they are not */
  constructor(private readonly memory: string | undefined) {}

  /** @param dockerfile its path: rules of its own lie beside it */
  files(folder: string, dockerfile?: string): Promise<ContextFiles> {
    const own = dockerfile === undefined ? [] : [`${dockerfile}.dockerignore`].filter(existsSync);
    const rules = [...own, join(folder, '.dockerignore')];
    const key = JSON.stringify([folder, rules]);
    const known = this.read.get(key);
    if (known !== undefined) return known;
    const memory = this.memories.get(folder) ?? new FileMemory(this.memory, folder);
    this.memories.set(folder, memory);
    const files = readContext(folder, rules, memory);
    this.read.set(key, files);
    return files;
  }
}
