/**
 * Proof at run time that no stack reaches another: from inside every stack of a parallel run each name, address, port,
 * volume and folder of the others is tried. The control starts the same stacks the plain way, with the names that Compose
 * refuses to share changed by hand: there the same probe finds its way.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { ComposeModel } from '../../src/compose/model.js';
import { docker, type Lab, lab } from './lab.js';

const STACKS = 4;
const SERVICES = ['api', 'store'];
const PORT = { api: 8000, store: 9000 } as Record<string, number>;

/** Answers every connection with the name of its stack. */
const server = (port: number) =>
  `exec perl -MIO::Socket::INET -e '$$s = IO::Socket::INET->new(LocalPort => ${port}, Listen => 64, ReuseAddr => 1) or die; while ($$c = $$s->accept) { print $$c $$ENV{STACK}; close $$c }'`;

const service = (name: string, suffix: string, published: number) => `
  ${name}:
    image: debian:trixie-slim
    container_name: shop-${name}${suffix}
    hostname: ${name}-host
    stop_grace_period: 0s
    environment: {STACK: "\${STACK:-none}"}
    command: ["bash", "-c", "echo $$STACK > /data/$$STACK; echo $$STACK > /work/$$STACK; ${server(PORT[name] ?? 0)
      .replaceAll('\\', '\\\\')
      .replaceAll('"', '\\"')}"]
    ports: ["${published}:${PORT[name]}"]
    volumes: ["data:/data", "./shared:/work"]
    networks: {back: {aliases: [shop-${name}-alias]}}
    healthcheck: {test: ["CMD", "bash", "-c", "echo > /dev/tcp/127.0.0.1/${PORT[name]}"], interval: 1s, start_period: 20s}
`;

/** The file as its author wrote it for one run at a time; `suffix` and `first` are what one changes by hand. */
const composeFile = (suffix = '', first = 18_000) => `
name: shop
services:
${SERVICES.map((name, index) => service(name, suffix, first + index)).join('')}
networks: {back: {name: shop-net}}
volumes: {data: {name: shop-data}}
`;

interface Running {
  readonly name: string;
  readonly project: string;
  readonly modelFile: string;
}

interface Inside {
  readonly name: string;
  readonly addresses: readonly string[];
  readonly gateways: readonly string[];
  readonly published: readonly string[];
  readonly names: readonly string[];
}

/** What an engine knows of a stack: everything that a stranger could try. */
async function inside({ name, project }: Running): Promise<Inside> {
  const ids = await docker('ps', '--quiet', '--filter', `label=com.docker.compose.project=${project}`);
  const views = JSON.parse(await docker('inspect', ...ids.split('\n'))) as {
    Id: string;
    Name: string;
    Config: { Hostname: string };
    NetworkSettings: {
      Networks: Record<
        string,
        { IPAddress: string; Gateway: string; DNSNames: string[] | null; Aliases: string[] | null }
      >;
      Ports: Record<string, { HostPort: string }[] | null>;
    };
  }[];
  const networks = views.flatMap(({ NetworkSettings }) => Object.entries(NetworkSettings.Networks));
  return {
    name,
    addresses: networks.map(([, { IPAddress }]) => IPAddress),
    gateways: [...new Set(networks.map(([, { Gateway }]) => Gateway))],
    published: views.flatMap(({ NetworkSettings }) =>
      Object.values(NetworkSettings.Ports).flatMap((ports) => (ports ?? []).map(({ HostPort }) => HostPort)),
    ),
    names: [
      ...new Set(
        views.flatMap((view) => [
          view.Name.slice(1),
          view.Config.Hostname,
          ...Object.entries(view.NetworkSettings.Networks).flatMap(([network, { DNSNames, Aliases }]) =>
            [...(DNSNames ?? []), ...(Aliases ?? [])].flatMap((dns) => [dns, `${dns}.${network}`]),
          ),
        ]),
      ),
    ],
  };
}

/** The host's own addresses: its ports are reachable by them. */
const hostAddresses = (): string[] =>
  Object.values(networkInterfaces())
    .flat()
    .flatMap((one) => (one?.family === 'IPv4' && !one.internal ? [one.address] : []));

/** `host:port` of everything that `other` has, as seen from `own`. */
function targets(own: Inside, other: Inside): string[] {
  const ports = Object.values(PORT);
  const hosts = [...own.gateways, ...other.gateways, ...hostAddresses()];
  return [
    ...[...other.addresses, ...other.names].flatMap((host) => ports.map((port) => `${host}:${port}`)),
    ...[...new Set(hosts)].flatMap((host) => other.published.map((port) => `${host}:${port}`)),
  ];
}

interface Breach {
  readonly from: string;
  readonly to: string;
  readonly by: string;
}

/** Tries everything from inside every stack. What answers with another stack's name is a breach. */
async function probe(stacks: readonly Running[]): Promise<{ attempts: number; breaches: Breach[] }> {
  const all = await Promise.all(stacks.map(inside));
  let attempts = 0;
  const breaches = await Promise.all(
    stacks.map(async (stack, index) => {
      const own = all[index];
      if (own === undefined) return [];
      const tried = [...new Set(all.filter((other) => other !== own).flatMap((other) => targets(own, other)))];
      const lines = tried.map(
        (target) =>
          `(got=$(timeout 2 bash -c 'exec 3<>/dev/tcp/${target.replace(':', '/')} && head -c 40 <&3' 2>/dev/null); echo "${target} $got") &`,
      );
      const found = await docker(
        ...['compose', '-p', stack.project, '-f', stack.modelFile, 'exec', '-T', 'api', 'bash', '-c'],
        `${lines.join('\n')}\nwait; for f in /data/* /work/*; do echo "$f $(cat $f)"; done`,
      );
      attempts += tried.length + (stacks.length - 1) * 2;
      return found.split('\n').flatMap((line): Breach[] => {
        const [by = '', answer = ''] = line.split(' ');
        const isOther = answer !== own.name && stacks.some(({ name }) => name === answer);
        return isOther ? [{ from: own.name, to: answer, by }] : [];
      });
    }),
  );
  return { attempts, breaches: breaches.flat() };
}

let current: Lab | undefined;
afterEach(async () => {
  await current?.remove();
  current = undefined;
});

const named = (model: ComposeModel, stack: string): ComposeModel => ({
  ...model,
  services: Object.fromEntries(
    Object.entries(model.services).map(([name, one]) => [name, { ...one, environment: { STACK: stack } }]),
  ),
});

test('no stack of a parallel run reaches another by any name, address, port, volume or folder', async () => {
  const here = await lab(composeFile());
  current = here;
  mkdirSync(join(here.folder, 'shared'));
  const stacks = await Promise.all(
    Array.from({ length: STACKS }, async (_, index) => {
      const name = `stack-${index + 1}`;
      const stack = await here.stack(`probe-${index + 1}`, {
        ports: 'assign',
        rewrite: (model) => named(model, name),
      });
      await here.start(stack);
      return { ...stack, name };
    }),
  );
  const { attempts, breaches } = await probe(stacks);
  expect(breaches).toEqual([]);
  expect(attempts).toBeGreaterThan(300);
  // The probe is able to connect: each stack reaches itself by the names of the file.
  for (const { name, ...stack } of stacks) {
    const reach = (host: string) =>
      here.sh(stack as never, 'store', `bash -c 'exec 3<>/dev/tcp/${host}/8000 && cat <&3'`);
    expect([await reach('api'), await reach('shop-api'), await reach('shop-api-alias')]).toEqual([name, name, name]);
  }
});

test('control: started the plain way, with the names changed by hand, the same probe finds the others', async () => {
  const here = await lab(composeFile());
  current = here;
  mkdirSync(join(here.folder, 'shared'));
  const label = (await here.stack('label')).model.services.api?.labels ?? {};
  const labels = Object.entries(label)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join(', ');
  const stacks: Running[] = [];
  try {
    for (let index = 1; index <= 2; index++) {
      const name = `stack-${index}`;
      // By hand: another project, other container names, other ports. Labels, so that nothing is left behind.
      const text = composeFile(`-${index}`, 18_000 + index * 10)
        .replaceAll('    image:', `    labels: {${labels}}\n    image:`)
        .replace('{name: shop-net}', `{name: shop-net, labels: {${labels}}}`)
        .replace('{name: shop-data}', `{name: shop-data, labels: {${labels}}}`)
        .replaceAll('${STACK:-none}', name);
      const modelFile = join(here.folder, `by-hand-${index}.yml`);
      writeFileSync(modelFile, text);
      await docker('compose', '-p', `by-hand-${index}`, '-f', modelFile, 'up', '--detach', '--wait', '--quiet-pull');
      stacks.push({ name, project: `by-hand-${index}`, modelFile });
    }
    const { breaches } = await probe(stacks);
    const ways = breaches.map(({ by }) => by);
    expect(ways).toContain('/data/stack-2');
    expect(ways).toContain('/work/stack-2');
    expect(ways.some((way) => /^\d+\.\d+\.\d+\.\d+:8000$/.test(way))).toBe(true);
    expect(ways).toContain('shop-api-2:8000');
    expect(ways.some((way) => way.endsWith(':18020'))).toBe(true);
  } finally {
    for (const { project, modelFile } of stacks) {
      await docker('compose', '-p', project, '-f', modelFile, 'down', '--volumes', '--timeout', '0');
    }
  }
});
