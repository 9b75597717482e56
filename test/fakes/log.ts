/** A log that remembers. */
import type { Log } from '../../src/context.js';
import type { SourceLocation } from '../../src/errors.js';

export interface LogEntry {
  readonly level: 'info' | 'debug' | 'warning' | 'error' | 'group' | 'foreign';
  readonly text: string;
  readonly location?: SourceLocation;
}

export interface RecordingLog extends Log {
  readonly entries: readonly LogEntry[];
  /** Texts of one level, in order. */
  texts(level: LogEntry['level']): readonly string[];
}

export function recordingLog(): RecordingLog {
  const entries: LogEntry[] = [];
  const add = (level: LogEntry['level'], text: string, location?: SourceLocation): void => {
    entries.push({ level, text, ...(location === undefined ? {} : { location }) });
  };
  return {
    entries,
    texts: (level) => entries.filter((entry) => entry.level === level).map(({ text }) => text),
    info: (line) => add('info', line),
    debug: (line) => add('debug', line),
    warning: (message, location) => add('warning', message, location),
    error: (message, location) => add('error', message, location),
    group(title, work) {
      add('group', title);
      return work();
    },
    foreign: (title, text) => add('foreign', `${title}\n${text}`),
  };
}
