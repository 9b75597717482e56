/** How much of layers may lie on disk: those that come in, and those that wait for being kept. */

/** One layer's part of it. */
export interface SpoolSlot {
  /** Resolves once so many bytes more may be written. */
  take(bytes: number): Promise<void>;
  /** All of it is here, and waits for being kept. */
  arrived(): void;
  /** It is on disk no more. Called again it does nothing. */
  free(): void;
}

/**
 * An engine sends several layers at once, each of which has to be whole before its name is known: beyond `limitBytes` only the first goes on, and that
 * only when none is left that waits for being kept. So a single layer may be larger, and several together may not.
 */
export class SpoolRoom {
  #bytes = 0;
  /** In the order of their first bytes. */
  readonly #incoming = new Set<SpoolSlot>();
  #arrived = 0;
  #waiting: (() => void)[] = [];

  constructor(private readonly limitBytes: number) {}

  open(): SpoolSlot {
    let own = 0;
    let state: 'incoming' | 'arrived' | 'free' = 'incoming';
    const slot: SpoolSlot = {
      take: async (bytes) => {
        // An upload that was begun and given up before its first byte keeps nobody waiting.
        if (state === 'incoming') this.#incoming.add(slot);
        while (state === 'incoming' && !this.#mayTake(slot, bytes)) {
          await new Promise<void>((resolve) => this.#waiting.push(resolve));
        }
        if (state !== 'incoming') return;
        own += bytes;
        this.#bytes += bytes;
      },
      arrived: () => {
        if (state !== 'incoming') return;
        state = 'arrived';
        this.#incoming.delete(slot);
        this.#arrived += 1;
        this.#tell();
      },
      free: () => {
        if (state === 'free') return;
        if (state === 'arrived') this.#arrived -= 1;
        state = 'free';
        this.#incoming.delete(slot);
        this.#bytes -= own;
        this.#tell();
      },
    };
    return slot;
  }

  #mayTake(slot: SpoolSlot, bytes: number): boolean {
    if (this.#bytes + bytes <= this.limitBytes) return true;
    const [first] = this.#incoming;
    return first === slot && this.#arrived === 0;
  }

  #tell(): void {
    for (const go of this.#waiting.splice(0)) go();
  }
}
