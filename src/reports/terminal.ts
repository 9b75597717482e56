/** The end of a run, for a terminal or a log. */
import { headline, plural, SIGNS } from './headline.js';
import { excerpt, oneLine } from './plain-text.js';
import { renderPrediction } from './prediction.js';
import { failuresOf, type Report } from './report.js';
import { failedCommands } from './reproduce.js';
import { renderUnprovedStates } from './state-findings.js';

export interface TerminalOptions {
  /** Where the HTML report is. */
  readonly reportPath?: string | undefined;
  /** Shard → command that runs what failed in it again; one that is not in it gets none. */
  readonly commands?: ReadonlyMap<string, string>;
}

const FAILURES_SHOWN = 30;
const FINDINGS_SHOWN = 20;
const MESSAGE_CHARACTERS = 600;
const MESSAGE_LINES = 8;

/** Failures with their places, findings, how to reproduce, and the verdict as the last line, where eyes are. */
export function renderTerminal(report: Report, { reportPath, commands }: TerminalOptions = {}): string {
  const failures = failuresOf(report);
  const blocks = failures.slice(0, FAILURES_SHOWN).map((test) => {
    const where = test.line > 0 ? `${test.file}:${test.line}` : test.file;
    const head = `${SIGNS.failure} ${oneLine(test.title || test.id)}\n  at ${oneLine(where, 300)} (${oneLine(test.shard)})`;
    const message = excerpt(test.errors[0]?.message ?? '', MESSAGE_CHARACTERS, MESSAGE_LINES);
    return message === '' ? head : `${head}\n${quote(message)}`;
  });
  if (failures.length > FAILURES_SHOWN) blocks.push(`… and ${failures.length - FAILURES_SHOWN} more failures`);
  const findings = report.findings.slice(0, FINDINGS_SHOWN).map((one) => `${one.code}: ${oneLine(one.message, 400)}`);
  if (report.findings.length > FINDINGS_SHOWN) findings.push(`… and ${report.findings.length - FINDINGS_SHOWN} more`);
  if (findings.length > 0)
    blocks.push([`${plural(report.findings.length, 'problem')} with the run:`, ...findings].join('\n  '));
  if (report.cause !== '' && report.verdict !== 'success') {
    blocks.push(`First cause:\n${quote(excerpt(report.cause, MESSAGE_CHARACTERS * 2, MESSAGE_LINES * 2))}`);
  }
  const again = failedCommands(report, commands).slice(0, FAILURES_SHOWN);
  if (again.length > 0) blocks.push(['Reproduce:', ...again].join('\n  '));
  const planned = renderPrediction(report);
  if (planned !== undefined) blocks.push(planned);
  const unproved = renderUnprovedStates(report);
  if (unproved !== undefined) blocks.push(unproved);
  const last = [headline(report), ...(reportPath === undefined ? [] : [`Report: ${oneLine(reportPath, 1000)}`])];
  return `${[...blocks, last.join('\n')].join('\n\n')}\n`;
}

/** Behind a bar, so that no line of others begins as a command of the log's reader does (`::error::`). */
function quote(text: string): string {
  return text.replace(/^/gm, '  │ ');
}
