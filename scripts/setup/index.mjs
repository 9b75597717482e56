#!/usr/bin/env node
// @ts-check
// Sets a machine up for developing isoshard: as a command, or as `setUp` from tests and benchmarks. What is there
// already is left alone, and then nothing is printed.

import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBaseImage } from './base-image.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureEngine } from './engine.mjs';
import { ensureNodeModules } from './node-modules.mjs';
import { findRegistry } from './registry.mjs';
import { ensureNode24 } from './runner-node.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const HELP = `Usage: node scripts/setup/index.mjs [OPTION…]

Sets this machine up for the tests and benchmarks; with no option, all of:
  --node-modules  the npm dependencies of the project
  --engine        a Docker engine with Compose and buildx
  --base-image    the image that the test projects build on (with an engine)
  --chromium      a browser for Playwright on the host
  --node24        the runner's own version of Node
  --registry      an image registry, where one can be had
and
  --json          print what was found or made as JSON
`;

/**
 * @typedef {object} Parts each as wanted; `nodeModules` may name a folder in place of the project's own
 * @property {boolean | undefined} [engine]
 * @property {boolean | undefined} [baseImage] needs the engine, and sets it up too
 * @property {boolean | undefined} [chromium]
 * @property {boolean | undefined} [node24]
 * @property {boolean | undefined} [registry]
 * @property {boolean | string | undefined} [nodeModules]
 */

/**
 * What is there now, of the parts that were asked for.
 * @typedef {object} Machine
 * @property {string} [engine] its version
 * @property {string} [baseImage] its name
 * @property {string} [chromium] path of the program
 * @property {string} [node24] path of the program
 * @property {string | undefined} [registry] path of the program
 * @property {string} [nodeModules] the folder that they were installed for
 */

/**
 * One after the other, since apt allows only one at a time. What is impossible is named in one error, all of it.
 * @param {Parts} parts
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<Machine>}
 */
export async function setUp(
  { engine, baseImage, chromium, node24, nodeModules, registry },
  { log = console.error } = {},
) {
  /** @type {Machine} */
  const machine = {};
  /** @type {string[]} */
  const problems = [];
  /** @param {() => Promise<unknown>} work */
  const part = (work) => work().catch((error) => problems.push(error instanceof Error ? error.message : String(error)));
  if (nodeModules) {
    const folder = nodeModules === true ? ROOT : nodeModules;
    machine.nodeModules = folder;
    await part(() => ensureNodeModules(folder, { log }));
  }
  if (engine || baseImage) {
    await part(async () => {
      machine.engine = (await ensureEngine({ log })).version;
      if (baseImage) machine.baseImage = await ensureBaseImage({ log });
    });
  }
  if (chromium) await part(async () => (machine.chromium = await ensureChromium({ log })));
  if (node24) await part(async () => (machine.node24 = await ensureNode24({ log })));
  if (registry) machine.registry = await findRegistry({ log });
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return machine;
}

/** @param {string[]} args */
async function main(args) {
  const { values } = parseArgs({
    args,
    options: {
      'node-modules': { type: 'boolean' },
      engine: { type: 'boolean' },
      'base-image': { type: 'boolean' },
      chromium: { type: 'boolean' },
      node24: { type: 'boolean' },
      registry: { type: 'boolean' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const { json, help, 'node-modules': nodeModules, 'base-image': baseImage, ...rest } = values;
  if (help) return void process.stdout.write(HELP);
  const chosen = { nodeModules, baseImage, ...rest };
  const all = { nodeModules: true, engine: true, baseImage: true, chromium: true, node24: true, registry: true };
  const machine = await setUp(Object.values(chosen).some(Boolean) ? chosen : all);
  if (json) process.stdout.write(`${JSON.stringify(machine, null, 2)}\n`);
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2)).catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
