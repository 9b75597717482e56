/** What a stack begins with: nothing in particular, a saved state, or volumes that become one. */
import type { BindPlan, PrivateView } from '../compose/binds.js';
import type { ComposeModel } from '../compose/model.js';
import type { Engine } from '../docker/engine.js';
import { withLayerVolumes } from './container-layer.js';
import { mountedName, mountState, type StackState, withState } from './mount-state.js';
import { dataLabels, type Making, sourcesOf } from './save.js';
import type { Snapshot } from './seal.js';
import { planState, type StateSlot, withImageVolumes } from './slots.js';
import type { Spares } from './spares.js';

export type StackStart =
  | { readonly kind: 'saved'; readonly snapshot: Snapshot }
  | { readonly kind: 'make'; readonly making: Making };

export interface StackFacts {
  readonly project: string;
  readonly labels: Record<string, string>;
  /** Those that are started, and those that a step of `prepare` runs in. */
  readonly services: readonly string[];
  /** What the images of these declare as volumes, by service. */
  readonly declared: Readonly<Record<string, readonly string[]>>;
}

export interface BegunState {
  readonly model: ComposeModel;
  /** By id. */
  readonly slots: readonly StateSlot[];
  /** Views that are still to be made, as they are to be made. */
  readonly views: BindPlan;
  /** Makes the volumes of the state; before the views. `image` is any that the engine has. */
  make(engine: Engine, image: string, spares?: Spares): Promise<StackState | undefined>;
}

/** Decides; `make` acts. `model` is private to the stack already. */
export function beginState(
  model: ComposeModel,
  binds: BindPlan,
  start: StackStart | undefined,
  facts: StackFacts,
): BegunState {
  if (start === undefined) return { model, slots: [], views: binds, make: async () => undefined };
  const { project, labels } = facts;
  const own = withImageVolumes(model, project, labels, facts.declared);
  const ids = start.kind === 'saved' ? start.snapshot.slots.map(({ id }) => id) : [];
  const { model: named, idOf } = withLayerVolumes(own, project, labels, ids);
  const slots = planState(named, binds, facts.services).slots.map((slot) => ({
    ...slot,
    id: idOf.get(slot.key) ?? slot.id,
  }));
  if (start.kind === 'saved') {
    const mounted = slots.map((slot, index) => ({ key: slot.key, volume: mountedName(slot, project, index) }));
    const keys = new Set(slots.map(({ key }) => key));
    return {
      model: withState(named, mounted),
      slots,
      views: { ...binds, views: binds.views.filter(({ volume }) => !keys.has(volume)) },
      make: (engine, image, spares) =>
        mountState(engine, { snapshot: start.snapshot, slots, project, labels, image, spares }, binds),
    };
  }
  const { making } = start;
  const sources = sourcesOf(making, slots);
  const volumeOf = (key: string) => sources[slots.findIndex((slot) => slot.key === key)]?.volume;
  const views = binds.views.map((view): PrivateView => {
    const volume = volumeOf(view.volume);
    if (volume === undefined) return view;
    return view.how === 'overlay' ? { ...view, upperVolume: volume } : { ...view, volume };
  });
  const volumes = slots
    .filter(({ kind }) => kind === 'volume')
    .map(({ key }) => [key, { name: volumeOf(key) ?? '', external: true }] as const);
  return {
    model: { ...named, volumes: { ...named.volumes, ...Object.fromEntries(volumes) } },
    slots,
    views: { ...binds, views },
    make: async (engine) => {
      // As long as it is there, the volumes without a seal are not taken for leftovers.
      await engine.createVolume(`${project}-making`, labels);
      await Promise.all(sources.map(({ volume }) => engine.createVolume(volume, dataLabels(making))));
      return undefined;
    },
  };
}
