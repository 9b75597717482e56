/** The file that tells a plugin which tests to run: `{"kind":"isoshard-selection","version":1,"tests":[…]}`. */

/** Its name in the folder of inputs. */
export const SELECTION_FILE = 'selection.json';

/** `ids` as the listing named them, in its order. */
export function renderSelection(ids: readonly string[]): string {
  return `${JSON.stringify({ kind: 'isoshard-selection', version: 1, tests: ids })}\n`;
}
