import { DAY_MS } from '@tongzhou/domain';
import { Hono } from 'hono';
import { z } from 'zod';
import { readBody } from '../http/body.ts';
import { addressOf } from '../http/door/address.ts';
import { fromOtherSite } from '../http/door/same-origin.ts';
import { signedIn } from '../http/door/signed-in.ts';
import { doorProblem, problem } from '../http/problem.ts';
import type { Services } from '../services.ts';

const BYTES_MAX = 10_000;
const TOKEN_DAYS_MAX = 366;

export const signInSchema = z.strictObject({ email: z.string().max(300), password: z.string().max(200) });
export const newcomerSchema = z.strictObject({
  email: z.email().max(300),
  /** Of the person, for the seat's own eyes only. */
  name: z.string().min(1).max(100),
  password: z.string().max(400),
});
export const tokenSchema = z.strictObject({
  /** What it is for; taking it back goes by this word. */
  label: z.string().min(1).max(100),
  days: z.int().min(1).max(TOKEN_DAYS_MAX).default(90),
});

/** Signing in and out, who one is, and tokens for the programs that act in one's seat. */
export function sessionRoutes({ identity }: Services): Hono {
  const routes = new Hono();
  routes.post('/sign-in', async (context) => {
    const { headers } = context.req.raw;
    if (fromOtherSite(headers)) return doorProblem(context, 403, 'cross-site');
    const body = await readBody(context, BYTES_MAX, signInSchema);
    if (!body.ok) return problem(context, body.refusals);
    const done = await identity.signIn({ ...body.value, headers, address: addressOf(context) });
    if (done.ok) {
      for (const cookie of done.setCookie) context.header('set-cookie', cookie, { append: true });
      return context.json(done.visitor);
    }
    if (done.reason === 'wrong') return doorProblem(context, 401, 'sign-in-failed');
    context.header('retry-after', String(done.waitSeconds));
    return doorProblem(context, 429, 'too-many-attempts');
  });
  routes.post('/newcomers', async (context) => {
    const { headers } = context.req.raw;
    if (fromOtherSite(headers)) return doorProblem(context, 403, 'cross-site');
    const body = await readBody(context, BYTES_MAX, newcomerSchema);
    if (!body.ok) return problem(context, body.refusals);
    const joined = await identity.join({ ...body.value, headers, address: addressOf(context) });
    if (joined.ok) {
      for (const cookie of joined.setCookie) context.header('set-cookie', cookie, { append: true });
      return context.json(joined.visitor, 201);
    }
    if (joined.reason === 'too-many') {
      context.header('retry-after', String(joined.waitSeconds));
      return doorProblem(context, 429, 'too-many-requests');
    }
    if (joined.reason === 'closed') return doorProblem(context, 403, 'joining-closed');
    if (joined.reason === 'taken') return doorProblem(context, 409, 'email-taken');
    return doorProblem(context, 422, 'password-unfit');
  });
  routes.post('/sign-out', signedIn(identity), async (context) => {
    const { setCookie } = await identity.signOut(context.req.raw.headers);
    for (const cookie of setCookie) context.header('set-cookie', cookie, { append: true });
    return context.body(null, 204);
  });
  routes.get('/me', signedIn(identity), (context) => {
    context.header('cache-control', 'no-store');
    return context.json(context.get('actor'));
  });
  routes.post('/tokens', signedIn(identity), async (context) => {
    const body = await readBody(context, BYTES_MAX, tokenSchema);
    if (!body.ok) return problem(context, body.refusals);
    const expiresAt = new Date(Date.now() + body.value.days * DAY_MS);
    const token = await identity.createToken(context.get('actor'), body.value.label, expiresAt);
    context.header('cache-control', 'no-store');
    return context.json({ token, label: body.value.label, expiresAt: expiresAt.toISOString() }, 201);
  });
  routes.delete('/tokens/:label', signedIn(identity), async (context) => {
    await identity.revokeToken(context.get('actor'), context.req.param('label'));
    return context.body(null, 204);
  });
  return routes;
}
