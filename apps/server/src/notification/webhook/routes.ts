import { NOTICE_KINDS, refusal } from '@tongzhou/domain';
import { Hono } from 'hono';
import { z } from 'zod';
import { readBody } from '../../http/body.ts';
import { forRepresentatives } from '../../http/door/for-representatives.ts';
import { signedIn } from '../../http/door/signed-in.ts';
import { problem } from '../../http/problem.ts';
import type { Services } from '../../services.ts';

const BYTES_MAX = 10_000;

/** Null: all. */
const kinds = z.array(z.enum(NOTICE_KINDS)).min(1).max(NOTICE_KINDS.length).nullable();
export const webhookSchema = z.strictObject({
  url: z.string().min(1).max(2_000),
  kinds: kinds.default(null),
});
export const webhookKindsSchema = z.strictObject({ kinds });

/** The webhooks of one's own organisation, for those who speak for it: what it hears goes where they say. The secret is in the answer to adding one, and nowhere else. */
export function webhookRoutes({ application, notifications: { webhooks }, identity }: Services): Hono {
  const routes = new Hono();
  for (const path of ['/webhooks', '/webhooks/*']) {
    routes.use(path, signedIn(identity), forRepresentatives(application), async (context, next) => {
      context.header('cache-control', 'no-store');
      await next();
    });
  }
  routes.get('/webhooks', async (context) =>
    context.json({ data: await webhooks.list(context.get('actor')) }),
  );
  routes.post('/webhooks', async (context) => {
    const body = await readBody(context, BYTES_MAX, webhookSchema);
    if (!body.ok) return problem(context, body.refusals);
    const added = await webhooks.add(context.get('actor'), body.value);
    return added.ok ? context.json(added.value, 201) : problem(context, added.refusals);
  });
  routes.get('/webhooks/dead-letters', async (context) =>
    context.json({ data: await webhooks.dead(context.get('actor')) }),
  );
  routes.post('/webhooks/:id/send-again', async (context) => {
    const id = context.req.param('id');
    const again = await webhooks.sendAgain(context.get('actor'), id);
    return again === null
      ? problem(context, [refusal('not-found', { kind: 'webhook', id })])
      : context.json({ again });
  });
  routes.post('/webhooks/:id/rotate-secret', async (context) => {
    const id = context.req.param('id');
    const rotated = await webhooks.rotate(context.get('actor'), id);
    return rotated
      ? context.json(rotated)
      : problem(context, [refusal('not-found', { kind: 'webhook', id })]);
  });
  routes.post('/webhooks/:id/kinds', async (context) => {
    const id = context.req.param('id');
    const body = await readBody(context, BYTES_MAX, webhookKindsSchema);
    if (!body.ok) return problem(context, body.refusals);
    const changed = await webhooks.chooseKinds(context.get('actor'), id, body.value.kinds);
    return changed
      ? context.body(null, 204)
      : problem(context, [refusal('not-found', { kind: 'webhook', id })]);
  });
  routes.delete('/webhooks/:id', async (context) => {
    const id = context.req.param('id');
    const gone = await webhooks.remove(context.get('actor'), id);
    return gone ? context.body(null, 204) : problem(context, [refusal('not-found', { kind: 'webhook', id })]);
  });
  return routes;
}
