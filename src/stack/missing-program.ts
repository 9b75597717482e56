/** Whether a health check failed because its program is not there. Pure. */
import type { CheckRun } from '../docker/engine.js';
import { quote } from './quote.js';

/** How engines and shells say that a program is not there (127) or cannot be run (126). */
const SAID: readonly (readonly [pattern: RegExp, what: (name: string) => string])[] = [
  [/exec: "([^"]+)": .*(?:executable file not found|no such file or directory)/, isMissing],
  [/exec: "([^"]+)": .*permission denied/, (name) => `${quote(name)}, which its image does not let it run`],
  [/^(?:\S*\/)?(?:sh|ash|dash|bash): (?:line )?(?:\d+: )?([^\s:]+): (?:command )?not found\s*$/m, isMissing],
];

function isMissing(name: string): string {
  return `${quote(name)}, which is not in its image`;
}

/** The program that a check could not start, in words; `undefined` if that is not why it failed. */
export function missingProgram({ exitCode, output }: Pick<CheckRun, 'exitCode' | 'output'>): string | undefined {
  for (const [pattern, what] of SAID) {
    const [, name] = pattern.exec(output) ?? [];
    if (name !== undefined) return what(name);
  }
  if (exitCode === 127) return 'a program that is not in its image (127)';
  return exitCode === 126 ? 'a program that cannot be run (126)' : undefined;
}
