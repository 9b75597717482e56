/** Ends the services of a stack so that what they keep is whole: by their own signal, and each before what it depends on. */
import { type ComposeModel, sortedEntries } from '../compose/model.js';
import { formatDuration } from '../config/duration.js';
import type { Engine } from '../docker/engine.js';
import { COMPOSE_LABEL } from '../docker/labels.js';

/** Where neither the configuration nor the compose file says how long a service may take; milliseconds. */
const GRACE_MS = 20_000;

/** How the engine says that a process was killed: 128 and SIGKILL. */
const KILLED = 137;

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
 * @returns a sentence for each keeper that did not end by itself
 */
export async function stopCleanly(
  engine: Engine,
  { project, model }: { readonly project: string; readonly model: ComposeModel },
  keepers: ReadonlySet<string>,
  grace: Readonly<Record<string, number>>,
): Promise<string[]> {
  const containers = await engine.containers([`${COMPOSE_LABEL.project}=${project}`]);
  const complaints: string[] = [];
  const others = containers.filter(({ service, state }) => !keepers.has(service) && state === 'running');
  await Promise.all(others.map(({ id }) => engine.kill(id)));
  for (const group of endingOrder(model, [...keepers])) {
    await Promise.all(
      containers
        .filter(({ service, state }) => group.includes(service) && state === 'running')
        .map(async ({ id, service }) => {
          const ms = grace[service] ?? graceOf(model.services[service]?.stop_grace_period) ?? GRACE_MS;
          await engine.stop(id, ms);
          const ended = await engine.state(id);
          if (ended?.exitCode !== KILLED) return;
          complaints.push(`${service} did not end within ${formatDuration(ms)} of its stop signal, and was killed`);
        }),
    );
  }
  return complaints.sort();
}

/** Services by whether they write to one of `keys`. */
export const keepersOf = (model: ComposeModel, services: readonly string[], keys: ReadonlySet<string>): Set<string> =>
  new Set(
    sortedEntries(model.services)
      .filter(([name]) => services.includes(name))
      .filter(([, { volumes = [] }]) => volumes.some((one) => one.read_only !== true && keys.has(one.source ?? '')))
      .map(([name]) => name),
  );
