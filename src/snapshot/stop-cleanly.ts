/** Ends the services of a stack so that what they keep is whole: by their own signal, and each before what it depends on. */
import { isWithin } from '../compose/bind-sources.js';
import { type ComposeModel, type ServiceModel, sortedEntries } from '../compose/model.js';
import { formatDuration } from '../config/duration.js';
import type { Engine } from '../docker/engine.js';
import { COMPOSE_LABEL } from '../docker/labels.js';

/** Where neither the configuration nor the compose file says how long a service may take; milliseconds. */
const GRACE_MS = 20_000;

/** How the engine says that a process was ended by a signal that none ends itself by: 128, and SIGKILL, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE or SIGSEGV. */
const KILLED = 137;
const CRASHED = [132, 133, 134, 135, 136, 139];

/** Of one that has ended before it was asked to: by itself, or by a signal to end (SIGINT, SIGTERM). */
const ENDED = [0, 130, 143];

/** A service that keeps files and did not end by itself. */
export interface BadEnd {
  readonly service: string;
  /** A sentence. */
  readonly why: string;
}

/** Services in the order in which they may end: each group has nobody left who depends on it. Pure. */
export function endingOrder(model: ComposeModel, services: readonly string[]): string[][] {
  const left = new Set(services);
  const groups: string[][] = [];
  while (left.size > 0) {
    const needed = new Set([...left].flatMap((name) => Object.keys(model.services[name]?.depends_on ?? {})));
    const free = [...left].filter((name) => !needed.has(name));
    // A ring cannot be: Compose refuses it.
    const group = free.length > 0 ? free : [...left];
    groups.push(group.sort());
    for (const name of group) left.delete(name);
  }
  return groups;
}

/** Compose writes `1m30s`. */
export function graceOf(written: unknown): number | undefined {
  const parts = [...String(written ?? '').matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
  const unit = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;
  if (parts.length === 0) return undefined;
  return parts.reduce((sum, [, count, name]) => sum + Number(count) * unit[name as keyof typeof unit], 0);
}

/**
 * @param keepers services that keep files; the others are ended at once
 * @param grace by service, from the configuration; milliseconds
 * @returns those that did not end by themselves, or had failed before
 */
export async function stopCleanly(
  engine: Engine,
  { project, model }: { readonly project: string; readonly model: ComposeModel },
  keepers: ReadonlySet<string>,
  grace: Readonly<Record<string, number>>,
): Promise<BadEnd[]> {
  const containers = (await engine.containers([`${COMPOSE_LABEL.project}=${project}`])).filter(({ oneOff }) => !oneOff);
  const bad: BadEnd[] = [];
  const others = containers.filter(({ service, state }) => !keepers.has(service) && state === 'running');
  await Promise.all(others.map(({ id }) => engine.kill(id)));
  for (const group of endingOrder(model, [...keepers])) {
    const own = containers.filter(({ service }) => group.includes(service));
    await Promise.all(
      own.map(async ({ id, service, state }) => {
        const ms = grace[service] ?? graceOf(model.services[service]?.stop_grace_period) ?? GRACE_MS;
        const isRunning = state === 'running';
        if (isRunning) await engine.stop(id, ms);
        const { exitCode = 0 } = (await engine.state(id)) ?? {};
        const isBad = exitCode === KILLED || CRASHED.includes(exitCode) || (!isRunning && !ENDED.includes(exitCode));
        if (!isBad) return;
        const why = !isRunning
          ? `${service} had ended with ${exitCode}`
          : exitCode === KILLED
            ? `${service} did not end within ${formatDuration(ms)} of its stop signal, and was killed`
            : `${service} crashed when it was to end (${exitCode})`;
        bad.push({ service, why });
      }),
    );
  }
  return bad.sort((a, b) => (a.why < b.why ? -1 : 1));
}

/**
 * Whether what a service mounts of `keys` are data, which are not whole if it is killed: volumes, but for those inside of another mount, which keep
 * what an image has installed apart from a checkout.
 */
export function keepsData({ volumes = [] }: ServiceModel, keys: ReadonlySet<string>): boolean {
  const targets = volumes.map(({ target }) => target);
  return volumes.some(
    ({ source, target, read_only }) =>
      read_only !== true &&
      keys.has(source ?? '') &&
      !targets.some((other) => other !== target && isWithin(target, other)),
  );
}

/** Services by whether they write to one of `keys`. */
export const keepersOf = (model: ComposeModel, services: readonly string[], keys: ReadonlySet<string>): Set<string> =>
  new Set(
    sortedEntries(model.services)
      .filter(([name]) => services.includes(name))
      .filter(([, { volumes = [] }]) => volumes.some((one) => one.read_only !== true && keys.has(one.source ?? '')))
      .map(([name]) => name),
  );
