/** What can go wrong between a job and the services, on demand. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

export interface Fault {
  /** Which requests, by `METHOD /path?query`. */
  readonly match: RegExp;
  /** How many of them; 1 by default, `Infinity` for good. */
  readonly times?: number;
  readonly delayMs?: number;
  /** Answered with this status, and the request has no effect. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** `stall`: never answered. `cut`: the connection is closed. `lose-answer`: it has its effect, then the connection is closed. */
  readonly connection?: 'stall' | 'cut' | 'lose-answer';
  /** The `stall` or `cut` of a download comes after this many bytes. */
  readonly afterBytes?: number;
  /** Bytes of a download are turned around. */
  readonly corrupt?: boolean;
}

/** The faults in force; the first that matches a request strikes. */
export class Faults {
  #armed: { readonly fault: Fault; left: number }[] = [];

  add(...faults: readonly Fault[]): void {
    this.#armed.push(...faults.map((fault) => ({ fault, left: fault.times ?? 1 })));
  }

  clear(): void {
    this.#armed = [];
  }

  /** The fault that strikes this request, used up by one. */
  take(request: string): Fault | undefined {
    const armed = this.#armed.find(({ fault, left }) => left > 0 && fault.match.test(request));
    if (armed !== undefined) armed.left -= 1;
    return armed?.fault;
  }
}

/** Lets `fault` strike; true if the request is over with that. */
export async function strike(fault: Fault, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  if (fault.delayMs !== undefined) await wait(fault.delayMs);
  if (fault.status !== undefined) {
    request.resume();
    response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
    response.end(JSON.stringify({ code: 'unavailable', msg: 'a fault of the test' }));
    return true;
  }
  if (fault.connection === undefined || fault.connection === 'lose-answer' || fault.afterBytes !== undefined)
    return false;
  if (fault.connection === 'cut') request.socket.destroy();
  else request.resume();
  return true;
}
