/** A container's log as the engine's API sends it. Pure. */

/** A piece of output; mostly a line. */
export interface Frame {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

export interface LogLine extends Frame {
  /** Unix milliseconds; 0 where the engine does not say. */
  readonly timeMs: number;
}

/** Output of a container without a terminal comes in frames of an 8-byte header: stream, 0, 0, 0, length (Engine API, attach). */
export function framesOf(raw: Buffer): Frame[] {
  const frames: Frame[] = [];
  for (let at = 0; at + 8 <= raw.length; ) {
    const length = raw.readUInt32BE(at + 4);
    const text = raw.subarray(at + 8, at + 8 + length).toString('utf8');
    frames.push({ stream: raw[at] === 2 ? 'stderr' : 'stdout', text });
    at += 8 + length;
  }
  return frames;
}

/** Lines that each begin with a time, as `timestamps` asks for: `2026-01-31T10:00:00.000000000Z text`. */
export const toLines = (frames: readonly Frame[]): LogLine[] =>
  frames.flatMap(({ stream, text }) =>
    text
      .split(/\r?\n/)
      .filter((line) => line !== '')
      .map((line) => {
        const [, time = '', rest = line] = /^(\d{4}-\S+Z) ?(.*)$/s.exec(line) ?? [];
        return { stream, text: rest, timeMs: Date.parse(time) || 0 };
      }),
  );
