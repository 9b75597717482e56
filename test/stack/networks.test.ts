/** Which blocks are asked for, by the engine's version. What engines do with them is tested on a real one. */
import { expect, test } from 'vitest';
import type { Engine, NetworkRequest } from '../../src/docker/engine.js';
import { AddressBook, exhausted, makeNetworks } from '../../src/stack/networks.js';

function engineOf(major: number, answers: ('created' | 'overlaps')[] = []) {
  const asked: NetworkRequest[] = [];
  const engine = {
    info: { major, isLocal: false },
    networks: async () => [{ name: 'theirs', labels: {}, subnets: ['10.0.0.0/27'] }],
    createNetwork: async (_: string, request: NetworkRequest) => {
      asked.push(request);
      return answers.shift() ?? 'created';
    },
  };
  return { engine: engine as unknown as Engine, asked: () => asked.map(({ subnets }) => subnets[0]) };
}
const model = (containers: number, network: object = {}) => ({
  services: { api: { scale: containers, networks: { back: null } } },
  networks: { back: { name: 'p_back', ...network } },
});
const make = async (major: number, containers: number, answers?: ('created' | 'overlaps')[], network?: object) => {
  const { engine, asked } = engineOf(major, answers);
  await makeNetworks(engine, new AddressBook(engine, undefined, ['10.0.0.0/24']), model(containers, network));
  return asked();
};

test('from Engine 29 on a block is asked for by its size', async () => {
  expect(await make(29, 1)).toEqual(['0.0.0.0/28']);
  expect(await make(30, 20)).toEqual(['0.0.0.0/27']);
});

test('before that a free one is chosen, and another where somebody was faster', async () => {
  const [first] = await make(28, 1);
  expect(first).toMatch(/^10\.0\.0\.\d+\/28$/);
  const tried = await make(28, 1, ['overlaps', 'overlaps']);
  expect(new Set(tried).size).toBe(3);
  expect(tried.every((block) => block !== '10.0.0.0/28' && block !== '10.0.0.16/28')).toBe(true);
});

test('other drivers, and networks of others, are not ours to give addresses to', async () => {
  expect(await make(28, 1, [], { driver: 'weave' })).toEqual([undefined]);
  expect(await make(28, 1, [], { external: true })).toEqual([]);
});

test('an engine that has none left is not asked for ever', async () => {
  await expect(make(29, 1, ['overlaps'])).rejects.toMatchObject({ code: 'network-exhausted' });
  await expect(make(28, 1, Array(60).fill('overlaps'))).rejects.toMatchObject({ code: 'network-exhausted' });
});

test('the error says who has how many', () => {
  const of = (labels: Record<string, string>) => ({ name: 'n', labels, subnets: [] });
  const shop = of({ 'com.docker.compose.project': 'shop' });
  const ours = of({ 'dev.isoshard.session': '0123456789', 'com.docker.compose.project': 'isoshard-0123456789-web-1' });
  expect(exhausted([ours, shop, shop, of({})], 0).message).toBe(
    "no address block is left for another network: 4 networks have them (2 of project shop, 1 of isoshard session 0123456789, 1 of nobody in particular), 1 of them isoshard's, none a leftover of a dead session",
  );
});
