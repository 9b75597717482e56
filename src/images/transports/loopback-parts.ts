/** What fetching and publishing through the registry on loopback share. */
import type { Clock, Log } from '../../context.js';
import type { RegistryLogin } from '../../docker/engine.js';
import type { BuildTimes } from '../build-times.js';
import type { ImageEngine } from './engine.js';
import type { KeptFiles } from './kept-files.js';
import type { Meter } from './meter.js';
import type { RegistryServer } from './registry-server.js';
import type { SharedRoom } from './room.js';
import type { ImageShelf } from './shelf.js';
import { type Rates, USUAL } from './worth.js';

/** The repository's name in our registry. */
export const REPOSITORY = 'isoshard/image';

export interface LoopbackParts {
  readonly engine: ImageEngine;
  readonly log: Pick<Log, 'info' | 'debug' | 'warning'>;
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
  readonly signal: AbortSignal;
  /** Spool. */
  readonly folder: string;
  readonly files: KeptFiles;
  readonly shelf: ImageShelf;
  /** Of what the engine packs when it pushes; unpacked bytes. */
  readonly packing: Meter;
  /** Started when it is first asked for. */
  readonly server: () => Promise<RegistryServer>;
  /** Repositories that the Dockerfiles build on: base images may be pulled from these. */
  readonly baseNames: ReadonlySet<string>;
  /** What each service's image begins with, by service, as its Dockerfile names it. */
  readonly lowest: ReadonlyMap<string, string>;
  /** What Docker has for the registry of a reference. */
  readonly login: (reference: string) => Promise<RegistryLogin | undefined>;
  /** Digests of images that stay on the engine. */
  readonly keep: ReadonlySet<string>;
  /** Of the engine's disk, for images that come at once. */
  readonly room: SharedRoom;
  readonly buildTimes: BuildTimes;
  /** Free bytes where the engine keeps its data; `undefined`: not known. */
  readonly free: () => number | undefined;
  /** A move without a word of the engine's is given up then; milliseconds. */
  readonly silentMs: number;
}

/** As they are known by now. */
export const ratesOf = ({ files, packing }: Pick<LoopbackParts, 'files' | 'packing'>): Rates => ({
  ...USUAL,
  moved: files.meter.rate,
  packed: packing.rate,
});

export const loginOf = ({ host, username, password }: RegistryServer): RegistryLogin => ({
  username,
  password,
  serveraddress: host,
});
