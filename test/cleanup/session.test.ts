import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bootId, processStart } from '../../src/cleanup/host.js';
import { leaseName } from '../../src/cleanup/lease-name.js';
import {
  closeSession,
  keepSession,
  openSession,
  parseRecord,
  readRecords,
  removeDeadAsides,
  SESSION_STATE,
} from '../../src/cleanup/session.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'isoshard-session-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function ports() {
  const saved = new Map<string, string>();
  return {
    saved,
    paths: { workspace: root, temp: join(root, 'temp'), state: join(root, 'state'), plugins: root },
    run: { repository: 'octo/farm', runId: '1', attempt: 2, job: 'e2e', commit: 'c' },
    state: {
      save: (name: string, value: string) => void saved.set(name, value),
      get: (name: string) => saved.get(name) ?? '',
    },
    clock: { now: () => 1_000_000_000_000, sleep: async () => undefined },
  };
}

describe('a session', () => {
  test('is on disk and known to post once it is open: ours alone to read', () => {
    const context = ports();
    const record = openSession(context, 'unix:///x.sock');
    expect(record).toMatchObject({
      pid: process.pid,
      bootId: bootId(),
      processStart: processStart(process.pid),
      deadline: 1_000_021_600,
    });
    expect(readRecords(context.paths.state).get(record.session)).toEqual(record);
    expect(parseRecord(context.saved.get(SESSION_STATE) ?? '')).toEqual(record);
    const [file] = readdirSync(join(root, 'state', 'sessions'));
    expect(file).toBe(`${record.session}.json`);
    expect(statSync(join(root, 'state', 'sessions', file ?? '')).mode & 0o777).toBe(0o600);
    expect(statSync(record.scratch).mode & 0o777).toBe(0o700);
  });

  test('leaves nothing once it is closed', () => {
    const context = ports();
    const record = openSession(context, undefined);
    writeFileSync(join(record.scratch, 'model.json'), '{}');
    closeSession(context.paths.state, record);
    expect(existsSync(record.scratch)).toBe(false);
    expect(readRecords(context.paths.state).size).toBe(0);
  });

  test('that is kept says so on disk and to post', () => {
    const context = ports();
    const record = openSession(context, undefined);
    keepSession(context, record);
    expect(readRecords(context.paths.state).get(record.session)?.kept).toBe(true);
    expect(parseRecord(context.saved.get(SESSION_STATE) ?? '')?.kept).toBe(true);
  });

  test('is told to post before anything is on disk', () => {
    const context = ports();
    const order: boolean[] = [];
    const state = { ...context.state, save: () => void order.push(existsSync(context.paths.state)) };
    openSession({ ...context, state }, undefined);
    expect(order).toEqual([false]);
  });

  test('that was killed while its record was written leaves nothing either', () => {
    const context = ports();
    const record = openSession(context, undefined);
    const sessions = join(context.paths.state, 'sessions');
    const gone = leaseName()?.replace(/\d+$/, '1');
    for (const name of [`${record.session}.json.1.tmp`, `aaaaaaaaaa.json.${gone}.tmp`, 'bbbbbbbbbb.json.x.tmp']) {
      writeFileSync(join(sessions, name), '');
    }
    closeSession(context.paths.state, record);
    removeDeadAsides(context.paths.state);
    expect(readdirSync(sessions)).toEqual(['bbbbbbbbbb.json.x.tmp']);
  });

  test('broken files among the records do not hide the others', () => {
    const context = ports();
    const record = openSession(context, undefined);
    writeFileSync(join(root, 'state', 'sessions', 'broken.json'), '{"kind":');
    writeFileSync(
      join(root, 'state', 'sessions', 'left.json.1.tmp'),
      readFileSync(join(root, 'state', 'sessions', `${record.session}.json`)),
    );
    expect([...readRecords(context.paths.state).keys()]).toEqual([record.session]);
  });

  test('of a host without any is none', () => {
    expect(readRecords(join(root, 'nowhere')).size).toBe(0);
  });
});

describe('a record is read only if it is one', () => {
  const good = () => ({ ...openSession(ports(), undefined) }) as Record<string, unknown>;

  test.each<[string, (record: Record<string, unknown>) => unknown]>([
    ['another kind', (record) => ({ ...record, kind: 'isoshard-plan' })],
    ['a newer version', (record) => ({ ...record, version: 2 })],
    ['a session that is a path', (record) => ({ ...record, session: '../../etc' })],
    ['no session', ({ session: _, ...record }) => record],
    ['a scratch folder of somebody else', (record) => ({ ...record, scratch: '/home/user' })],
    ['a scratch folder that is relative', (record) => ({ ...record, scratch: record.session })],
    ['a pid that is a word', (record) => ({ ...record, pid: 'one' })],
    ['null', () => null],
    ['a list', () => []],
    ['a word', () => 'record'],
  ])('%s is none', (_, change) => {
    expect(parseRecord(JSON.stringify(good()))).toBeDefined();
    expect(parseRecord(JSON.stringify(change(good())))).toBeUndefined();
  });

  test.each(['', '{', 'undefined'])('%j is none', (text) => {
    expect(parseRecord(text)).toBeUndefined();
  });
});
