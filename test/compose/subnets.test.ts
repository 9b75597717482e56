import { describe, expect, test } from 'vitest';
import {
  type Block,
  formatBlock,
  freeBlock,
  overlap,
  parseBlock,
  parseRoutes,
  prefixFor,
} from '../../src/compose/subnets.js';

const block = (text: string): Block => {
  const parsed = parseBlock(text);
  if (parsed === undefined) throw new Error(`not a block: ${text}`);
  return parsed;
};
const found = (prefix: number, taken: string[], start = 0, pools = ['10.0.0.0/24']) => {
  const free = freeBlock(prefix, taken.map(block), start, pools);
  return free && formatBlock(free);
};

test.each([
  ['10.1.2.3/8', '10.0.0.0/8'],
  ['192.168.255.255/32', '192.168.255.255/32'],
  ['0.0.0.0/0', '0.0.0.0/0'],
  ['255.255.255.255/1', '128.0.0.0/1'],
])('%s is the block %s', (text, expected) => {
  expect(formatBlock(block(text))).toBe(expected);
});

test.each(['fd00::/64', '10.0.0.0', '10.0.0.0/33', '300.0.0.0/8', '', '10.0.0/8'])('%j is no block', (text) => {
  expect(parseBlock(text)).toBeUndefined();
});

test.each([
  ['10.0.0.0/8', '10.255.255.240/28', true],
  ['10.0.0.0/28', '10.0.0.16/28', false],
  ['10.0.0.0/28', '10.0.0.0/28', true],
  ['172.16.0.0/12', '172.32.0.0/16', false],
])('%s and %s overlap: %s', (a, b, expected) => {
  expect(overlap(block(a), block(b))).toBe(expected);
  expect(overlap(block(b), block(a))).toBe(expected);
});

test.each([
  [1, 28],
  [13, 28],
  [14, 27],
  [29, 27],
  [250, 24],
  [1_000_000, 20],
])('%d containers need a /%d', (containers, prefix) => {
  expect(prefixFor(containers)).toBe(prefix);
});

describe('a free block', () => {
  test('is the first that overlaps nothing', () => {
    expect(found(28, [])).toBe('10.0.0.0/28');
    expect(found(28, ['10.0.0.0/26'])).toBe('10.0.0.64/28');
    expect(found(28, ['10.0.0.0/28', '10.0.0.20/30'])).toBe('10.0.0.32/28');
  });
  test('is looked for from the start on, and then before it', () => {
    expect(found(28, [], 0.5)).toBe('10.0.0.128/28');
    expect(found(28, ['10.0.0.128/25'], 0.5)).toBe('10.0.0.0/28');
  });
  test('comes from the next pool when one is full, and from none when all are', () => {
    expect(found(28, ['10.0.0.0/8'], 0.9, ['10.0.0.0/24', '192.168.0.0/24'])).toBe('192.168.0.224/28');
    expect(found(28, ['10.0.0.0/8'])).toBeUndefined();
    expect(found(20, [])).toBeUndefined();
  });
  test('never overlaps another, until all 16 of a pool are given out', () => {
    const taken: Block[] = [];
    for (let at = 0; at < 16; at++) {
      const next = freeBlock(28, taken, (at * 7919) % 1, ['10.0.0.0/24']);
      expect(next && taken.some((one) => overlap(one, next))).toBe(false);
      if (next) taken.push(next);
    }
    expect(freeBlock(28, taken, 0, ['10.0.0.0/24'])).toBeUndefined();
  });
});

test('routes of the host, without those of everything', () => {
  const text = [
    'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT',
    'eth0\t00000000\t0100000A\t0003\t0\t0\t0\t00000000\t0\t0\t0',
    'tun0\t00000080\t00000000\t0001\t0\t0\t0\t00000080\t0\t0\t0',
    'docker0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0',
    'wg0\t0500A8C0\t00000000\t0001\t0\t0\t0\tFFFFFFFF\t0\t0\t0',
    'broken',
  ].join('\n');
  expect(parseRoutes(text).map(formatBlock)).toEqual(['172.17.0.0/16', '192.168.0.5/32']);
});
