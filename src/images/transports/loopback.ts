/**
 * Images by layers through a registry of our own on loopback: the engine itself pushes and pulls what is missing, and behind the
 * registry stands the Actions cache, or the artifacts of the run.
 */
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { BuildTimes } from '../build-times.js';
import type { Entries } from './entries.js';
import { KeptFiles } from './kept-files.js';
import { isKept } from './kept-image.js';
import { fetchThroughLoopback } from './loopback-fetch.js';
import { offerThroughLoopback } from './loopback-offer.js';
import type { LoopbackParts } from './loopback-parts.js';
import { publishThroughLoopback } from './loopback-publish.js';
import { Meter } from './meter.js';
import { type RegistryServer, startRegistry } from './registry-server.js';
import { freeBytes, makeRoom, SharedRoom } from './room.js';
import { ImageShelf } from './shelf.js';
import { type ImageTransport, noTransport } from './transport.js';
import { USUAL } from './worth.js';
import { holdYoungHeap } from './young-heap.js';

export interface LoopbackOptions
  extends Pick<
    LoopbackParts,
    'engine' | 'log' | 'clock' | 'signal' | 'folder' | 'baseNames' | 'lowest' | 'login' | 'keep'
  > {
  readonly entries: Entries;
  readonly silentMs?: number;
  readonly free?: LoopbackParts['free'];
  /** Absent: what builds took is not remembered. */
  readonly buildTimes?: BuildTimes;
  /** Of the registry; absent: the usual one, or any if that is taken. */
  readonly port?: number;
}

/** Engines are silent while they unpack a layer and while a service makes us wait. */
const SILENT_MS = 180_000;

/** For what is fetched and not wanted any more; a service that stalls is not waited for. */
const IDLE_MS = 2000;

export function loopbackTransport({ entries, port, ...options }: LoopbackOptions): ImageTransport {
  const { engine, folder, clock, log } = options;
  if (!engine.info.isLocal) {
    const why = 'the Docker engine runs on another host, and cannot reach a registry of this process';
    log.info(`images are not moved: ${why}`);
    return noTransport(why);
  }
  const letGrow = holdYoungHeap();
  const files = new KeptFiles(entries, folder, clock);
  const shelf = new ImageShelf(files, folder, engine.info.keepsPacked);
  let server: Promise<RegistryServer> | undefined;
  const { free = () => freeBytes(engine), keep } = options;
  const parts: LoopbackParts = {
    silentMs: SILENT_MS,
    buildTimes: new BuildTimes(undefined),
    ...options,
    free,
    room: new SharedRoom(free, (neededBytes) => makeRoom(engine, options, { neededBytes, keep, free })),
    files,
    shelf,
    packing: new Meter(USUAL.packed, clock),
    server: () => {
      server ??= startRegistry(shelf, port);
      return server;
    },
  };
  return {
    title: [...new Set([...entries.from, ...(entries.to ? [entries.to] : [])].map(({ title }) => title))].join(' or '),
    keeps: entries.to !== undefined,
    fetch: (image) => fetchThroughLoopback(parts, image),
    offer: (image, digests) => offerThroughLoopback(parts, image, digests),
    async publish(image, build) {
      if (entries.to === undefined) return { done: false, why: entries.whyNot };
      try {
        if (build === undefined && (await isKept(parts, image))) return { done: true, movedBytes: 0, sparedBytes: 0 };
        if (entries.to.failure !== undefined) return { done: false, why: entries.to.failure };
        if (build?.again) files.distrust(image.digest);
        return await publishThroughLoopback(parts, image, build);
      } catch (error) {
        const why = (error as Error).message;
        log.warning(`the image of ${image.service} could not be kept: ${why}`);
        return { done: false, why };
      }
    },
    async close() {
      await (await server)?.close();
      await Promise.race([files.idle(), sleep(IDLE_MS, undefined, { ref: false })]);
      await rm(folder, { recursive: true, force: true });
      letGrow();
    },
  };
}
