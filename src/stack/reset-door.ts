/**
 * The door through which the tests of one shard ask for its initial state: HTTP on a Unix socket, since isolation leaves no way from
 * a container to this process by the network. `POST /reset` with `Authorization: Bearer TOKEN` answers when all is ready again.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { toIsoshardError } from '../errors.js';

/** Where the folder of the socket is mounted in the container that runs the tests. */
export const DOOR_MOUNT = '/isoshard-door';
const SOCKET = 'reset.sock';

export interface Door {
  /** On this host; holds the socket alone. */
  readonly folder: string;
  readonly token: string;
}

/** A door in `folder`, which exists; nobody listens yet. */
export function planDoor(folder: string): Door {
  // Whoever the tests run as may walk through; the token says who may ask.
  chmodSync(folder, 0o711);
  return { folder, token: randomBytes(32).toString('hex') };
}

/** The socket as a process sees it that knows the folder as `folder`. */
export const socketIn = (folder: string): string => join(folder, SOCKET);

/** Does `work` while `reset` can be asked for; what it gives is the answer. Requests are answered one after the other. */
export async function whileOpen<T>(
  { folder, token }: Door,
  reset: () => Promise<object>,
  work: () => Promise<T>,
): Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  const server = createServer((request, response) => {
    request.resume();
    const answer = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (!isAllowed(request, token)) return answer(403, { message: 'not the token of this shard' });
    if (request.method !== 'POST' || request.url !== '/reset') return answer(404, { message: 'expected POST /reset' });
    const own = last.then(reset);
    last = own.catch(() => undefined);
    own.then(
      (done) => answer(200, done),
      (error: unknown) => {
        const { code, message, hint } = toIsoshardError(error);
        answer(500, { code, message, hint });
      },
    );
  });
  // A reset may take as long as its services.
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(socketIn(folder), resolve));
  chmodSync(socketIn(folder), 0o777);
  try {
    return await work();
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    // None is at work any more when the stack is taken down.
    await last;
  }
}

function isAllowed({ headers }: IncomingMessage, token: string): boolean {
  const given = Buffer.from(headers.authorization ?? '');
  const expected = Buffer.from(`Bearer ${token}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
