/** The log of a laptop: plain lines on a terminal. */
import type { Log } from '../context.js';
import type { SourceLocation } from '../errors.js';
import { harmlessText } from './harmless-text.js';

/** Where text goes: `process.stdout` and `process.stderr`. */
export interface Writable {
  write(text: string): unknown;
}

export interface TerminalLogOptions {
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Standard output is kept for one JSON document: every line goes to standard error. */
  readonly json: boolean;
  /** Show debug lines: `ISOSHARD_DEBUG=1`. */
  readonly debug: boolean;
}

/**
 * News on standard output; debug lines, warnings and errors on standard error. Whatever text it is, none of it reaches
 * the terminal as a command.
 */
export function terminalLog({ stdout, stderr, json, debug }: TerminalLogOptions): Log {
  const news = json ? stderr : stdout;
  const line = (stream: Writable, text: string) => stream.write(`${harmlessText(text)}\n`);
  return {
    info: (text) => void line(news, text),
    debug: (text) => void (debug && line(stderr, `debug: ${text}`)),
    warning: (message, location) => void line(stderr, `warning: ${placed(message, location)}`),
    error: (message, location) => void line(stderr, `error: ${placed(message, location)}`),
    group: async (title, work) => {
      line(news, `▸ ${title}`);
      return await work();
    },
    foreign: (title, text) => {
      line(news, `▸ ${title}`);
      if (text !== '') line(news, text.replace(/\r?\n$/, ''));
    },
  };
}

/** A message that already begins with the place does not get it twice. */
function placed(message: string, location: SourceLocation | undefined): string {
  if (location === undefined) return message;
  const { file, line, column } = location;
  const place = [file, ...(line === undefined ? [] : [line, ...(column === undefined ? [] : [column])])].join(':');
  return message.startsWith(place) ? message : `${place}: ${message}`;
}
