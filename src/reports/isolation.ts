/** What a stack would share and what became of it, for a terminal and for a job summary. No value of the user's is in it. */
import type { Action, Judged } from '../compose/audit.js';
import type { ChangedGroup } from '../compose/diff.js';
import { HAZARDS } from '../compose/hazards/index.js';
import { plural } from './headline.js';
import { escapeMarkdown, oneLine } from './plain-text.js';

const SIGNS: Readonly<Record<Action, string>> = { refused: '✗', warning: '!', allowed: '~', rewritten: '✓' };
const WORDS: Readonly<Record<Action, string>> = {
  refused: 'refused',
  warning: 'told, and left as it is',
  allowed: 'allowed by the configuration',
  rewritten: 'made private',
};

const placeOf = ({ location }: Judged): string => (location === undefined ? '' : `${location.file}:${location.line}`);
const subject = ({ service, what, becomes }: Judged): string =>
  `${service === undefined ? '' : `${service}: `}${what}${becomes === undefined ? '' : ` → ${becomes}`}`;

/** Lines for a terminal: a finding each, with the fix where it is refused, and how many of each. */
export function auditTable(judged: readonly Judged[]): string[] {
  const places = judged.map(placeOf);
  const width = Math.min(60, Math.max(0, ...places.map((place) => place.length)));
  const name = Math.max(0, ...judged.map(({ hazard }) => hazard.length));
  const rows = judged.flatMap((finding, index) => {
    const head = `${SIGNS[finding.action]} ${(places[index] ?? '').padEnd(width)}  ${finding.hazard.padEnd(name)}`;
    const fix = finding.action === 'refused' ? [`    ${HAZARDS.get(finding.hazard)?.fix ?? ''}`] : [];
    return [`${head}  ${oneLine(subject(finding), 300)}`, ...fix];
  });
  return [...rows, countsOf(judged)];
}

/** `12 places made private, 1 refused`. */
function countsOf(judged: readonly Judged[]): string {
  const counts = (['refused', 'warning', 'allowed', 'rewritten'] as const).flatMap((action) => {
    const count = judged.filter((finding) => finding.action === action).length;
    return count === 0 ? [] : [`${plural(count, 'place')} ${WORDS[action]}`];
  });
  return counts.length === 0 ? 'nothing is shared' : counts.join(', ');
}

/** Lines for a terminal: each finding that changed something, and below it what was (`-`) and what is (`+`). */
export function diffText(groups: readonly ChangedGroup[]): string[] {
  return groups.flatMap(({ because, lines }) => [
    because === undefined ? 'every stack: its own names and labels' : reason(because),
    ...lines.flatMap(({ path, before, after }) => [
      ...(before === undefined ? [] : [`  - ${oneLine(`${path}: ${before}`, 400)}`]),
      ...(after === undefined ? [] : [`  + ${oneLine(`${path}: ${after}`, 400)}`]),
    ]),
  ]);
}

const reason = (finding: Judged): string => {
  const at = placeOf(finding);
  return oneLine(`${at ? `${at}  ` : ''}${finding.hazard}: ${HAZARDS.get(finding.hazard)?.about ?? ''}`, 400);
};

export interface SuiteIsolation {
  readonly suite: string;
  readonly judged: readonly Judged[];
  readonly groups: readonly ChangedGroup[];
}

/** A fold for the job summary. */
export function isolationMarkdown(suites: readonly SuiteIsolation[]): string {
  return suites
    .filter(({ judged }) => judged.length > 0)
    .map(({ suite, judged, groups }) => {
      const rows = judged.map(
        (finding) =>
          `| ${[SIGNS[finding.action], placeOf(finding), finding.hazard, subject(finding)].map((cell) => escapeMarkdown(cell, 300)).join(' | ')} |`,
      );
      const table = ['| | Where | Hazard | What |', '|---|---|---|---|', ...rows].join('\n');
      // Indented code: no fence that a value could close.
      const code = diffText(groups.filter(({ because }) => because !== undefined)).map((line) => `    ${line}`);
      const changes = code.length === 0 ? '' : `\n\n${code.join('\n')}`;
      const title = `Isolation of ${escapeMarkdown(suite, 60)}: ${countsOf(judged)}`;
      return `<details><summary>${title}</summary>\n\n${table}${changes}\n\n</details>\n`;
    })
    .join('\n');
}
