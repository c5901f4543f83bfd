import { refusal, writtenAs } from '@tongzhou/domain';
import { Hono } from 'hono';
import { z } from 'zod';
import { readBody } from '../../http/body.ts';
import { signedIn } from '../../http/door/signed-in.ts';
import { problem } from '../../http/problem.ts';
import { deviceName } from '../../identity/device-name.ts';
import type { Services } from '../../services.ts';
import { quietSchema } from '../mail/quiet-hours.ts';

const BYTES_MAX = 10_000;
const base64url = writtenAs('base64url', /^[A-Za-z0-9_-]{1,200}$/);

/** As a browser's `PushSubscription.toJSON()` says it, with what its person wants. */
export const pushSchema = z.strictObject({
  endpoint: z.string().min(1).max(2_000),
  expirationTime: z.number().nullable().optional(),
  keys: z.strictObject({ p256dh: base64url, auth: base64url }),
  mode: z.enum(['urgent', 'all']).default('urgent'),
  language: z.enum(['zh', 'en']).default('zh'),
  quiet: quietSchema.nullable().default(null),
});

/** The browsers on which one's own seat is told. */
export function pushRoutes({ notifications: { devices }, identity }: Services): Hono {
  const routes = new Hono();
  for (const path of ['/notices/push', '/notices/push/*']) {
    routes.use(path, signedIn(identity), async (context, next) => {
      context.header('cache-control', 'no-store');
      await next();
    });
  }
  routes.get('/notices/push', async (context) =>
    context.json({ key: await devices.publicKey(), data: await devices.list(context.get('actor')) }),
  );
  routes.post('/notices/push', async (context) => {
    const body = await readBody(context, BYTES_MAX, pushSchema);
    if (!body.ok) return problem(context, body.refusals);
    const label = deviceName(context.req.header('user-agent') ?? null);
    const added = await devices.add(context.get('actor'), body.value, label);
    return added.ok ? context.json(added.value, 201) : problem(context, added.refusals);
  });
  routes.delete('/notices/push/:id', async (context) => {
    const id = context.req.param('id');
    const gone = await devices.remove(context.get('actor'), id);
    return gone ? context.body(null, 204) : problem(context, [refusal('not-found', { kind: 'device', id })]);
  });
  return routes;
}
