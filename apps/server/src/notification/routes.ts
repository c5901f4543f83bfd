import { Hono } from 'hono';
import { z } from 'zod';
import { readBody } from '../api/body.ts';
import { signedIn } from '../api/door/signed-in.ts';
import { doorProblem, problem } from '../api/problem.ts';
import type { Identity } from '../identity/index.ts';
import { NOTICES_PER_PAGE, type Notices } from './notices.ts';
import { Streams, streamNotices } from './stream.ts';

const BYTES_MAX = 10_000;

export const seenSchema = z.strictObject({ position: z.int().min(0) });
const positionIn = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;

/** One's own notices: read page by page or as they come, and marked as seen. */
export function noticeRoutes(notices: Notices, identity: Identity): Hono {
  const routes = new Hono();
  const streams = new Streams();
  routes.use('/notices/*', signedIn(identity));
  routes.get('/notices', signedIn(identity), async (context) => {
    context.header('cache-control', 'no-store');
    const actor = context.get('actor');
    const data = await notices.page(actor, positionIn(context.req.query('before')));
    const next = data.length === NOTICES_PER_PAGE ? (data.at(-1)?.position ?? null) : null;
    return context.json({ unseen: await notices.unseen(actor), next, data });
  });
  routes.get('/notices/stream', async (context) => {
    const actor = context.get('actor');
    const { headers } = context.req.raw;
    if (!streams.enter(actor.seat)) {
      context.header('retry-after', '30');
      return doorProblem(context, 429, 'too-many-requests');
    }
    try {
      const asked = headers.get('last-event-id') ?? context.req.query('after');
      const from = positionIn(asked) ?? (await notices.progress());
      const isStillIn = async () => (await identity.actorOf(headers))?.seat === actor.seat;
      return streamNotices(context, notices, streams, actor, from, isStillIn);
    } catch (error) {
      streams.leave(actor.seat);
      throw error;
    }
  });
  routes.post('/notices/seen', async (context) => {
    const body = await readBody(context, BYTES_MAX, seenSchema);
    if (!body.ok) return problem(context, body.refusals);
    await notices.markSeen(context.get('actor'), body.value.position);
    return context.body(null, 204);
  });
  return routes;
}
