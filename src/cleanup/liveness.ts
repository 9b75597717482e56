/** Who is dead. Any doubt: alive. Pure; the facts are gathered by `reaper.ts`. */
import { LABEL } from '../docker/labels.js';
import type { SessionRecord } from './session.js';

export interface HostFacts {
  /** Empty: unknown, or of no meaning for this engine. */
  readonly bootId: string;
  readonly pidNamespace: string;
  /** Start time of a process, or empty if it is gone. */
  readonly processStart: (pid: number) => string;
  /** Unix seconds. */
  readonly now: number;
  /** Sessions older than this are past their deadline whatever their label says; seconds. */
  readonly olderThan: number;
}

export interface Evidence {
  readonly session: string;
  /** Labels of any one object of the session. */
  readonly labels: Readonly<Record<string, string>>;
  /** When its oldest object was made; Unix seconds, 0 if unknown. */
  readonly created: number;
  readonly record: SessionRecord | undefined;
  /** What the API says of that run attempt. */
  readonly runStatus: 'completed' | 'in-progress' | 'unknown';
  /** Whether somebody asked for just this session to be removed. */
  readonly isAskedFor?: boolean;
}

export interface Judgement {
  readonly dead: boolean;
  readonly why: string;
}

const dead = (why: string): Judgement => ({ dead: true, why });
const alive = (why: string): Judgement => ({ dead: false, why });

/**
 * A session is dead if its boot id is another one; or its lease exists in our pid namespace and its process is gone;
 * or the API says that its run attempt is completed; or its deadline has passed. A missing lease proves nothing, and where
 * the host tells no boot id or namespace (not Linux, or an engine elsewhere), neither does a process.
 */
export function judge(
  { labels, record, created, runStatus, isAskedFor = false }: Evidence,
  host: HostFacts,
): Judgement {
  const isOurs = record !== undefined && record.bootId === host.bootId && record.pidNamespace === host.pidNamespace;
  const leaseIsOurs = isOurs && host.bootId !== '' && host.pidNamespace !== '';
  const isRunning = leaseIsOurs && record.processStart !== '' && host.processStart(record.pid) === record.processStart;
  if (isRunning) return alive('its process is running');
  if (isAskedFor) {
    return !isOurs && runStatus === 'in-progress' ? alive('its run goes on, elsewhere') : dead('it was asked for');
  }
  const deadline = Number(labels[LABEL.deadline] ?? record?.deadline ?? 0);
  if (deadline > 0 && deadline < host.now) return dead('its deadline has passed');
  const bootId = labels[LABEL.hostBootId] ?? record?.bootId ?? '';
  if (bootId !== '' && host.bootId !== '' && bootId !== host.bootId) return dead('the host was restarted since');
  const isOld = created > 0 && created + host.olderThan <= host.now;
  if (record?.kept === true) {
    return isOld
      ? dead('kept for debugging, and older than the limit')
      : alive('kept for debugging until its deadline');
  }
  if (leaseIsOurs) return dead('its process is gone');
  if (runStatus === 'completed') return dead('its run is completed');
  if (isOld) return dead('older than the limit, and nothing vouches for it');
  return alive('nothing proves that it is dead');
}
