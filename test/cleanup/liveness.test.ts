import { expect, test } from 'vitest';
import { type Evidence, type HostFacts, judge } from '../../src/cleanup/liveness.js';
import type { SessionRecord } from '../../src/cleanup/session.js';
import { LABEL } from '../../src/docker/labels.js';

const NOW = 1_000_000;
const host: HostFacts = {
  bootId: 'boot',
  pidNamespace: 'pid:[1]',
  processStart: (pid) => (pid === 10 ? 'tick' : ''),
  now: NOW,
  olderThan: 3600,
};
const lease = (over: Partial<SessionRecord> = {}): SessionRecord => ({
  kind: 'isoshard-session',
  version: 1,
  session: '0123456789',
  repository: 'octo/farm',
  runId: '1',
  attempt: 1,
  job: 'e2e',
  bootId: 'boot',
  deadline: NOW + 100,
  pid: 10,
  pidNamespace: 'pid:[1]',
  processStart: 'tick',
  dockerHost: undefined,
  scratch: '/tmp/0123456789',
  kept: false,
  ...over,
});
const labelled = { [LABEL.hostBootId]: 'boot', [LABEL.deadline]: String(NOW + 100) };

interface Case {
  readonly labels?: Record<string, string>;
  readonly record?: SessionRecord;
  readonly created?: number;
  readonly runStatus?: Evidence['runStatus'];
  readonly isAskedFor?: boolean;
  readonly host?: Partial<HostFacts>;
}

const gone = lease({ pid: 11 });
const reused = lease({ processStart: 'earlier' });
const past = { ...labelled, [LABEL.deadline]: String(NOW - 1) };
const rebooted = { ...labelled, [LABEL.hostBootId]: 'another' };
const elsewhere = { bootId: '', pidNamespace: '' };

test.each<[string, Case, string]>([
  ['its process runs', { record: lease() }, 'alive: its process is running'],
  [
    'its process runs, whatever else is said',
    { record: lease(), labels: past, runStatus: 'completed', created: 1 },
    'alive: its process is running',
  ],
  ['its process is gone', { record: gone }, 'dead: its process is gone'],
  ['another process has its number', { record: reused }, 'dead: its process is gone'],
  ['no lease proves nothing', {}, 'alive: nothing proves that it is dead'],
  ['no lease, and its run goes on', { runStatus: 'in-progress' }, 'alive: nothing proves that it is dead'],
  ['no lease, and its run is over', { runStatus: 'completed' }, 'dead: its run is completed'],
  ['no lease, past its deadline', { labels: past }, 'dead: its deadline has passed'],
  ['no lease, another boot', { labels: rebooted }, 'dead: the host was restarted since'],
  ['no lease, old', { created: NOW - 3600 }, 'dead: older than the limit, and nothing vouches for it'],
  ['no lease, not quite old', { created: NOW - 3599 }, 'alive: nothing proves that it is dead'],
  [
    'a lease of another pid namespace',
    { record: lease({ pidNamespace: 'pid:[2]', pid: 11 }) },
    'alive: nothing proves that it is dead',
  ],
  [
    'a lease of another boot',
    { record: lease({ bootId: 'another' }), labels: rebooted },
    'dead: the host was restarted since',
  ],
  ['a record without objects', { labels: {}, record: gone }, 'dead: its process is gone'],
  [
    'a record without objects, of another boot',
    { labels: {}, record: lease({ bootId: 'another' }) },
    'dead: the host was restarted since',
  ],
  [
    'kept, its process gone',
    { record: lease({ kept: true, pid: 11 }) },
    'alive: kept for debugging until its deadline',
  ],
  [
    'kept, its run over',
    { record: lease({ kept: true, pid: 11 }), runStatus: 'completed' },
    'alive: kept for debugging until its deadline',
  ],
  [
    'kept, past its deadline',
    { record: lease({ kept: true, pid: 11 }), labels: past },
    'dead: its deadline has passed',
  ],
  [
    'kept, older than was asked for',
    { record: lease({ kept: true, pid: 11 }), created: NOW - 3600 },
    'dead: kept for debugging, and older than the limit',
  ],
  [
    'kept, another boot: its processes are gone',
    { record: lease({ kept: true, bootId: 'another' }), labels: rebooted },
    'dead: the host was restarted since',
  ],
  [
    'a host that knows no boot id or namespace',
    {
      record: lease({ ...elsewhere, processStart: '' }),
      labels: { ...labelled, [LABEL.hostBootId]: '' },
      host: elsewhere,
    },
    'alive: nothing proves that it is dead',
  ],
  ['asked for, and nothing is known of it', { isAskedFor: true }, 'dead: it was asked for'],
  ['asked for, and kept', { isAskedFor: true, record: lease({ kept: true, pid: 11 }) }, 'dead: it was asked for'],
  [
    'asked for, and its process runs',
    { isAskedFor: true, record: lease({ kept: true }) },
    'alive: its process is running',
  ],
  [
    'asked for, and its run goes on in another container',
    { isAskedFor: true, runStatus: 'in-progress' },
    'alive: its run goes on, elsewhere',
  ],
  ['an engine of another host', { labels: rebooted, host: { bootId: '' } }, 'alive: nothing proves that it is dead'],
])(
  '%s',
  (_, {
    labels = labelled,
    record,
    created = NOW - 10,
    runStatus = 'unknown',
    isAskedFor = false,
    host: other,
  }, expected) => {
    const evidence = { session: '0123456789', labels, created, record, runStatus, isAskedFor };
    const { dead, why } = judge(evidence, { ...host, ...other });
    expect(`${dead ? 'dead' : 'alive'}: ${why}`).toBe(expected);
  },
);
