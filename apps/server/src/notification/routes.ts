import { NOTICE_KINDS, refusal } from '@tongzhou/domain';
import { Hono } from 'hono';
import { z } from 'zod';
import { readBody } from '../http/body.ts';
import { signedIn } from '../http/door/signed-in.ts';
import { doorProblem, problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { quietSchema } from './mail/quiet-hours.ts';
import { NOTICES_PER_PAGE } from './notices.ts';
import { Streams, streamNotices } from './stream.ts';

const BYTES_MAX = 10_000;

export const mailSchema = z.strictObject({
  mode: z.enum(['off', 'urgent', 'all']),
  language: z.enum(['zh', 'en']).default('zh'),
  quiet: quietSchema.nullable().default(null),
  /** Null: all that the mode lets through. */
  kinds: z.array(z.enum(NOTICE_KINDS)).min(1).max(NOTICE_KINDS.length).nullable().default(null),
});
export const seenSchema = z.strictObject({ number: z.int().min(0) });
const numberIn = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;

/** One's own notices: read page by page or as they come, and marked as seen. */
export function noticeRoutes({ notifications: { notices, mail }, identity }: Services): Hono {
  const routes = new Hono();
  const streams = new Streams();
  routes.use('/notices/*', signedIn(identity, { tokens: 'any' }));
  routes.get('/notices', signedIn(identity, { tokens: 'any' }), async (context) => {
    context.header('cache-control', 'no-store');
    const actor = context.get('actor');
    const data = await notices.page(actor, numberIn(context.req.query('before')));
    const next = data.length === NOTICES_PER_PAGE ? (data.at(-1)?.number ?? null) : null;
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
      const from = numberIn(asked) ?? (await notices.progress());
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
    await notices.markSeen(context.get('actor'), body.value.number);
    return context.body(null, 204);
  });
  routes.get('/notices/mail', async (context) => {
    context.header('cache-control', 'no-store');
    return context.json(await mail.of(context.get('actor')));
  });
  routes.post('/notices/mail', async (context) => {
    const body = await readBody(context, BYTES_MAX, mailSchema);
    if (!body.ok) return problem(context, body.refusals);
    const { seat } = context.get('actor');
    const hasAddress = await mail.set(context.get('actor'), body.value);
    return hasAddress
      ? context.body(null, 204)
      : problem(context, [refusal('not-found', { kind: 'account', id: seat })]);
  });
  return routes;
}
