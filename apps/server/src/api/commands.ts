import { commands, refusal } from '@tongzhou/domain';
import { Hono } from 'hono';
import { readJsonBody } from '../http/body.ts';
import { signedIn } from '../http/door/signed-in.ts';
import { readIdempotencyKey } from '../http/idempotency-key.ts';
import { faultAtDoor, problem, sayRefusalsWithin } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { BATCH_BYTES_MAX } from './batches.ts';

export const COMMAND_BYTES_MAX = 1024 * 1024;
/** A command that is itself a batch takes as much as a batch of commands. */
const BYTES_MAX: Readonly<Record<string, number>> = { 'transfer.post': BATCH_BYTES_MAX };

/** `POST /commands/{name}`: the same commands as everywhere, over HTTP. */
export function commandRoutes({ application, identity }: Services): Hono {
  const routes = new Hono();
  routes.post('/commands/:name', signedIn(identity, { tokens: 'by-command' }), async (context) => {
    const name = context.req.param('name');
    if (!commands.has(name)) {
      return problem(context, [refusal('not-found', { kind: 'command', id: name.slice(0, 100) })]);
    }
    const fault = identity.whyNotHandedIn(context.get('actor'), name);
    if (fault) return faultAtDoor(context, fault);
    const options = readIdempotencyKey(context.req.header('idempotency-key'), 'Idempotency-Key');
    if (!options.ok) return problem(context, options.refusals);
    const body = await readJsonBody(context, BYTES_MAX[name] ?? COMMAND_BYTES_MAX);
    if (!body.ok) return problem(context, body.refusals);
    const outcome = await application.execute(context.get('actor'), name, body.value, options.value);
    if (!outcome.ok) return problem(context, outcome.refusals);
    const { result, facts, replayed } = outcome;
    return context.json({ result: sayRefusalsWithin(context, result), facts, replayed }, 201);
  });
  return routes;
}
