// `npm run bench:stacks [STACKS]`: so many stacks of two networks each at once on one engine, a Python web server and a client in
// each, up and down, in one run:
//   raw     docker compose up -d, as the file stands: the engine's address pools run out
//   theirs  docker compose up -d with explicit subnets, docker compose down -v -t 0, all at once
//   ours    the stacks as `isoshard run` makes, starts and removes them
// The web server of every stack has to have answered its client before a side counts as up.
// @ts-check
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from '../scripts/lib.mjs';
import { setUp } from '../scripts/setup/index.mjs';
import { compile, load, withStacks } from './parts/isoshard.mjs';
import { buildImage, IMAGE } from './parts/python-image.mjs';

const STACKS = Number(process.argv[2] ?? 50);
const CLIENT =
  "import time, urllib.request as r\nwhile True:\n  try: print(r.urlopen('http://web:8000/etc/hostname', timeout=5).status, flush=True); break\n  except OSError: time.sleep(0.2)\ntime.sleep(3600)";

const compose = {
  services: {
    web: { image: IMAGE, command: ['python3', '-m', 'http.server', '8000'], networks: ['front', 'back'] },
    client: { image: IMAGE, command: ['python3', '-c', CLIENT], networks: ['front'], depends_on: ['web'] },
  },
  networks: { front: {}, back: {} },
};

await setUp({ nodeModules: true, engine: true, baseImage: true });
buildImage();
const isoshard = await load(compile());

const folder = mkdtempSync(join(tmpdir(), 'isoshard-bench-'));
const file = join(folder, 'compose.yml');
writeFileSync(file, JSON.stringify(compose));
const numbers = Array.from({ length: STACKS }, (_, index) => index + 1);

/** @param {() => Promise<unknown>} work */
async function seconds(work) {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

/** Waits until every client has its answer. @param {string[]} projects */
async function answered(projects) {
  const waiting = new Set(projects);
  for (let tries = 0; waiting.size > 0 && tries < 600; tries++) {
    for (const project of waiting) {
      const { output } = await run(['docker', 'logs', `${project}-client-1`], { quiet: true });
      if (output.includes('200')) waiting.delete(project);
    }
    if (waiting.size > 0) await sleep(100);
  }
  if (waiting.size > 0) throw new Error(`no answer in ${[...waiting].join(', ')}`);
}

/** @param {string} name @param {(index: number) => unknown} modelOf */
async function plain(name, modelOf) {
  const projects = numbers.map((number) => `${name}-${number}`);
  const files = projects.map((project, index) => {
    const path = join(folder, `${project}.json`);
    writeFileSync(path, JSON.stringify(modelOf(index)));
    return path;
  });
  const each = (/** @type {string[]} */ ...args) =>
    Promise.all(
      projects.map((project, index) =>
        run(['docker', 'compose', '-p', project, '-f', files[index] ?? '', ...args], { quiet: true }),
      ),
    );
  /** @type {Awaited<ReturnType<typeof each>>} */
  let started = [];
  const up = await seconds(async () => (started = await each('up', '-d')));
  const failed = started.filter(({ code }) => code !== 0);
  if (failed.length === 0) await answered(projects);
  const down = await seconds(() => each('down', '-v', '-t', '0'));
  return { up, down, failed };
}

/** Explicit /28 blocks, counted through. @param {number} index */
const withSubnets = (index) => ({
  ...compose,
  networks: Object.fromEntries(
    ['front', 'back'].map((name, at) => {
      const block = (index * 2 + at) * 16;
      return [name, { ipam: { config: [{ subnet: `10.99.${Math.floor(block / 256)}.${block % 256}/28` }] } }];
    }),
  ),
});

function ours() {
  return withStacks(isoshard, folder, ['web', 'client'], async ({ up, down }) => {
    /** @type {any[]} */
    let stacks = [];
    const upSeconds = await seconds(async () => (stacks = await up(STACKS)));
    await answered(stacks.map(({ project }) => project));
    return { up: upSeconds, down: await seconds(down) };
  });
}

try {
  const raw = await plain('raw', () => compose);
  console.log(
    `raw: ${STACKS - raw.failed.length} of ${STACKS} stacks came up; ${raw.failed[0]?.output.trim().split('\n').at(-1)}`,
  );
  const theirs = await plain('theirs', withSubnets);
  console.log(`theirs: ${STACKS - theirs.failed.length} of ${STACKS} stacks came up`);
  const us = await ours();
  console.log(`ours: ${STACKS} of ${STACKS} stacks came up`);
  console.log(`figure stacks-raw-started ${STACKS - raw.failed.length} stacks`);
  for (const [name, value] of Object.entries({ theirs, ours: us })) {
    console.log(`figure stacks-${name}-up ${value.up.toFixed(1)} s`);
    console.log(`figure stacks-${name}-down ${value.down.toFixed(1)} s`);
    console.log(`figure stacks-${name}-each ${((1000 * (value.up + value.down)) / STACKS).toFixed(0)} ms`);
  }
  console.log(`figure stacks-ours-memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`);
  console.log(`ratio stacks-up ${(us.up / theirs.up).toFixed(3)}`);
  console.log(`ratio stacks-down ${(us.down / theirs.down).toFixed(3)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
