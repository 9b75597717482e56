/** What two runs of one compose file do to each other: plainly, and by us. */
import { chmodSync, chownSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { publishedPorts } from '../../src/stack/start.js';
import { docker, freePort, IMAGE, type Lab, lab, newSession } from './lab.js';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});
const labWith = async (composeFile: string): Promise<Lab> => {
  const made = await lab(composeFile);
  undo.push(made.remove);
  return made;
};

/** Counts in a named volume, and tells the count to a folder of the host. */
const farm = (id: string, fixed: { name: boolean; port: number | undefined }) => `
services:
  api:
    image: ${IMAGE}
    init: true
    command: [sh, -c, 'echo row >> /db/rows; wc -l < /db/rows >> /data/counts; exec sleep 600']
    ${fixed.name ? `container_name: lab-${id}-api` : ''}
    ${fixed.port === undefined ? '' : `ports: ["127.0.0.1:${fixed.port}:80"]`}
    volumes: ["./data:/data", "db:/db"]
    networks: [back]
networks: {back: {name: lab-${id}-net}}
volumes: {db: {name: lab-${id}-db}}
`;

describe('two runs of a compose file that was written for one', () => {
  test('collide if they only have other project names', async () => {
    const id = newSession();
    const plain = await labWith('services: {}');
    const up = (project: string, fixed: Parameters<typeof farm>[1]) => {
      plain.write(`${project}.yml`, farm(id, fixed));
      const compose = ['compose', '-p', `lab-${id}-${project}`, '-f', join(plain.folder, `${project}.yml`)];
      undo.push(() => docker(...compose, 'down', '-v', '-t', '0'));
      return docker(...compose, 'up', '-d');
    };
    const port = await freePort();
    await up('a', { name: true, port });
    await expect(up('b', { name: true, port })).rejects.toThrow(/is already in use by container/);
    await expect(up('c', { name: false, port })).rejects.toThrow(/port is already allocated/);
    await up('d', { name: false, port: undefined });
    const counts = join(plain.folder, 'data', 'counts');
    await expect.poll(() => readFileSync(counts, 'utf8')).toMatch(/^1\n[234]\n$/);
  });

  test('do not meet as stacks of ours, and the host’s folder stays as it was', async () => {
    const ours = await labWith(farm(newSession(), { name: true, port: await freePort() }));
    ours.write('data/seed', 'seed');
    const stacks = [await ours.stack('web-1', { ports: 'assign' }), await ours.stack('web-2', { ports: 'assign' })];
    await Promise.all(stacks.map((stack) => ours.start(stack)));
    for (const stack of stacks) {
      expect(await ours.sh(stack, 'api', 'cat /db/rows /data/counts /data/seed')).toBe('row\n1\nseed');
    }
    const ports = await Promise.all(stacks.map(({ project }) => publishedPorts(ours.engine, project)));
    expect(new Set(ports.map(({ api }) => api?.[80])).size).toBe(2);
    expect(readdirSync(join(ours.folder, 'data'))).toEqual(['seed']);
    await ours.remove();
    expect(await ours.left()).toEqual([]);
  });

  test('a container is still found by the name that it was to have', async () => {
    const ours = await labWith(`
services:
  api: {image: ${IMAGE}, init: true, command: sleep 600, container_name: fixed-api}
  web: {image: ${IMAGE}, init: true, command: sleep 600}
  beside: {image: ${IMAGE}, init: true, command: sleep 600, network_mode: 'container:fixed-api', depends_on: [api]}
`);
    const stack = await ours.stack('web-1');
    await ours.start(stack);
    expect(await ours.sh(stack, 'web', 'getent hosts fixed-api')).toBe(
      await ours.sh(stack, 'web', 'getent hosts api').then((line) => line.replace(/api$/, 'fixed-api')),
    );
    expect(await ours.sh(stack, 'beside', 'hostname')).toBe(await ours.sh(stack, 'api', 'hostname'));
  });
});

describe('bind mounts', () => {
  const service = (...volumes: string[]) =>
    `{image: ${IMAGE}, init: true, command: sleep 600, user: '1000:1000', volumes: [${volumes.join(', ')}]}`;

  test('that lie in one another show each other what is written, to their owner, in its mode', async () => {
    const ours = await labWith(`
services:
  whole: ${service('./proj:/proj')}
  part: ${service('./proj/data:/data')}
  reader: ${service('./proj:/proj:ro')}
`);
    ours.write('proj/data/old', 'old');
    for (const path of ['proj', 'proj/data', 'proj/data/old']) chownSync(join(ours.folder, path), 1000, 1000);
    chmodSync(join(ours.folder, 'proj'), 0o750);
    const stack = await ours.stack('web-1');
    await ours.start(stack);
    await ours.sh(stack, 'whole', 'echo new > /proj/data/from-whole; echo changed > /proj/data/old');
    await ours.sh(stack, 'part', 'echo new > /data/from-part');
    const seen = 'cd /proj; stat -c %u:%g:%a .; ls data; cat data/old';
    for (const one of ['whole', 'reader']) {
      expect(await ours.sh(stack, one, seen)).toBe('1000:1000:750\nfrom-part\nfrom-whole\nold\nchanged');
    }
    await expect(ours.sh(stack, 'reader', 'echo x > /proj/x')).rejects.toThrow(/Read-only/);
    expect(readdirSync(join(ours.folder, 'proj/data'))).toEqual(['old']);
    expect(readFileSync(join(ours.folder, 'proj/data/old'), 'utf8')).toBe('old');
  });

  test('of a single file, of a path with separators in it, of a folder that is not there, and in disguise are private', async () => {
    const ours = await labWith(`
services:
  api:
    image: ${IMAGE}
    init: true
    command: sleep 600
    volumes:
      - ./settings.ini:/etc/settings.ini
      - {type: bind, source: './odd, a:b\\c', target: /odd}
      - ./made:/made
      - disguised:/disguised
volumes:
  disguised: {driver_opts: {type: none, o: bind, device: "\${PWD}/shared"}}
`);
    ours.write('.env', `PWD=${ours.folder}\n`);
    for (const path of ['settings.ini', 'odd, a:b\\c/file', 'shared/file']) ours.write(path, 'theirs');
    const stack = await ours.stack('web-1', {});
    await ours.start(stack);
    const paths = '/etc/settings.ini /odd/file /disguised/file /made/file';
    expect(
      await ours.sh(stack, 'api', `cat ${paths} 2>/dev/null; for f in ${paths}; do echo ours > $f; done; cat ${paths}`),
    ).toBe(`${'theirs'.repeat(3)}${'ours\n'.repeat(4)}`.trim());
    for (const path of ['settings.ini', 'odd, a:b\\c/file', 'shared/file']) {
      expect(readFileSync(join(ours.folder, path), 'utf8')).toBe('theirs');
    }
    expect(readdirSync(ours.folder)).not.toContain('made');
  });
});
