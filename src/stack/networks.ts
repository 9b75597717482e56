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
  private seen: Promise<Block[]> | undefined;
  private readonly handedOut: Block[] = [];
  private freed: Promise<number> | undefined;

  /** @param free removes what dead sessions left, and returns how many objects that were */
  constructor(
    private readonly engine: Engine,
    private readonly free: () => Promise<number> = async () => 0,
    private readonly pools: readonly string[] = POOLS,
  ) {}

  /** A free block, which nobody else gets from this book; `undefined` if none is left. */
  async reserve(prefix: number, name: string): Promise<Block | undefined> {
    const start = createHash('sha256').update(name).digest().readUInt32BE(0) / 2 ** 32;
    const seen = await this.look();
    const block = freeBlock(prefix, [...seen, ...this.handedOut], start, this.pools);
    if (block !== undefined) this.handedOut.push(block);
    return block;
  }

  /** How many blocks of the smallest size there are for networks to come; counted up to `wanted`. */
  async capacity(wanted: number): Promise<number> {
    const taken = [...(await this.look()), ...this.handedOut];
    for (let count = 0; count < wanted; count++) {
      const block = freeBlock(prefixFor(0), taken, 0, this.pools);
      if (block === undefined) return count;
      taken.push(block);
    }
    return wanted;
  }

  /** Looks at the engine and the host anew; what was handed out stays so. */
  refresh(): void {
    this.seen = undefined;
  }

  /** Frees what dead sessions hold, once for all who ask; how many objects that were. */
  makeRoom(): Promise<number> {
    this.freed ??= this.free().then((count) => {
      this.refresh();
      return count;
    });
    return this.freed;
  }

  private look(): Promise<Block[]> {
    this.seen ??= this.engine.networks().then((networks) => {
      const used = networks.flatMap(({ subnets }) => subnets.flatMap((subnet) => parseBlock(subnet) ?? []));
      return [...used, ...(this.engine.info.isLocal ? hostRoutes() : [])];
    });
    return this.seen;
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
  const bySize = engine.info.major >= BLOCKS_BY_SIZE;
  let freed: number | undefined;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const block = bySize ? undefined : await book.reserve(prefix, `${name} ${attempt}`);
    const subnet = bySize ? `0.0.0.0/${prefix}` : block && formatBlock(block);
    const outcome = subnet && (await engine.createNetwork(name, { ...request, subnets: [subnet, ...six] }));
    if (outcome === 'created') return;
    if (subnet !== undefined && !bySize) {
      // Somebody was faster.
      book.refresh();
      continue;
    }
    // None is left: once more without what dead sessions hold, if they hold anything.
    if (freed !== undefined) break;
    freed = await book.makeRoom();
    if (freed === 0) break;
  }
  throw exhausted(await engine.networks(), freed ?? 0);
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

/** Who has the networks, the most first: what one needs to know to free some. @param freed objects of dead sessions that were removed for it */
export function exhausted(networks: readonly NetworkView[], freed: number): EnvironmentError {
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
  const dead =
    freed === 0 ? 'none a leftover of a dead session' : `after ${freed} leftovers of dead sessions were removed`;
  const ours = networks.filter(({ labels }) => labels[LABEL.session]).length;
  return new EnvironmentError(
    'network-exhausted',
    `no address block is left for another network: ${networks.length} networks have them (${said.join(', ')}${rest}), ${ours} of them isoshard's, ${dead}`,
    {
      hint: '`isoshard cleanup` removes those of dead sessions, `docker network prune` those that no container uses; `docker network ls` shows all.',
    },
  );
}
