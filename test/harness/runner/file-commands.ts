/** The files that a step writes to speak to the runner: `GITHUB_OUTPUT`, `_STATE`, `_ENV`, `_PATH`, `_STEP_SUMMARY`. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `name=value` and `name<<DELIMITER`, lines, `DELIMITER`, as the runner reads them; anything else is an error there too
 * (actions/runner, `FileCommandManager.cs`).
 */
export function parseFileCommands(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    const [, name, kind, rest] = /^(.*?)(=|<<)(.*)$/.exec(line) ?? [];
    if (name === undefined || name === '' || rest === undefined) throw new Error(`Invalid format '${line}'`);
    if (kind === '=') {
      values[name] = rest;
      continue;
    }
    const end = lines.indexOf(rest, at + 1);
    if (end < 0) throw new Error(`Invalid value: no delimiter '${rest}'`);
    values[name] = lines.slice(at + 1, end).join('\n');
    at = end;
  }
  return values;
}

/** The files of one stage: new for each, and read when it is over, however that came. */
export interface StageFiles {
  /** `GITHUB_OUTPUT` and so on. */
  readonly env: Readonly<Record<string, string>>;
  read(): {
    readonly outputs: Record<string, string>;
    readonly state: Record<string, string>;
    readonly env: Record<string, string>;
    readonly path: readonly string[];
    readonly summary: string;
  };
}

/** Makes the files below `temp`, empty. */
export function stageFiles(temp: string): StageFiles {
  const folder = join(temp, '_runner_file_commands');
  mkdirSync(folder, { recursive: true });
  const id = randomUUID();
  const file = (name: string): string => {
    const path = join(folder, `${name}_${id}`);
    writeFileSync(path, '');
    return path;
  };
  const env = {
    GITHUB_OUTPUT: file('set_output'),
    GITHUB_STATE: file('save_state'),
    GITHUB_ENV: file('set_env'),
    GITHUB_PATH: file('add_path'),
    GITHUB_STEP_SUMMARY: file('step_summary'),
  };
  return {
    env,
    read: () => ({
      outputs: parseFileCommands(readFileSync(env.GITHUB_OUTPUT, 'utf8')),
      state: parseFileCommands(readFileSync(env.GITHUB_STATE, 'utf8')),
      env: parseFileCommands(readFileSync(env.GITHUB_ENV, 'utf8')),
      path: readFileSync(env.GITHUB_PATH, 'utf8').split(/\r?\n/).filter(Boolean),
      summary: readFileSync(env.GITHUB_STEP_SUMMARY, 'utf8'),
    }),
  };
}
