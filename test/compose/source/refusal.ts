/** What `checkSources` says of files, and one that is made to blow up. */
import { checkSources } from '../../../src/compose/source/check.js';
import { ProjectError } from '../../../src/errors.js';

export const GOOD = 'services:\n  api:\n    image: x\n';

export function refusal(files: Readonly<Record<string, string>>, given: readonly string[] = ['/p/a.yml']) {
  try {
    checkSources(given, (file) => files[file]);
  } catch (error) {
    if (!(error instanceof ProjectError)) throw error;
    const { code, message, location, hint } = error;
    return { code, message, at: location && `${location.file}:${location.line}`, hint };
  }
  return undefined;
}
export const check = (text: string) => refusal({ '/p/a.yml': text });

/** Laughs to the power of ten. */
export function bomb(levels: number): string {
  const level = (index: number) =>
    `x-${index}: &l${index} [${Array(10)
      .fill(`*l${index - 1}`)
      .join(', ')}]`;
  return ['x-0: &l0 lol', ...Array.from({ length: levels }, (_, index) => level(index + 1)), GOOD].join('\n');
}
