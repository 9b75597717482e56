/**
 * Makes the networks of a stack before it starts, each a small block of addresses of its own: the pools of an engine run
 * out at about 30 networks. From Engine 29 on a block is asked for by its size (moby PR 50114); before that a free one is
 * chosen, and another where somebody else was faster.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type ComposeModel, type NamedResource, sortedEntries } from '../compose/model.js';
import { type Block, formatBlock, freeBlock, POOLS, parseBlock, parseRoutes, prefixFor } from '../compose/subnets.js';
import type { Engine, NetworkView } from '../docker/engine.js';
import { COMPOSE_LABEL, LABEL } from '../docker/labels.js';
import { EnvironmentError } from '../errors.js';

/** The first engine that takes `0.0.0.0/28` as "a block of this size"; earlier ones take it literally. */
const BLOCKS_BY_SIZE = 29;
const ATTEMPTS = 50;
/** One-off containers of a stack beside its services. */
const ONE_OFFS = 3;

/** Hands out blocks of addresses; one for all stacks of a session, so that they do not race each other. */
export class AddressBook {
  private taken: Promise<Block[]> | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly pools: readonly string[] = POOLS,
  ) {}

  /** A free block, which nobody else gets from this book. @throws EnvironmentError `network-exhausted` */
  async reserve(prefix: number, name: string): Promise<Block> {
    this.taken ??= this.look();
    const taken = await this.taken;
    const start = createHash('sha256').update(name).digest().readUInt32BE(0) / 2 ** 32;
    const block = freeBlock(prefix, taken, start, this.pools);
    if (block === undefined) throw exhausted(await this.engine.networks());
    taken.push(block);
    return block;
  }

  /** How many blocks of the smallest size there are for networks to come; counted up to `wanted`. */
  async capacity(wanted: number): Promise<number> {
    this.taken ??= this.look();
    const taken = [...(await this.taken)];
    for (let count = 0; count < wanted; count++) {
      const block = freeBlock(prefixFor(0), taken, 0, this.pools);
      if (block === undefined) return count;
      taken.push(block);
    }
    return wanted;
  }

  /** Looks at the engine and the host anew; what was handed out stays so. */
  async refresh(): Promise<void> {
    const before = await this.taken;
    this.taken = this.look().then((found) => [...found, ...(before ?? [])]);
    await this.taken;
  }

  /** Forgets what was handed out: something was removed. */
  forget(): void {
    this.taken = undefined;
  }

  private async look(): Promise<Block[]> {
    const networks = await this.engine.networks();
    const used = networks.flatMap(({ subnets }) => subnets.flatMap((subnet) => parseBlock(subnet) ?? []));
    return [...used, ...(this.engine.info.isLocal ? hostRoutes() : [])];
  }
}

function hostRoutes(): Block[] {
  try {
    return parseRoutes(readFileSync('/proc/net/route', 'utf8'));
  } catch {
    return []; // no Linux: the engine's own look is all there is
  }
}

/** Makes the model's own networks. @returns the model that uses them */
export async function makeNetworks(engine: Engine, book: AddressBook, model: ComposeModel): Promise<ComposeModel> {
  const made = await Promise.all(
    sortedEntries(model.networks).map(async ([key, definition]): Promise<[string, NamedResource | null]> => {
      if (definition?.external === true || definition?.name === undefined) return [key, definition];
      await makeNetwork(engine, book, model, key, definition.name, definition);
      return [key, { name: definition.name, external: true }];
    }),
  );
  return made.length === 0 ? model : { ...model, networks: Object.fromEntries(made) };
}

interface NetworkModel {
  driver?: string;
  driver_opts?: Record<string, string>;
  internal?: boolean;
  attachable?: boolean;
  enable_ipv6?: boolean;
  labels?: Record<string, string>;
  ipam?: { driver?: string; config?: readonly { subnet?: string }[] };
}

async function makeNetwork(
  engine: Engine,
  book: AddressBook,
  model: ComposeModel,
  key: string,
  name: string,
  definition: NetworkModel,
): Promise<void> {
  const { driver, driver_opts: options, internal, attachable, enable_ipv6: ipv6, labels } = definition;
  const prefix = prefixFor(attachedTo(model, key) + ONE_OFFS);
  const request = {
    driver: driver ?? 'bridge',
    labels: { ...labels, [COMPOSE_LABEL.network]: key, [COMPOSE_LABEL.project]: model.name ?? '' },
    options: options ?? {},
    internal: internal === true,
    attachable: attachable === true,
    ipv6: ipv6 === true,
  };
  // Other drivers and address managers know better.
  const isPlain = request.driver === 'bridge' && (definition.ipam?.driver ?? 'default') === 'default';
  if (!isPlain || definition.ipam?.config !== undefined) {
    await engine.createNetwork(name, { ...request, subnets: subnetsOf(definition) });
    return;
  }
  const six = request.ipv6 ? [localPrefix(name)] : [];
  for (let attempt = 1; ; attempt++) {
    const bySize = engine.info.major >= BLOCKS_BY_SIZE;
    const subnet = bySize ? `0.0.0.0/${prefix}` : formatBlock(await book.reserve(prefix, `${name} ${attempt}`));
    const outcome = await engine.createNetwork(name, { ...request, subnets: [subnet, ...six] });
    if (outcome === 'created') return;
    if (attempt >= ATTEMPTS || bySize) throw exhausted(await engine.networks());
    await book.refresh();
  }
}

const subnetsOf = ({ ipam }: NetworkModel): string[] => (ipam?.config ?? []).flatMap(({ subnet }) => subnet ?? []);

/** How many containers of the stack are on a network. */
const attachedTo = (model: ComposeModel, key: string): number =>
  Object.values(model.services).reduce(
    (sum, { networks, scale }) => sum + (networks !== undefined && key in networks ? Math.max(1, scale ?? 1) : 0),
    0,
  );

/** A unique local block (RFC 4193): 40 bits of its name's digest for the site, 16 for the subnet. */
function localPrefix(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `fd${hex.slice(0, 2)}:${hex.slice(2, 6)}:${hex.slice(6, 10)}:${hex.slice(10, 14)}::/64`;
}

/** Who has the networks, the most first: what one needs to know to free some. */
export function exhausted(networks: readonly NetworkView[]): EnvironmentError {
  const owners = new Map<string, number>();
  for (const { labels } of networks) {
    const session = labels[LABEL.session];
    const project = labels[COMPOSE_LABEL.project];
    const owner = session ? `isoshard session ${session}` : project ? `project ${project}` : 'nobody in particular';
    owners.set(owner, (owners.get(owner) ?? 0) + 1);
  }
  const most = [...owners].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const said = most.slice(0, 8).map(([owner, count]) => `${count} of ${owner}`);
  const rest = most.length > said.length ? `, ${most.length - said.length} more owners` : '';
  const ours = networks.filter(({ labels }) => labels[LABEL.session]).length;
  return new EnvironmentError(
    'network-exhausted',
    `no address block is left for another network: ${networks.length} networks have them (${said.join(', ')}${rest}), ${ours} of them isoshard's`,
    {
      hint: '`isoshard cleanup` removes those of dead sessions, `docker network prune` those that no container uses; `docker network ls` shows all.',
    },
  );
}
