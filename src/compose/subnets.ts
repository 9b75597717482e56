/**
 * Small address blocks for networks. Docker's own pools give about 30 networks, of up to 65,536 addresses each; a stack
 * needs a dozen. Pure: what is taken is handed in.
 */

/** An IPv4 block: the first address as a number, and how many leading bits all of it shares. */
export interface Block {
  readonly base: number;
  readonly prefix: number;
}

/**
 * Private addresses (RFC 1918), in the order in which they are tried: first where Docker's own pools are not, so that
 * other people's networks find room there.
 */
export const POOLS: readonly string[] = ['10.128.0.0/9', '10.0.0.0/9', '172.16.0.0/12', '192.168.0.0/16'];

const SMALLEST_PREFIX = 28;
const LARGEST_PREFIX = 20;
/** Of each block: the network, the gateway and the broadcast address. */
const RESERVED = 3;

const sizeOf = ({ prefix }: Block): number => 2 ** (32 - prefix);

/** `10.0.0.0/8`, with any address of it; `undefined` for what is no IPv4 block. */
export function parseBlock(text: string): Block | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text.trim());
  if (match === null) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = match.slice(1).map(Number);
  if (Math.max(a, b, c, d) > 255 || prefix > 32) return undefined;
  const address = ((a * 256 + b) * 256 + c) * 256 + d;
  return { base: address - (address % 2 ** (32 - prefix)), prefix };
}

export function formatBlock({ base, prefix }: Block): string {
  return `${[24, 16, 8, 0].map((bits) => Math.floor(base / 2 ** bits) % 256).join('.')}/${prefix}`;
}

export const overlap = (a: Block, b: Block): boolean => a.base < b.base + sizeOf(b) && b.base < a.base + sizeOf(a);

/** The smallest block with room for so many containers, at least a /28 and at most a /20. */
export function prefixFor(containers: number): number {
  const bits = Math.ceil(Math.log2(containers + RESERVED));
  return Math.max(LARGEST_PREFIX, Math.min(SMALLEST_PREFIX, 32 - bits));
}

/**
 * A block of the pools that overlaps nothing that is taken; `undefined` if there is none.
 * @param start from 0 to 1: where in the first pool the search begins, so that processes that know nothing of each other
 *   seldom choose the same
 */
export function freeBlock(
  prefix: number,
  taken: readonly Block[],
  start: number,
  pools: readonly string[] = POOLS,
): Block | undefined {
  const size = 2 ** (32 - prefix);
  for (const pool of pools.flatMap((text) => parseBlock(text) ?? [])) {
    if (pool.prefix > prefix) continue;
    const end = pool.base + sizeOf(pool);
    const middle = pool.base + Math.floor((start * sizeOf(pool)) / size) * size;
    const found = firstFree(middle, end, prefix, taken) ?? firstFree(pool.base, middle, prefix, taken);
    if (found !== undefined) return found;
  }
  return undefined;
}

function firstFree(from: number, end: number, prefix: number, taken: readonly Block[]): Block | undefined {
  const size = 2 ** (32 - prefix);
  for (let base = from; base + size <= end; ) {
    const candidate = { base, prefix };
    const blocking = taken.find((block) => overlap(candidate, block));
    if (blocking === undefined) return candidate;
    // On to the first block of this size behind it.
    base = Math.max(base + size, Math.ceil((blocking.base + sizeOf(blocking)) / size) * size);
  }
  return undefined;
}

/**
 * The blocks that this host routes somewhere, as `/proc/net/route` has them (proc(5): hexadecimal, little-endian).
 * Default routes, and halves of everything as VPNs set them, say nothing of a single block.
 */
export function parseRoutes(text: string): Block[] {
  return text
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [, destination, , , , , , mask] = line.split(/\s+/);
      if (destination === undefined || mask === undefined || !/^[0-9A-F]{8}$/i.test(destination + mask.slice(8)))
        return [];
      const number = (hex: string) =>
        [6, 4, 2, 0].reduce((sum, at) => sum * 256 + Number.parseInt(hex.slice(at, at + 2), 16), 0);
      const prefix = 32 - Math.round(Math.log2(2 ** 32 - number(mask)));
      return prefix < 8 ? [] : [{ base: number(destination), prefix }];
    });
}
