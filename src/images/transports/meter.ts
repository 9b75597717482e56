/** How fast bytes move: as is usual at first, and more and more as was seen in this job. */
import type { Clock } from '../../context.js';

/** The usual counts like so much time of what was seen. */
const USUAL_MS = 500;

export class Meter {
  #bytes = 0;
  #ms = 0;
  #sinceMs = 0;
  /** Moves that are under way, by their bytes. */
  readonly #moves = new Set<{ readonly bytes: number }>();

  /** @param usual bytes a second */
  constructor(
    private readonly usual: number,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /**
   * Runs a move, of which several may be under way: time counts once.
   * @param bytes as far as they are known beforehand
   * @param moved how many they were; what fails moved none
   */
  async of<T>(bytes: number, move: () => Promise<T>, moved: (done: T) => number = () => bytes): Promise<T> {
    if (this.#moves.size === 0) this.#sinceMs = this.clock.now();
    const own = { bytes };
    this.#moves.add(own);
    try {
      const done = await move();
      this.#bytes += moved(done);
      return done;
    } finally {
      this.#moves.delete(own);
      if (this.#moves.size === 0) this.#ms += this.clock.now() - this.#sinceMs;
    }
  }

  /** Bytes a second. Of what is under way half is taken to be done. */
  get rate(): number {
    const underWayMs = this.#moves.size === 0 ? 0 : this.clock.now() - this.#sinceMs;
    const underWay = [...this.#moves].reduce((sum, { bytes }) => sum + bytes / 2, 0);
    const bytes = this.#bytes + underWay + (this.usual * USUAL_MS) / 1000;
    return bytes / ((this.#ms + underWayMs + USUAL_MS) / 1000);
  }
}
