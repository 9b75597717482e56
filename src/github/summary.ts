/** The job summary: Markdown that is appended to the file that the runner uploads when the step ends. */
import { appendFile, stat } from 'node:fs/promises';
import type { Summary } from '../context.js';

/** Of a step, in bytes; the runner uploads nothing of a larger one (actions/runner, `CreateStepSummaryCommand`). */
export const summaryLimitBytes = 1024 * 1024;

const cutNote = '\n\n_The rest is left out: a job summary may have 1 MiB._\n';

/** Appends to `file` (`GITHUB_STEP_SUMMARY`) and never passes the limit; nowhere to go without a file. */
export function actionSummary(file: string): Summary {
  return {
    async append(markdown) {
      if (file === '') return;
      const usedBytes = await stat(file).then(
        (stats) => stats.size,
        () => 0,
      );
      await appendFile(file, fitSummary(`${markdown}\n`, summaryLimitBytes - usedBytes));
    },
  };
}

/** `markdown` in at most `roomBytes` of UTF-8: cut after a whole line, and a note says so. Empty if not even the note fits. */
export function fitSummary(markdown: string, roomBytes: number): string {
  const bytes = Buffer.from(markdown);
  if (bytes.length <= roomBytes) return markdown;
  const room = roomBytes - Buffer.byteLength(cutNote);
  if (room < 0) return '';
  const lastLineEnd = bytes.lastIndexOf('\n', room);
  return (lastLineEnd < 0 ? '' : bytes.subarray(0, lastLineEnd).toString()) + cutNote;
}
