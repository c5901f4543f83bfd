import { ERASURE_REASONS, READING_REASONS, type Result } from '@tongzhou/domain';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { readBody } from '../http/body.ts';
import { addressOf } from '../http/door/address.ts';
import { signedIn } from '../http/door/signed-in.ts';
import { problem } from '../http/problem.ts';
import type { Services } from '../services.ts';

const BYTES_MAX = 10_000;
const receiptCode = z.string().min(1).max(40);

/** The person who gave, by what stands on the receipt. */
export const holderSchema = z.strictObject({ receiptCode, secret: z.string().min(1).max(60) });
export const readingSchema = z.strictObject({
  receiptCode,
  reason: z.enum(READING_REASONS),
  note: z.string().min(1).max(300).nullable().default(null),
  /** To read without the mandate for it, in an emergency; the note says why. */
  breakGlass: z.boolean().default(false),
});
export const erasureSchema = z.strictObject({ receiptCode, reason: z.enum(ERASURE_REASONS) });

/**
 * Personal data of those who give. Code and secret come in the body, never in an address, for addresses are written down
 * along the way; no answer may be kept by anybody in between, and no other site may ask.
 */
export function personRoutes({ application: { persons }, identity }: Services): Hono {
  const routes = new Hono();
  routes.use('/person/*', async (context, next) => {
    context.header('cache-control', 'no-store');
    await next();
  });
  routes.post('/person/copy', async (context) => {
    const body = await readBody(context, BYTES_MAX, holderSchema);
    if (!body.ok) return problem(context, body.refusals);
    return answer(context, await persons.copy({ ...body.value, address: addressOf(context) }));
  });
  routes.post('/person/erase', async (context) => {
    const body = await readBody(context, BYTES_MAX, holderSchema);
    if (!body.ok) return problem(context, body.refusals);
    return answer(context, await persons.erase({ ...body.value, address: addressOf(context) }));
  });
  routes.post(
    '/person/read',
    signedIn(identity, { tokens: { function: 'see-persons' } }),
    async (context) => {
      const body = await readBody(context, BYTES_MAX, readingSchema);
      if (!body.ok) return problem(context, body.refusals);
      return answer(context, await persons.read(context.get('actor'), body.value));
    },
  );
  routes.post('/person/erase-for', signedIn(identity, { isFinal: true }), async (context) => {
    const body = await readBody(context, BYTES_MAX, erasureSchema);
    if (!body.ok) return problem(context, body.refusals);
    return answer(context, await persons.askToForget(context.get('actor'), body.value));
  });
  routes.get(
    '/person/records',
    signedIn(identity, { tokens: { function: 'see-persons' } }),
    async (context) => answer(context, await persons.records(context.get('actor'))),
  );
  return routes;
}

const answer = (context: Context, result: Result<object>): Response =>
  result.ok ? context.json(result.value) : problem(context, result.refusals);
