/** Whose artifacts count: the newest of a name, of runs of the repository's own code. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findPastArtifact } from '../../../src/github/past-artifact.js';
import { recordingLog } from '../../fakes/log.js';

let server: Server;
let status = 200;
let artifacts: object[] = [];
const asked: string[] = [];
const own = { repository_id: 1, head_repository_id: 1 };
const artifact = (id: number, extra: object = {}) => ({
  id,
  name: 'isoshard-timings',
  expired: false,
  workflow_run: { id: id * 10, ...own },
  ...extra,
});

beforeEach(async () => {
  asked.length = 0;
  status = 200;
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ total_count: artifacts.length, artifacts }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const find = (token = 't') => {
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return findPastArtifact('isoshard-timings', { token, repository: 'o/r', apiUrl, log: recordingLog() });
};

test('the newest that is not expired, of no fork', async () => {
  artifacts = [
    artifact(3),
    artifact(7),
    artifact(8, { expired: true }),
    artifact(9, { workflow_run: { id: 90, repository_id: 1, head_repository_id: 2 } }),
    artifact(10, { workflow_run: null }),
    artifact(11, { name: 'isoshard-timings-pg' }),
  ];
  expect(await find()).toEqual({ id: 7, runId: 70 });
  expect(asked[0]).toContain('/repos/o/r/actions/artifacts?name=isoshard-timings');
});

test('none, where there is none', async () => {
  artifacts = [];
  expect(await find()).toBeUndefined();
});

test('none, where the token may not ask, or there is no token', async () => {
  artifacts = [artifact(3)];
  status = 403;
  expect(await find()).toBeUndefined();
  expect(await find('')).toBeUndefined();
});
