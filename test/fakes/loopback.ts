/** The transport through the registry on loopback, over a store of a test. */
import type { EntryStore } from '../../src/images/transports/entries.js';
import { type LoopbackOptions, loopbackTransport } from '../../src/images/transports/loopback.js';
import type { ImageTransport } from '../../src/images/transports/transport.js';
import type { FakeEngine } from './image-engine.js';
import { recordingLog } from './log.js';

export const quickClock = { now: Date.now, sleep: async () => {} };

export const loopbackOn = (
  engine: LoopbackOptions['engine'] | FakeEngine,
  store: EntryStore,
  folder: string,
  over: Partial<LoopbackOptions> = {},
): ImageTransport =>
  loopbackTransport({
    engine,
    log: recordingLog(),
    clock: quickClock,
    signal: new AbortController().signal,
    folder,
    entries: { from: [store], to: store, whyNot: '' },
    baseNames: new Set(),
    lowest: new Map(),
    login: async () => undefined,
    keep: new Set(),
    port: 0,
    ...over,
  });
