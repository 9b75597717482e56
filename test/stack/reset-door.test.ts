import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ProjectError } from '../../src/errors.js';
import { type Door, planDoor, socketIn, whileOpen } from '../../src/stack/reset-door.js';

let door: Door;
beforeEach(() => {
  door = planDoor(mkdtempSync(join(tmpdir(), 'isoshard-door-')));
});
afterEach(() => rmSync(door.folder, { recursive: true, force: true }));

function ask(token = door.token, path = '/reset', method = 'POST'): Promise<{ status?: number; body: unknown }> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` };
    const asked = request({ socketPath: socketIn(door.folder), path, method, headers, agent: false }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) }));
    });
    asked.on('error', reject).end();
  });
}

test('who has the token is answered when it is done, one after the other', async () => {
  let atWork = 0;
  let most = 0;
  const reset = async () => {
    atWork += 1;
    most = Math.max(most, atWork);
    await new Promise((resolve) => setTimeout(resolve, 10));
    atWork -= 1;
    return { services: ['db'], ms: 10 };
  };
  const answers = await whileOpen(door, reset, () => Promise.all([ask(), ask(), ask()]));
  expect(answers).toEqual(Array(3).fill({ status: 200, body: { services: ['db'], ms: 10 } }));
  expect(most).toBe(1);
});

test('any user may walk through; another token, path or method asks for nothing', async () => {
  let asked = 0;
  const reset = async () => {
    asked += 1;
    return { services: [], ms: 0 };
  };
  await whileOpen(door, reset, async () => {
    expect(statSync(socketIn(door.folder)).mode & 0o777).toBe(0o777);
    expect(await ask('x')).toMatchObject({ status: 403 });
    expect(await ask('x'.repeat(64))).toMatchObject({ status: 403 });
    expect(await ask(door.token, '/other')).toMatchObject({ status: 404 });
    expect(await ask(door.token, '/reset', 'GET')).toMatchObject({ status: 404 });
  });
  expect(asked).toBe(0);
});

test('what cannot be put back says why; the next one is answered all the same', async () => {
  let first = true;
  const reset = async () => {
    if (!first) return { services: [], ms: 0 };
    first = false;
    throw new ProjectError('reset-unavailable', 'it has no saved state', { hint: 'See docs.' });
  };
  await whileOpen(door, reset, async () => {
    const body = { code: 'reset-unavailable', message: 'it has no saved state', hint: 'See docs.' };
    expect(await ask()).toEqual({ status: 500, body });
    expect(await ask()).toMatchObject({ status: 200 });
  });
});

test('afterwards the door is closed', async () => {
  await whileOpen(
    door,
    async () => ({ services: [], ms: 0 }),
    async () => undefined,
  );
  await expect(ask()).rejects.toThrow();
});
