import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SeenAtDoor } from '../http/door/page-refusals.ts';
import { drawUuid } from '../sealing/chance.ts';

export type Answered = { readonly url: string; readonly status: number; readonly seconds: number };

/** A name that a proxy has given the request, to find it in both logs. */
const GIVEN = /^[\w-]{1,64}$/;
/** What opens something may stand in a path: codes of invitations, resets, seats. Nothing that long is a word. */
const CODES = /(?<=\/)[\w~-]{20,}(?=\/|$)/g;
const LINKS = /^(\/[^/]+\/(?:join|reset)\/).+/;

export const saidPath = (url: string): string =>
  (url.split('?')[0] ?? '').replace(LINKS, '$1…').replaceAll(CODES, '…');

/**
 * Names each request, and when it is answered tells `heard` of it and, where `TONGZHOU_LOG=json`, writes one line of JSON on
 * standard error: pages and API alike. No query, no body, no token, no code, no address; of a person the seat, which is a
 * pseudonym of the record.
 */
export function requestLine(
  request: IncomingMessage & { readonly seen?: SeenAtDoor },
  response: ServerResponse,
  heard: (answered: Answered) => void,
): void {
  const began = performance.now();
  const given = request.headers['x-request-id'];
  const id = typeof given === 'string' && GIVEN.test(given) ? given : drawUuid();
  request.headers['x-request-id'] = id;
  response.setHeader('x-request-id', id);
  response.once('close', () => {
    const ms = performance.now() - began;
    const url = request.url ?? '/';
    // Whoever went away before the answer has none: nginx calls that 499.
    const status = response.writableFinished ? response.statusCode : 499;
    heard({ url, status, seconds: ms / 1_000 });
    if (process.env.TONGZHOU_LOG !== 'json') return;
    const line = {
      ...{ at: new Date().toISOString(), id, method: request.method, path: saidPath(url), status },
      ms: Math.round(ms),
      seat: request.seen?.seat,
      fault: request.seen?.fault,
    };
    process.stderr.write(`${JSON.stringify(line)}\n`);
  });
}
