import { MINUTE_MS, refusal, SECOND_MS } from '@tongzhou/domain';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { addressOf } from '../http/door/address.ts';
import { AtOnce } from '../http/door/at-once.ts';
import { LIMITS } from '../http/door/limits.ts';
import { networkOf } from '../http/door/network.ts';
import { doorProblem, problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { Movement } from './movement.ts';

/** Open to everybody, so bounded: whoever finds no place reads the page again now and then (`board.js`). */
const STREAMS_MAX = 300;
const HEARTBEAT_MS = 25 * SECOND_MS;
/** A reader that stays longer connects anew: no connection is held for ever. */
const STAY_MS = 30 * MINUTE_MS;

/**
 * `GET /incidents/{incident}/stream`: server-sent events that say how far the public record has come, and nothing of what is
 * in it. A page fetches itself anew, and so has what everybody has.
 */
export function liveRoutes(
  { application }: Services,
  streamsMax = STREAMS_MAX,
  perNetwork: number = LIMITS.streamsPerNetwork,
): Hono {
  const routes = new Hono();
  const networks = new AtOnce(perNetwork);
  const movement = new Movement(application);
  let open = 0;
  routes.get('/incidents/:incident/stream', (context) => {
    const incident = context.req.param('incident');
    if (!application.state.incidents.has(incident))
      return problem(context, [
        refusal('not-found', { kind: 'incident', id: incident }, { field: 'incident' }),
      ]);
    const leave = open < streamsMax ? networks.enter(networkOf(addressOf(context))) : null;
    if (leave === null) {
      context.header('retry-after', '30');
      return doorProblem(context, 503, 'too-many-requests');
    }
    open += 1;
    context.header('cache-control', 'no-store');
    context.header('x-accel-buffering', 'no');
    return streamSSE(context, async (stream) => {
      const until = Date.now() + STAY_MS;
      let wake = () => {};
      let moved = true;
      const stopListening = movement.onChange(incident, () => {
        moved = true;
        wake();
      });
      stream.onAbort(() => wake());
      try {
        await stream.write('retry: 5000\n\n');
        while (!stream.aborted && !stream.closed && Date.now() < until) {
          if (moved) {
            moved = false;
            await stream.writeSSE({ event: 'moved', data: String(movement.position) });
            continue;
          }
          const isSilent = await new Promise<boolean>((resolve) => {
            const timer = setTimeout(() => resolve(true), HEARTBEAT_MS);
            wake = () => {
              clearTimeout(timer);
              resolve(false);
            };
            if (moved || stream.aborted) wake();
          });
          if (isSilent) await stream.write(': still here\n\n');
        }
      } finally {
        stopListening();
        open -= 1;
        leave();
      }
    });
  });
  return routes;
}
