/** What services keep in their containers' own layers, while a state is made: found, and copied into volumes of the state. */
import type { Context } from '../context.js';
import type { Engine } from '../docker/engine.js';
import { COMPOSE_LABEL } from '../docker/labels.js';
import { firstOf, type Layer, layerFolders, layerSlotId, readLayer } from '../snapshot/container-layer.js';
import { copyLayerFolder } from '../snapshot/copy-state.js';
import { dataLabels, type Making, NotSavable, type SlotSource } from '../snapshot/save.js';
import { dataVolume } from '../snapshot/seal.js';
import { isScratch, mountTargets } from '../snapshot/slots.js';
import type { MadeStack } from './make-stack.js';

export interface KeptLayer {
  readonly layer: Layer;
  /** Of the service's containers; one, unless it has replicas. */
  readonly containerIds: readonly string[];
}

/** By service: what its container has in its own layer. */
export async function layersOf(engine: Engine, stack: MadeStack): Promise<Map<string, KeptLayer>> {
  const containers = await engine.containers([`${COMPOSE_LABEL.project}=${stack.project}`]);
  const layers = containers
    .filter(({ oneOff }) => !oneOff)
    .map(async ({ id, service }) => {
      const containerIds = containers
        .filter((other) => other.service === service && !other.oneOff)
        .map((one) => one.id);
      return [service, { layer: await readLayer(engine, id), containerIds }] as const;
    });
  return new Map(await Promise.all(layers));
}

/** More folders than these are no data any more: something was installed all over the place. */
const MOST_FOLDERS = 20;

export interface LayerRequest extends KeptLayer {
  readonly stack: MadeStack;
  readonly making: Making;
  readonly image: string;
  readonly service: string;
  /** Paths that `prepare` changed; not empty. */
  readonly changed: readonly string[];
  /** How many slots the state has without them. */
  readonly first: number;
}

/**
 * Copies the folders that hold what a service keeps in its container's own layer; the container has ended.
 * @returns the slots that they become
 * @throws NotSavable
 */
export async function keepLayer({ log }: Context, engine: Engine, request: LayerRequest): Promise<SlotSource[]> {
  const { stack, making, image, service, containerIds, changed, first } = request;
  const [containerId = ''] = containerIds;
  const mounts = mountTargets(stack.model.services[service]);
  // A database that was in a scratch folder before the first step, and is the same, is made by each start of the service.
  const isKept = (path: string) => !isScratch(path) || changed.includes(path);
  const layer = { ...request.layer, paths: new Map([...request.layer.paths].filter(([path]) => isKept(path))) };
  const folders = layerFolders(layer, mounts);
  if (folders.length === 0) return [];
  const where = `${service} keeps ${firstOf(changed)} in its container's own layer`;
  const why = whyNot(folders, layer, { mounts, containers: containerIds.length });
  if (why !== undefined) throw new NotSavable(`${where}, and ${why}; a volume there would be saved`);
  log.info(`${where}: it is saved with ${folders.join(', ')}, as if there were a volume`);
  const sources = folders.map((target, index): SlotSource => {
    const volume = dataVolume(making.key, making.generation, first + index);
    return { id: layerSlotId({ service, target }), kind: 'volume', volume };
  });
  for (const [index, folder] of folders.entries()) {
    const to = sources[index]?.volume ?? '';
    await engine.createVolume(to, dataLabels(making));
    await copyLayerFolder(engine, image, stack.labels, { containerId, folder, to, mounts });
  }
  return sources;
}

function whyNot(
  folders: readonly string[],
  { paths }: Layer,
  { mounts, containers }: { readonly mounts: readonly string[]; readonly containers: number },
): string | undefined {
  if (containers > 1) return 'it has replicas';
  const scratch = [...paths.keys()].find(isScratch);
  if (scratch !== undefined) return `${scratch} is a SQLite database in a folder of which nothing is saved`;
  if (folders.length > MOST_FOLDERS) return `it is spread over ${folders.length} folders`;
  if (!folders.includes('/')) return undefined;
  const files = [...paths].flatMap(([path, what]) => (what === 'folder' || mounts.includes(path) ? [] : [path]));
  return `${files.sort().find((path) => /^\/[^/]+$/.test(path))} lies in its root folder`;
}
