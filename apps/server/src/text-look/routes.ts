import type { Result } from '@tongzhou/domain';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { readBody } from '../http/body.ts';
import { signedIn } from '../http/door/signed-in.ts';
import { faultAtDoor, problem } from '../http/problem.ts';
import type { Services } from '../services.ts';

const BYTES_MAX = 100_000;

export const textLookSchema = z.strictObject({
  command: z.string().min(1).max(80),
  input: z.record(z.string(), z.unknown()),
});

/** What was refused for its words, on the way to a colleague and back. Nobody in between keeps an answer. */
export function textLookRoutes({ texts, identity }: Pick<Services, 'texts' | 'identity'>): Hono {
  const routes = new Hono();
  routes.use('/text-looks/*', async (context, next) => {
    context.header('cache-control', 'no-store');
    await next();
  });
  routes.get('/text-looks', signedIn(identity), async (context) =>
    context.json({ looks: await texts.list(context.get('actor')) }),
  );
  routes.post('/text-looks', signedIn(identity, { tokens: 'any' }), async (context) => {
    const body = await readBody(context, BYTES_MAX, textLookSchema);
    if (!body.ok) return problem(context, body.refusals);
    return answer(context, await texts.ask(context.get('actor'), body.value), 201);
  });
  routes.post('/text-looks/:id/pass', signedIn(identity), async (context) =>
    answer(context, await texts.pass(context.get('actor'), context.req.param('id'))),
  );
  routes.post('/text-looks/:id/send-back', signedIn(identity), async (context) =>
    answer(context, await texts.sendBack(context.get('actor'), context.req.param('id'))),
  );
  routes.post('/text-looks/:id/hand-in', signedIn(identity), async (context) => {
    const actor = context.get('actor');
    const asked = await texts.opened(actor, context.req.param('id'));
    // It is the command itself, whichever way it comes: what takes a fresh proof takes it here.
    const fault = asked && identity.whyNotHandedIn(actor, asked.command);
    if (fault) return faultAtDoor(context, fault);
    return answer(context, await texts.handIn(actor, context.req.param('id')), 201);
  });
  routes.delete('/text-looks/:id', signedIn(identity), async (context) => {
    await texts.drop(context.get('actor'), context.req.param('id'));
    return context.body(null, 204);
  });
  return routes;
}

const answer = (context: Context, result: Result<object>, status: 200 | 201 = 200): Response =>
  result.ok ? context.json(result.value, status) : problem(context, result.refusals);
