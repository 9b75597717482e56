/** What went wrong in a build, with the service, the line of the Dockerfile and what the step wrote last. Pure. */
import { EnvironmentError, type IsoshardError, ProjectError, type SourceLocation } from '../errors.js';
import type { BakeTarget } from './bake-definition.js';
import type { FailedStep } from './build-progress.js';

export interface BuildFailure {
  readonly targets: readonly BakeTarget[];
  readonly failed: readonly FailedStep[];
  /** All that the build wrote. */
  readonly output: string;
  /** Text of a target's Dockerfile, with its path; no path: it is inline. `undefined`: it is in a remote context. */
  readonly dockerfile: (target: BakeTarget) => { readonly text: string; readonly path: string | undefined } | undefined;
  /** Where the compose files have it. */
  readonly locate: (service: string, key: string) => SourceLocation | undefined;
  /** What the builder can build; empty: nobody knows. */
  readonly platforms: readonly string[];
}

/** Lines of a step's output in an error. */
const SHOWN_LINES = 15;

export function buildError(failure: BuildFailure): IsoshardError {
  const { targets, failed, output } = failure;
  const [, blamed] = [...output.matchAll(/^ERROR: target (\S+): /gm)].at(-1) ?? [];
  const last = [...output.matchAll(/^ERROR: (.*)$/gm)].at(-1)?.[1];
  // What a base image's registry says comes in several steps; the last one is what ended the build. Another target may be cut off by it.
  const step =
    failed.findLast(({ name }) => blamed !== undefined && nameIn(name) === blamed) ??
    failed.findLast(({ error = '' }) => error !== '' && last?.includes(error) === true) ??
    failed.at(-1);
  const excerpt = excerptOf(output);
  const target = targets.find(({ name }) => name === blamed) ?? targetOf(failure, step, excerpt);
  const said = last?.replace(/^(target \S+: )?failed to solve: /, '');
  const message =
    said ?? step?.error ?? (output.trim().split('\n').slice(-SHOWN_LINES).join('\n') || 'nothing was said');
  if (target === undefined) {
    const services = targets.map(({ image }) => image.service).join(', ');
    return new ProjectError('build-failed', `building the images of ${services} failed: ${message}`, { hint: HINT });
  }
  const { service } = target.image;
  const location = placeIn(failure, target, excerpt);
  const compose = failure.locate(service, '');
  const platform = target.section.platform;
  const what = instructionOf(step, excerpt);
  const lines = (step?.output ?? []).slice(-SHOWN_LINES);
  const text = [
    `service ${service}${compose === undefined ? '' : ` (${said_(compose)})`} cannot be built: ${what === undefined ? '' : `${what}: `}${message}`,
    ...(location?.file !== undefined && location !== compose ? [`at ${said_(location)}`] : []),
    ...lines,
  ].join('\n');
  if (platform !== undefined && isOfPlatform(message, lines, platform, failure.platforms)) {
    const able = failure.platforms.length === 0 ? '' : ` (it builds ${failure.platforms.join(', ')})`;
    return new ProjectError(
      'build-failed',
      `service ${service} is of platform ${platform}, which this builder cannot build${able}: ${text}`,
      {
        location: failure.locate(service, 'platform') ?? location,
        hint: 'Correct `platform`, or install emulation: `docker run --privileged --rm tonistiigi/binfmt --install all`.',
      },
    );
  }
  if (
    /dial tcp|no such host|i\/o timeout|connection refused|TLS handshake|deadline exceeded/.test(message) &&
    isOfBase(step, message)
  ) {
    return new EnvironmentError('image-missing', text, {
      location,
      hint: 'The registry of the base image cannot be reached from here: load the image in an earlier step, or try again.',
    });
  }
  const hint = isOfBase(step, message)
    ? 'Check the name of the base image, and whether this machine is logged in to its registry (`docker login`).'
    : HINT;
  return new ProjectError('build-failed', text, { location, hint });
}

const HINT = '`docker compose build` shows the same.';

const isOfBase = (step: FailedStep | undefined, message: string): boolean =>
  /load metadata for/.test(step?.name ?? '') || /failed to resolve source metadata|pull access denied/.test(message);

const isOfPlatform = (message: string, lines: readonly string[], platform: string, able: readonly string[]): boolean =>
  /no match for platform|exec format error/.test([message, ...lines].join('\n')) ||
  (able.length > 0 && !able.includes(platform));

/** What buildx shows of the Dockerfile: the name of a file, and the lines that are to blame. */
interface Excerpt {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

function excerptOf(output: string): Excerpt | undefined {
  const [, line, text = ''] = /^ *(\d+) \| >>> (.*)$/m.exec(output) ?? [];
  return line === undefined ? undefined : { line: Number(line), text };
}

/** Of the target that a step is of. */
const nameIn = (step: string): string | undefined => /^\[([\w-]+)[\] ]/.exec(step)?.[1];

/** A step of several targets' build begins with the target's name; a mistake in the Dockerfile itself is of no step. */
function targetOf(
  { targets, dockerfile }: BuildFailure,
  step: FailedStep | undefined,
  excerpt: Excerpt | undefined,
): BakeTarget | undefined {
  if (targets.length === 1) return targets[0];
  const named = nameIn(step?.name ?? '');
  const byName = targets.find(({ name }) => name === named);
  if (byName !== undefined || excerpt === undefined) return byName;
  return targets.find((target) => dockerfile(target)?.text.split(/\r?\n/)[excerpt.line - 1] === excerpt.text);
}

function placeIn(
  { dockerfile, locate }: BuildFailure,
  target: BakeTarget,
  excerpt: Excerpt | undefined,
): SourceLocation | undefined {
  const path = dockerfile(target)?.path;
  if (path !== undefined) return { file: path, ...(excerpt !== undefined && { line: excerpt.line }) };
  return locate(target.image.service, target.section.inline === undefined ? '' : 'dockerfile_inline');
}

/** `[api 2/3] RUN false` → `RUN false`. */
function instructionOf(step: FailedStep | undefined, excerpt: Excerpt | undefined): string | undefined {
  const named = /^\[[^\]]*\d+\/\d+\] (.*)$/.exec(step?.name ?? '')?.[1];
  return named ?? excerpt?.text.trim();
}

const said_ = ({ file, line }: SourceLocation): string => (line === undefined ? file : `${file}:${line}`);
