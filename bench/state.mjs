// `npm run bench:state [-- --cases sqlite-1,sqlite-500,postgres-30,postgres-2000 --rounds 5 --slow-rounds 1]`: how long it takes from
// "start" to "ready and in the initial state", which is the answer to the first query for what `prepare` made last. In turns in one run;
// medians. A case is a service and the megabytes of its database.
//   prepare  `prepare` again, in a new stack
//   copy     a copy of the state's volume (`cp -a`), and a stack on it
//   ours     a stack on the saved state, as `isoshard run` makes it; files that services open for writing were copied while the tests
//            of the stack before ran
//   first    the same, of a run that has started no stack before, on a machine that keeps the state and has run it (`found`: finding it)
//   bare     the same, on one that has only the state: it was made, or came from elsewhere
//   made     the same, of a run that has just made the state, which the disk is still writing: no floor beside it
//   first-floor, floor    the same stack on a volume that holds the state already, as `isoshard run` starts it
// And from a test's last write to the same query:
//   reset    the running stack is put back
//   reset-template    the same, by template; `watch`: what a stack pays for it before its tests
//   restart  the floor's service is stopped, as its compose file says, and started
// @ts-check
import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { setUp } from '../scripts/setup/index.mjs';
import { compile } from './parts/isoshard.mjs';
import { median } from './parts/median.mjs';
import { caseOf } from './parts/state/cases.mjs';
import { withSuite } from './parts/state/suite.mjs';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: 'sqlite-1,sqlite-500,postgres-30,postgres-2000' },
    rounds: { type: 'string', default: '5' },
    /** Of `prepare` and `copy`, which take long. */
    'slow-rounds': { type: 'string', default: '1' },
  },
});

/** A test that does nothing, meanwhile PostgreSQL copies its next databases. */
const SPARE_MS = 3000;

await setUp({ nodeModules: true, engine: true, baseImage: true });
// What was compiled before, such as to compare a change with what was.
const built = process.env.BUILT ?? compile();

/** @param {readonly string[]} args */
function docker(...args) {
  const { status, stderr } = spawnSync('docker', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** @param {string} from volume @param {string} to volume @param {string} image */
const copyVolume = (from, to, image) =>
  docker(
    'run',
    '--rm',
    '--network=none',
    '--user=0',
    `-v${from}:/from:ro`,
    `-v${to}:/to`,
    image,
    'cp',
    '-a',
    '/from/.',
    '/to/',
  );

/** @param {string} name */
async function measure(name) {
  const own = caseOf(name);
  own.build();
  /** @type {Record<string, number[]>} */
  const times = {};
  await withSuite(built, own, async ({ engine, labels, find, up, anew, forget }) => {
    /** @param {string} what @param {() => Promise<any>} work */
    const timed = async (what, work) => {
      const begun = performance.now();
      const done = await work();
      times[what] = [...(times[what] ?? []), (performance.now() - begun) / 1000];
      return done;
    };
    /** @param {any} on */
    const isMade = async (on) => {
      const said = await own.ask(on, 'made');
      if (!said.includes('made')) throw new Error(`${name}: not the initial state: ${said}`);
      return on;
    };
    /** @param {any} on */
    const isUnwritten = async (on) => {
      const said = await own.ask(on, 'scratch');
      if (!/^\D*0\D*$/.test(said)) throw new Error(`${name}: what was written is still there: ${said}`);
    };
    try {
      // What only the first stack of a process pays for is no side's.
      await (await up({})).down();
      const state = await timed('making', find);
      await (await timed('made', async () => isMade(await up({ state })))).down();
      const templates = await find('template');
      const [slot] = state.snapshot.slots;
      const image = /** @type {{ image: string }} */ (own.model).image;
      const right = `${labels['dev.isoshard.session']}-right`;
      await engine.createVolume(right, labels);
      copyVolume(slot.volume, right, image);
      let counted = '';
      /** Every side has the same rows. @param {any} on */
      const isComplete = async (on) => {
        const said = await own.ask(on, 'count');
        counted ||= said;
        if (said !== counted) throw new Error(`${name}: ${said} rows instead of ${counted}`);
      };
      /** @type {Record<string, () => Promise<void>>} */
      const sides = {
        ours: async () => {
          const on = await timed('ours', async () => isMade(await up({ state })));
          await on.testsRun();
          await timed('ours-count', () => isComplete(on));
          await own.write(on);
          await timed('reset', async () => {
            await on.reset();
            await isMade(on);
          });
          await on.testsRun();
          await isUnwritten(on);
          await isComplete(on);
          await on.down();
        },
        templates: async () => {
          const on = await isMade(await up({ state: templates, name: 'template' }));
          const { obstacle } = await timed('watch', on.watch);
          await on.testsRun();
          await own.write(on);
          await sleep(SPARE_MS);
          await timed(obstacle === undefined ? 'reset-template' : 'reset-refused', async () => {
            await on.reset();
            await isMade(on);
          });
          if (obstacle !== undefined) console.error(`${name} is not put back by template: ${obstacle}`);
          await isUnwritten(on);
          await isComplete(on);
          await on.down();
        },
        first: () =>
          anew(async (own) => {
            const state = await timed('found', own.find);
            const on = await timed('first', async () => isMade(await own.up({ state })));
            await isComplete(on);
            await on.testsRun();
            await on.down();
          }),
        bare: () =>
          anew(async (own) => {
            const state = await own.find();
            await own.spend(state);
            const on = await timed('bare', async () => isMade(await own.up({ state })));
            await isComplete(on);
            await on.testsRun();
            await on.down();
          }),
        'first-floor': () =>
          anew(async (own) => {
            await own.find();
            const on = await timed('first-floor', async () => isMade(await own.up({ volume: right })));
            await isComplete(on);
            await on.down();
          }),
        floor: async () => {
          const on = await timed('floor', async () => isMade(await up({ volume: right })));
          await timed('floor-count', () => isComplete(on));
          await own.write(on);
          await timed('restart', async () => {
            await engine.stop(on.id, 60_000);
            await engine.start(on.id);
            await on.ready();
            await isMade(on);
          });
          await on.down();
        },
        copy: async () => {
          const volume = `${labels['dev.isoshard.session']}-copy`;
          await engine.createVolume(volume, labels);
          const on = await timed('copy', async () => {
            copyVolume(slot.volume, volume, image);
            return isMade(await up({ volume }));
          });
          await isComplete(on);
          await on.down();
          await engine.remove({ kind: 'volume', id: volume });
        },
        prepare: async () => {
          const on = await timed('prepare', async () => isMade(await up({ prepare: true })));
          await isComplete(on);
          await on.down();
        },
      };
      // Its successors have a layer that was made ahead.
      const before = await up({ state });
      await before.testsRun();
      await before.down();
      for (let round = 0; round < Number(values.rounds); round++) {
        const names =
          round < Number(values['slow-rounds'])
            ? ['prepare', 'ours', 'templates', 'copy', 'first', 'first-floor', 'bare', 'floor']
            : ['ours', 'templates', 'first', 'first-floor', 'bare', 'floor'];
        for (const side of round % 2 === 0 ? names : names.toReversed()) await sides[side]?.();
        const last = Object.entries(times).map(([what, all]) => `${what} ${all.at(-1)?.toFixed(2)}`);
        console.error(`${name}, round ${round + 1}: ${last.join(', ')}`);
      }
    } finally {
      await forget();
    }
  });
  const of = (/** @type {string} */ what) => median(times[what] ?? []);
  for (const what of Object.keys(times)) console.log(`figure state-${name}-${what} ${of(what).toFixed(3)} s`);
  /** @type {[string, string][]} */
  const pairs = [
    ['ours', 'floor'],
    ['first', 'first-floor'],
    ['bare', 'first-floor'],
    ['ours', 'copy'],
    ['ours', 'prepare'],
    ['reset', 'restart'],
    ['reset-template', 'reset'],
    ['reset-template', 'restart'],
  ];
  for (const [ours, theirs] of pairs.filter((pair) => pair.every((what) => times[what] !== undefined)))
    console.log(`ratio state-${name}-${ours}-${theirs} ${(of(ours) / of(theirs)).toFixed(3)}`);
}

for (const name of values.cases.split(',')) await measure(name);
