import { type Actor, SECOND_MS } from '@tongzhou/domain';
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { NOTICES_PER_PAGE, type Notices } from './notices.ts';

/** Proxies end a connection that is silent for a minute. */
const HEARTBEAT_MS = 25 * SECOND_MS;
/** Browsers' tabs of one person, and one program; more would be a fault of the caller's. */
const STREAMS_PER_SEAT = 6;

/** Open streams by seat. */
export class Streams {
  readonly #open = new Map<string, number>();

  enter(seat: string): boolean {
    const open = this.#open.get(seat) ?? 0;
    if (open >= STREAMS_PER_SEAT) return false;
    this.#open.set(seat, open + 1);
    return true;
  }

  leave(seat: string): void {
    const open = (this.#open.get(seat) ?? 1) - 1;
    if (open > 0) this.#open.set(seat, open);
    else this.#open.delete(seat);
  }
}

/**
 * Server-sent events (WHATWG HTML 9.2): one for each notice, its id the notice's number, so that a browser which comes
 * back says where it was (`Last-Event-ID`) and misses nothing. `isStillIn` is asked as often as a heart beats, however
 * much is told meanwhile: a stream ends with the session that opened it.
 */
export function streamNotices(
  context: Context,
  notices: Notices,
  streams: Streams,
  reader: Actor,
  from: number,
  isStillIn: () => Promise<boolean>,
  heartbeatMs = HEARTBEAT_MS,
): Response {
  context.header('cache-control', 'no-store');
  // Said to nginx and its like: hand on each event at once.
  context.header('x-accel-buffering', 'no');
  return streamSSE(context, async (stream) => {
    let after = from;
    let wake = () => {};
    let changed = true;
    let asked = performance.now();
    const stopListening = notices.onChange(() => {
      changed = true;
      wake();
    });
    stream.onAbort(() => wake());
    try {
      await stream.write('retry: 3000\n\n');
      while (!stream.aborted && !stream.closed) {
        if (performance.now() - asked >= heartbeatMs) {
          if (!(await isStillIn())) break;
          asked = performance.now();
        }
        if (changed) {
          changed = false;
          const found = await notices.since(reader, after);
          for (const notice of found) {
            await stream.writeSSE({
              event: 'notice',
              id: String(notice.number),
              data: JSON.stringify(notice),
            });
            after = notice.number;
          }
          if (found.length === NOTICES_PER_PAGE) changed = true;
          continue;
        }
        const isSilent = await new Promise<boolean>((resolve) => {
          const timer = setTimeout(() => resolve(true), heartbeatMs);
          wake = () => {
            clearTimeout(timer);
            resolve(false);
          };
          if (changed || stream.aborted) wake();
        });
        if (!isSilent) continue;
        if (!(await isStillIn())) break;
        asked = performance.now();
        await stream.write(': still here\n\n');
      }
    } finally {
      stopListening();
      streams.leave(reader.seat);
    }
  });
}
