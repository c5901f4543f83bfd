import { refusal } from '@tongzhou/domain';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { readBody } from '../http/body.ts';
import { signedIn } from '../http/door/signed-in.ts';
import { readIdempotencyKey } from '../http/idempotency-key.ts';
import { faultBody, problem, problemOf } from '../http/problem.ts';
import type { Visitor } from '../identity/index.ts';
import type { Services } from '../services.ts';

export const BATCH_BYTES_MAX = 16 * 1024 * 1024;
const STRANGER_BYTES_MAX = 64 * 1024;
const BATCH_COMMANDS_MAX = 5_000;

export const batchSchema = z.strictObject({
  commands: z
    .array(
      z.strictObject({
        name: z.string().max(200),
        input: z.unknown(),
        idempotencyKey: z.string().optional(),
      }),
    )
    .min(1)
    .max(BATCH_COMMANDS_MAX),
});
type Item = z.infer<typeof batchSchema>['commands'][number];

/**
 * `POST /batches`: many commands in one request, each done or refused by itself and answered in its place. They are
 * handed in together, so that they share commits; they are decided in their order.
 */
export function batchRoutes({ application, identity }: Services): Hono {
  const routes = new Hono();
  routes.post('/batches', signedIn(identity, { tokens: 'by-command' }), async (context) => {
    const { damagedAt } = application;
    if (damagedAt !== null) return problem(context, [refusal('journal-damaged', { position: damagedAt })]);
    const actor = context.get('actor');
    // Whoever is on no register yet may apply, and has nothing to hand in by the thousand.
    const isKnown = application.state.organisations.has(actor.organisation);
    const batch = await readBody(context, isKnown ? BATCH_BYTES_MAX : STRANGER_BYTES_MAX, batchSchema);
    if (!batch.ok) return problem(context, batch.refusals);
    const answers = await Promise.all(
      batch.value.commands.map((item, index) =>
        answer(context, { application, identity }, actor, item, index),
      ),
    );
    const done = answers.filter(({ ok }) => ok).length;
    return context.json({ done, refused: answers.length - done, answers });
  });
  return routes;
}

async function answer(
  context: Context,
  { application, identity }: Pick<Services, 'application' | 'identity'>,
  actor: Visitor,
  item: Item,
  index: number,
) {
  const fault = identity.whyNotHandedIn(actor, item.name);
  if (fault) return { ok: false, ...faultBody(context, fault) };
  const options = readIdempotencyKey(item.idempotencyKey, `commands.${index}.idempotencyKey`);
  if (!options.ok) return { ok: false, ...problemOf(context, options.refusals) };
  try {
    const outcome = await application.execute(actor, item.name, item.input, options.value);
    return outcome.ok ? { ...outcome, status: 201 } : { ok: false, ...problemOf(context, outcome.refusals) };
  } catch (error) {
    // One that fails must not hide what became of the others.
    const id = `${context.get('requestId')}.${index}`;
    console.error(`tongzhou: request ${id}:`, error);
    return { ok: false, status: 500, code: 'unexpected', id };
  }
}
