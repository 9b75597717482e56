/** Networks that do not run out, and what is said when they do. */
import { afterEach, expect, test } from 'vitest';
import { reap } from '../../src/cleanup/reaper.js';
import type { ComposeModel } from '../../src/compose/model.js';
import { overlap, parseBlock } from '../../src/compose/subnets.js';
import { LABEL, sessionLabels } from '../../src/docker/labels.js';
import { AddressBook, makeNetworks } from '../../src/stack/networks.js';
import { clock, docker, IMAGE, identityOf, type Lab, lab, newSession } from './lab.js';

let ours: Lab | undefined;
afterEach(async () => {
  await ours?.remove();
  ours = undefined;
});

const modelOf = (project: string, session: string, names: readonly string[], over = {}): ComposeModel => ({
  name: project,
  services: {},
  networks: Object.fromEntries(
    names.map((key) => [key, { name: `${project}_${key}`, labels: sessionLabels(identityOf(session)), ...over }]),
  ),
});
const subnetsOf = async (session: string) =>
  (await (ours as Lab).engine.networks())
    .filter(({ labels }) => labels[LABEL.session] === session)
    .flatMap(({ subnets }) => subnets);

test('more networks than the pools of the engine have, none overlaps another', async () => {
  ours = await lab('services: {}');
  const { engine, session } = ours;
  const book = new AddressBook(engine);
  const keys = Array.from({ length: 40 }, (_, index) => `n${index}`);
  const made = await makeNetworks(engine, book, modelOf(`isoshard-${session}-web-1`, session, keys));
  expect(Object.values(made.networks ?? {}).every((network) => network?.external === true)).toBe(true);
  const blocks = (await subnetsOf(session)).flatMap((subnet) => parseBlock(subnet) ?? []);
  expect(blocks.length).toBe(40);
  for (const [index, block] of blocks.entries()) {
    expect(blocks.slice(index + 1).some((other) => overlap(block, other))).toBe(false);
  }
});

test('a block that somebody took meanwhile is left to him', async () => {
  ours = await lab('services: {}');
  const { engine, session } = ours;
  const pools = ['10.97.0.0/27'];
  const [one, two] = [new AddressBook(engine, undefined, pools), new AddressBook(engine, undefined, pools)];
  await Promise.all([one.capacity(1), two.capacity(1)]); // both have looked
  await makeNetworks(engine, one, modelOf(`isoshard-${session}-web-1`, session, ['a']));
  await makeNetworks(engine, two, modelOf(`isoshard-${session}-web-2`, session, ['a']));
  expect((await subnetsOf(session)).sort()).toEqual(['10.97.0.0/28', '10.97.0.16/28']);
});

test('when none is left what dead sessions have is freed; when that is not enough the error says who has how many', async () => {
  ours = await lab('services: {}');
  const { engine, session, folder } = ours;
  const dead = newSession();
  const labels = sessionLabels({ ...identityOf(dead, 'another-boot') });
  const leave = (subnet: string) =>
    docker(
      ...['network', 'create', '--subnet', subnet, `isoshard-${dead}-${subnet.replace(/\W/g, '-')}`],
      ...Object.entries(labels).flatMap(([key, value]) => ['--label', `${key}=${value}`]),
    );
  await leave('10.97.1.0/28');
  const pools = ['10.97.1.0/27'];
  const want = (book: AddressBook, shard: string, keys: string[]) =>
    makeNetworks(engine, book, modelOf(`isoshard-${session}-${shard}`, session, keys));
  // Control: a book that frees nothing has room for one of the two.
  await expect(want(new AddressBook(engine, undefined, pools), 'web-1', ['a', 'b'])).rejects.toMatchObject({
    code: 'network-exhausted',
    message: expect.stringMatching(new RegExp(`1 of isoshard session ${dead}.*none a leftover of a dead session`)),
  });
  await expect.poll(() => subnetsOf(session)).toEqual(['10.97.1.16/28']);
  for (const object of await engine.owned([`${LABEL.session}=${session}`])) await engine.remove(object);

  // One of two networks is there already when the other finds no room.
  const free = async () => {
    const found = await reap(engine, folder, clock, { olderThanMs: 86_400_000, dryRun: false });
    return found.filter((one) => one.dead).flatMap(({ objects }) => objects).length;
  };
  await want(new AddressBook(engine, free, pools), 'web-2', ['a', 'b']);
  expect((await subnetsOf(session)).sort()).toEqual(['10.97.1.0/28', '10.97.1.16/28']);

  await leave('10.97.2.0/28');
  await expect(want(new AddressBook(engine, free, pools), 'web-3', ['a'])).rejects.toMatchObject({
    code: 'network-exhausted',
    message: expect.stringMatching(new RegExp(`2 of isoshard session ${session}.*after 1 leftovers of dead sessions`)),
  });
});

test('a network keeps what its author chose: internal, IPv6', async () => {
  ours = await lab(`
services: {api: {image: ${IMAGE}, command: sleep 600, networks: [closed]}}
networks: {closed: {internal: true, enable_ipv6: true}}
`);
  const stack = await ours.stack('web-1');
  await ours.start(stack);
  const said = await docker('network', 'inspect', '-f', '{{.Internal}} {{.EnableIPv6}}', `${stack.project}_closed`);
  expect(said).toBe('true true');
  expect((await subnetsOf(ours.session)).some((subnet) => /^fd.*::\/64$/.test(subnet))).toBe(true);
});
