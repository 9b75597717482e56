/** In how many goes a stack is started. Pure. */
import type { ComposeModel } from '../compose/model.js';

/**
 * `services` and all that they depend on, in the goes in which to start them. It is one where the engine looks at health checks
 * often while they start. Where it does not (below 25, or a check that only an image has which `up` is going to fetch), who waits for such a
 * service to be healthy is started in a later go: we see its readiness long before Compose does.
 */
export function wavesOf(model: ComposeModel, services: readonly string[]): readonly (readonly string[])[] {
  const waves = new Map<string, number>();
  const waveOf = (name: string): number => {
    const known = waves.get(name);
    if (known !== undefined) return known;
    // Of a circle, which Compose refuses.
    waves.set(name, 0);
    const needs = Object.entries(model.services[name]?.depends_on ?? {}).filter(([on]) => on in model.services);
    const wave = Math.max(
      0,
      ...needs.map(
        ([on, { condition }]) => waveOf(on) + Number(condition === 'service_healthy' && isSeldom(model, on)),
      ),
    );
    waves.set(name, wave);
    return wave;
  };
  for (const name of services) waveOf(name);
  const inOrder = [...waves].sort(([a, first], [b, second]) => first - second || (a < b ? -1 : 1));
  const result: string[][] = [];
  for (const [name, wave] of inOrder) result[wave] = [...(result[wave] ?? []), name];
  return result.filter(Boolean);
}

/** Whether the engine looks only once in the check's own interval. */
function isSeldom({ services }: ComposeModel, service: string): boolean {
  const check = services[service]?.healthcheck;
  return check?.disable !== true && check?.start_interval === undefined;
}
