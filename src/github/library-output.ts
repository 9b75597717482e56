/**
 * What the toolkit's libraries print while they work, caught. `@actions/cache` and `@actions/artifact` write dozens of lines
 * and their own annotations straight to standard output, and what happened to a cache entry can be learned
 * from those lines only. They are told from our own lines by the asynchronous context that they are written in.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

/** A line that a library wrote, taken out of its workflow command. */
export interface LibraryLine {
  readonly level: 'debug' | 'info' | 'warning' | 'error';
  readonly text: string;
}

type Listener = (line: LibraryLine) => void;
interface Catcher {
  readonly listener: Listener;
  unfinished: string;
}
type Write = typeof process.stdout.write;

const catchers = new AsyncLocalStorage<Catcher>();
const patched = new WeakSet<object>();

/**
 * Runs `work`, and gives each line that it writes to standard output to `listener` instead. What `listener` throws is thrown
 * into `work`, at the place that wrote the line. Commands that hide a secret (`::add-mask::`) reach the runner.
 */
export function catchingOutput<T>(work: () => Promise<T>, listener: Listener): Promise<T> {
  catchWrites();
  return catchers.run({ listener, unfinished: '' }, work);
}

/** Replaces `process.stdout.write`, once. Outside of `catchingOutput` it behaves as before. */
function catchWrites(): void {
  const stdout = process.stdout;
  if (patched.has(stdout.write)) return;
  const plain: Write = stdout.write.bind(stdout);
  const write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    const catcher = catchers.getStore();
    if (catcher === undefined) return Reflect.apply(plain, stdout, [chunk, ...rest]);
    const done = rest.find((argument) => typeof argument === 'function');
    if (done !== undefined) queueMicrotask(() => Reflect.apply(done, undefined, []));
    const lines = (catcher.unfinished + text(chunk)).split(/\r?\n/);
    catcher.unfinished = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith('::add-mask::')) plain(`${line}\n`);
      else catchers.exit(() => catcher.listener(parseLine(line)));
    }
    return true;
  };
  stdout.write = write;
  patched.add(write);
}

function text(chunk: string | Uint8Array): string {
  return typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
}

/** `::warning::a%0Ab` is a warning of two lines; what is no such command is information. */
export function parseLine(line: string): LibraryLine {
  const command = /^::(debug|warning|error)(?: [^:]*)?::(.*)$/s.exec(line);
  const level = command?.[1];
  if (level !== 'debug' && level !== 'warning' && level !== 'error') return { level: 'info', text: line };
  const data = command?.[2] ?? '';
  return { level, text: data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%') };
}
