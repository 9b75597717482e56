/** What making a model private changed, line by line, under the finding that is the reason. Pure; both models redacted before. */
import type { Judged } from './audit.js';
import { type ComposeModel, sortedEntries } from './model.js';
import { redact } from './redact.js';

export interface ChangedLine {
  /** Such as `services.api.ports[8000]`. */
  readonly path: string;
  /** As JSON; absent where there was nothing. */
  readonly before?: string;
  readonly after?: string;
}

export interface ChangedGroup {
  /** Absent: the name and labels that every stack gets. */
  readonly because?: Judged;
  readonly lines: readonly ChangedLine[];
}

/** Hazards whose change shows under another key than the one they are about. */
const SHOWS_UNDER: Readonly<Record<string, readonly string[]>> = {
  networks: ['container-name', 'links', 'default-bridge', 'fixed-address'],
  volumes: ['bind-mount', 'file-secret', 'anonymous-volume'],
  shm_size: ['host-ipc'],
  scale: ['replicas'],
  restart: ['restart-policy'],
  image: ['build'],
  pull_policy: ['build'],
};

/** Groups in the order of `judged`; what belongs to none comes last. */
export function explainChanges(before: ComposeModel, after: ComposeModel, judged: readonly Judged[]): ChangedGroup[] {
  const lines = changedLines(redact(before), redact(after), []);
  const rewritten = judged.filter(({ action }) => action === 'rewritten');
  const reasons = lines.map((line) => reasonOf(line.steps, rewritten));
  const groups = [...rewritten, undefined].map((because) => ({
    ...(because && { because }),
    lines: lines.filter((_, index) => reasons[index] === because).map(({ steps: _, ...line }) => line),
  }));
  return groups.filter((group) => group.lines.length > 0);
}

interface Line extends ChangedLine {
  readonly steps: readonly string[];
}

/** The finding at the longest common way to the line; else one of the same service that shows there. */
function reasonOf(steps: readonly string[], rewritten: readonly Judged[]): Judged | undefined {
  if (steps[0] !== 'services' && steps.at(-1) !== 'name' && !['ipam', 'driver_opts'].includes(steps[2] ?? ''))
    return undefined;
  let best: { judged: Judged; common: number } | undefined;
  for (const judged of rewritten) {
    const way = judged.path.map((step) => (typeof step === 'string' ? step : 'item' in step ? step.item : step.target));
    let common = 0;
    while (common < way.length && way[common] === steps[common]) common++;
    const isWhole = common === way.length || common >= 4;
    if (common >= 3 && (isWhole || best === undefined) && common > (best?.common ?? 0)) best = { judged, common };
  }
  if (best !== undefined) return best.judged;
  const hazards = SHOWS_UNDER[steps[2] ?? ''] ?? [];
  return rewritten.find(({ hazard, service }) => service === steps[1] && hazards.includes(hazard));
}

type Json = unknown;
const isMap = (value: Json): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function changedLines(before: Json, after: Json, steps: readonly string[]): Line[] {
  if (isMap(before) && isMap(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return keys.flatMap((key) => changedLines(before[key], after[key], [...steps, key]));
  }
  if (Array.isArray(before) && Array.isArray(after)) return changedItems(before, after, steps);
  const [was, is] = [JSON.stringify(before ?? null), JSON.stringify(after ?? null)];
  if (was === is) return [];
  const path = steps.join('.');
  return [{ steps, path, ...(before !== undefined && { before: was }), ...(after !== undefined && { after: is }) }];
}

/** Items are the same one if their container side is, or else if they are equal. */
function changedItems(before: readonly Json[], after: readonly Json[], steps: readonly string[]): Line[] {
  const keyed = (items: readonly Json[]) =>
    new Map(items.map((item) => [isMap(item) ? String(item.target ?? item.source) : JSON.stringify(item), item]));
  const [was, is] = [keyed(before), keyed(after)];
  return sortedEntries(Object.fromEntries([...was, ...is])).flatMap(([key]) => {
    const [old, now] = [was.get(key), is.get(key)];
    if (JSON.stringify(old) === JSON.stringify(now)) return [];
    const path = `${steps.join('.')}[${key}]`;
    return [
      {
        steps: [...steps, key],
        path,
        ...(old !== undefined && { before: JSON.stringify(old) }),
        ...(now !== undefined && { after: JSON.stringify(now) }),
      },
    ];
  });
}
