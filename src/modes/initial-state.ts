/** The initial state of each suite: found, or made once in a stack of its own, and saved; with the proof that it is what it was. */
import { createHash } from 'node:crypto';
import { sweep } from '../cleanup/sweep.js';
import type { Config } from '../config/config.js';
import { formatDuration } from '../config/duration.js';
import type { Context } from '../context.js';
import { LABEL, projectName, sessionLabels } from '../docker/labels.js';
import type { BegunState } from '../reports/receipt.js';
import { removeOtherLayers } from '../snapshot/layers-ahead.js';
import type { StateManifest } from '../snapshot/manifest.js';
import { NotSavable } from '../snapshot/save.js';
import { breakSeal, findSnapshot, markUsed, type Snapshot } from '../snapshot/seal.js';
import { copierImages } from '../snapshot/spares.js';
import { whyNotWhole } from '../snapshot/verify-state.js';
import { makeState, type StateRequest } from './make-state.js';
import type { Session } from './session.js';
import { identityOf } from './stack-identity.js';
import { type StateCache, stateCache } from './state-cache.js';
import { gatherStateFacts, type StateFacts } from './state-facts.js';
import { agreeOnState, bringKept, bringState, type StateOfRun, withPacked } from './state-of-run.js';

export type InitialState =
  /** Each stack begins with it. */
  | { readonly kind: 'saved'; readonly key: string; readonly snapshot: Snapshot }
  /** `prepare` runs in each stack. */
  | { readonly kind: 'each'; readonly key: string };

/** What the receipt and the results say of it. */
export const proofOf = (initial: InitialState): BegunState => ({
  key: initial.key,
  digest: initial.kind === 'saved' ? initial.snapshot.digest : null,
});

/** Asks for each suite once: its shards wait for one answer. */
export class InitialStates {
  readonly #asked = new Map<string, Promise<InitialState | undefined>>();
  /** By key: suites with the same preparation share it. */
  readonly #byKey = new Map<string, Promise<InitialState>>();
  #cache: Promise<StateCache | undefined> | undefined;

  constructor(
    private readonly context: Context,
    private readonly session: Session,
    /** Whether other jobs of the run have shards of the same suites, so that all have to begin with one state. */
    private readonly shared = false,
  ) {}

  /**
   * `undefined`: the suite has no `prepare`.
   * @throws ProjectError `prepare-failed`, `state-unclean`, `start-failed`, and what making a stack throws
   */
  of(request: StateRequest): Promise<InitialState | undefined> {
    const { name } = request.suite;
    const known = this.#asked.get(name);
    if (known !== undefined) return known;
    const asked = this.#provide(request);
    this.#asked.set(name, asked);
    return asked;
  }

  /**
   * Makes the state of `request` once more and calls `work` with it. Nobody else finds it, and it is gone afterwards.
   * @throws what `of` throws; EnvironmentError `engine-failed` if the state cannot be saved
   */
  async anew<T>(request: StateRequest, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    const { context, session } = this;
    const { engine, record } = session;
    const { suite, config, images, shard } = request;
    const identity = identityOf(record.session, { suite, ...shard });
    const facts = await gatherStateFacts(context, session, { config, suite, images, identity });
    const key = createHash('sha256').update(`${facts.key} ${record.session}`).digest('hex');
    // As long as it is there, volumes without a seal are not taken for leftovers.
    const lease = `${projectName(record.session, `${suite.name}-anew`)}-making`;
    await engine.createVolume(lease, sessionLabels(record, suite.name));
    const snapshot = await makeState(context, session, request, { ...facts, key });
    try {
      await breakSeal(engine, key);
      return await work(snapshot);
    } finally {
      await sweep(engine, [`${LABEL.snapshotGeneration}=${snapshot.generation}`], context.clock);
      await engine.remove({ kind: 'volume', id: lease });
    }
  }

  async #provide(request: StateRequest): Promise<InitialState | undefined> {
    const { context, session } = this;
    const { suite, config, images, shard } = request;
    if (suite.prepare.length === 0) return undefined;
    const identity = identityOf(session.record.session, { suite, ...shard });
    const facts = await gatherStateFacts(context, session, { config, suite, images, identity });
    const each: InitialState = { kind: 'each', key: facts.key };
    if (suite.prepareOptions?.snapshot === false) return each;
    const say = (why: string) => {
      context.log.info(
        `suite ${suite.name}: its initial state cannot be saved, \`prepare\` runs in each stack: ${why}`,
      );
      return each;
    };
    if (facts.obstacles.length > 0) return say(facts.obstacles.join('; '));
    const known = this.#byKey.get(facts.key);
    if (known !== undefined) return known;
    const provided = this.#saved(request, facts).catch((error: Error) => {
      if (error instanceof NotSavable) return say(error.message);
      throw error;
    });
    this.#byKey.set(facts.key, provided);
    return provided;
  }

  async #saved(request: StateRequest, facts: StateFacts): Promise<InitialState> {
    const { context, session } = this;
    const { log, clock } = context;
    const { key } = facts;
    const wanted: StateOfRun = {
      suite: request.suite.name,
      facts,
      image: await this.#anyImage(request.images[0]?.tag ?? ''),
      usable: () => this.#usable(request, facts),
    };
    const ofRun = this.shared ? await bringState(context, session, wanted) : undefined;
    const here = ofRun ?? (await this.#usable(request, facts));
    const { everyMs } = request.suite.prepareOptions ?? {};
    const oldestMs = everyMs === undefined ? 0 : clock.now() - everyMs;
    const cache = here === undefined ? await this.#stateCache(request.config) : undefined;
    const kept = cache && (await bringKept(context, session, wanted, { cache, oldestMs }));
    const begun = clock.now();
    const own = here ?? kept ?? (await makeState(context, session, request, facts));
    const makeMs = clock.now() - begun;
    const isMade = here === undefined && kept === undefined;
    const snapshot =
      (this.shared && ofRun === undefined) || (isMade && cache?.keep !== undefined)
        ? await withPacked(session, wanted, own, async (folder, files) => {
            const agreed = this.shared
              ? await agreeOnState(context, session, wanted, { snapshot: own, folder, files })
              : own;
            if (agreed === own && isMade) await this.#keep(request, cache, files, { key, makeMs });
            return agreed;
          })
        : own;
    await markUsed(session.engine, snapshot, clock.now());
    const ago = `saved ${formatDuration(clock.now() - own.createdMs)} ago`;
    const said =
      snapshot === ofRun || snapshot !== own
        ? 'of this run'
        : isMade
          ? `made and saved in ${formatDuration(makeMs)}: ${mb(own.bytes)}`
          : `${ago}${kept === undefined ? '' : `, from ${cache?.title}`}`;
    log.info(`suite ${request.suite.name}: initial state ${short(snapshot.digest)}, ${said}`);
    return { kind: 'saved', key, snapshot };
  }

  #stateCache(config: Config): Promise<StateCache | undefined> {
    this.#cache ??= stateCache(this.context, this.session, config);
    return this.#cache;
  }

  /** Leaves it for later runs, where this one may. */
  async #keep(
    { suite }: StateRequest,
    cache: StateCache | undefined,
    files: readonly string[],
    { key, makeMs }: { readonly key: string; readonly makeMs: number },
  ): Promise<void> {
    const done = await cache?.keep?.(key, files, makeMs);
    if (done === undefined) return;
    const what = typeof done === 'string' ? `is not kept: ${done}` : `is kept in ${cache?.title} (${mb(done)} moved)`;
    this.context.log.info(`suite ${suite.name}: its initial state ${what}`);
  }

  /** The one of this engine, if it is neither too old nor another than it was. */
  async #usable({ suite, images }: StateRequest, facts: StateFacts): Promise<Snapshot | undefined> {
    const { key, platform } = facts;
    const { context, session } = this;
    const { engine, record } = session;
    const found = await findSnapshot(engine, key);
    if (found === undefined) return undefined;
    const { everyMs = Number.POSITIVE_INFINITY } = suite.prepareOptions ?? {};
    const isOld = context.clock.now() - found.createdMs > everyMs;
    const image = images[0]?.tag ?? '';
    const labels = { [LABEL.session]: record.session };
    const slots = found.slots.map(({ id }) => facts.slots.find((slot) => slot.id === id) ?? { id, mounts: [] });
    const ofSlots = copierImages(slots, facts.images);
    const own = { images: Object.values(ofSlots), labels };
    const look = async () => {
      let layers: Promise<unknown> | undefined;
      const onManifest = (manifest: StateManifest) => {
        session.spares.guess(found, manifest, ofSlots);
        const options = { ...own, session: record.session };
        layers = removeOtherLayers(engine, found, manifest, options).catch((error: Error) =>
          context.log.debug(`layers made ahead could not be looked at: ${error.message}`),
        );
      };
      const why = await whyNotWhole(engine, found, { image: await this.#anyImage(image), ...own, onManifest });
      await layers;
      return why;
    };
    const why = isOld
      ? 'is older than `every` says'
      : found.platform !== platform
        ? `is of ${found.platform}, and this is ${platform}`
        : await look();
    if (why === undefined) return found;
    context.log.info(`suite ${suite.name}: the saved initial state ${why}: it is made anew`);
    await breakSeal(engine, key);
    return undefined;
  }

  /** An image that is here; of an engine without any no state was made. */
  async #anyImage(preferred: string): Promise<string> {
    const { engine } = this.session;
    return preferred !== '' && (await engine.hasImage(preferred)) ? preferred : await engine.anyImage();
  }
}

const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
const short = (digest: string): string => digest.slice(0, 'sha256:'.length + 12);
