/** BuildKit's plain progress (`#5 [api 2/3] RUN …`): what of it people want to see, and what failed in it. Pure but for its memory. */

/** A step of a build that failed. */
export interface FailedStep {
  /** As BuildKit calls it: `[api 2/3] RUN false`. */
  readonly name: string;
  /** What went wrong, in BuildKit's words. */
  readonly error: string;
  /** What it wrote, its end. */
  readonly output: readonly string[];
}

interface Step {
  name: string;
  readonly output: string[];
}

/** Lines of output that are kept of each step. */
const KEPT_LINES = 40;

/** Steps that say nothing about the images: the definition, the rules, the base image's description. */
const INTERNAL = /^\[([\w-]+ )?internal\]| load \.dockerignore$|^building with |^resolve image config|^\[auth\]/;

export class BuildProgress {
  private readonly steps = new Map<string, Step>();
  private rest = '';
  private isBlockBegin = true;
  /** In the order in which they failed; those that were ended because of another are told as cancelled. */
  readonly failed: FailedStep[] = [];

  /**
   * @param onLine a line for people, as it happens: begin and end of each step
   * @param onOutput a line that a step wrote
   * @param onDone a step has ended well; its name
   */
  constructor(
    private readonly on: {
      readonly line: (text: string) => void;
      readonly output: (text: string) => void;
      readonly done: (name: string) => void;
    },
  ) {}

  /** Takes a piece of BuildKit's output, cut anywhere. */
  push(chunk: string): void {
    const lines = (this.rest + chunk).split(/\r?\n/);
    this.rest = lines.pop() ?? '';
    for (const line of lines) this.read(line);
  }

  /** After an empty line comes the name of the step that is told about next, whether it was told about before or not. */
  private read(line: string): void {
    const [, number, said = ''] = /^#(\d+) (.*)$/.exec(line) ?? [];
    const isName = this.isBlockBegin;
    this.isBlockBegin = line === '';
    if (number === undefined) return;
    const known = this.steps.get(number);
    if (known === undefined || isName) {
      if (known === undefined && !INTERNAL.test(said)) this.on.line(line);
      this.steps.set(number, { name: said, output: known?.output ?? [] });
      return;
    }
    const error = /^ERROR: (.*)$/.exec(said)?.[1];
    if (error !== undefined) {
      this.failed.push({ name: known.name, error, output: known.output });
      this.on.line(line);
    } else if (/^(DONE|CACHED)\b/.test(said)) {
      if (!INTERNAL.test(known.name)) this.on.line(line);
      this.on.done(known.name);
    } else if (said !== 'CANCELED' && said !== '...') {
      known.output.push(said.replace(/^\d+\.\d+ /, ''));
      if (known.output.length > KEPT_LINES) known.output.shift();
      this.on.output(line);
    }
  }
}
