/**
 * What a build of all of each service's image took on this machine, in the user's cache folder: a builder that has layers of it builds in a second, which tells nothing
 * of another machine's. What cannot be read there is not known.
 */
import { readFileSync } from 'node:fs';
import { keepFile } from './keep-file.js';

export class BuildTimes {
  /** @param file absent: nothing is remembered */
  constructor(private readonly file: string | undefined) {}

  /** Milliseconds; 0: not known. */
  of(service: string): number {
    const ms = this.#read()[service];
    return typeof ms === 'number' && Number.isSafeInteger(ms) && ms > 0 ? ms : 0;
  }

  /**
   * What a build of all of it takes, by one that just ended. Never throws.
   * @param wholeMs where it built all of it; 0: the builder had some of it, so that it took no more than the whole would
   * @param tookMs of that build
   */
  learn(service: string, wholeMs: number, tookMs: number): number {
    const known = this.of(service);
    // An image may grow while the builder always has most of it.
    const ms = wholeMs > 0 || known === 0 ? wholeMs : Math.max(known, Math.round(tookMs));
    if (this.file !== undefined && ms !== known)
      keepFile(this.file, JSON.stringify({ ...this.#read(), [service]: ms }));
    return ms;
  }

  #read(): Readonly<Record<string, unknown>> {
    try {
      return Object(JSON.parse(readFileSync(this.file ?? '', 'utf8')));
    } catch {
      return {};
    }
  }
}
