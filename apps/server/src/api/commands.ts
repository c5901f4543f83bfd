import { commands, refusal } from '@tongzhou/domain';
import { Hono } from 'hono';
import type { Application } from '../application/application.ts';
import type { Identity } from '../identity/index.ts';
import { readJsonBody } from './body.ts';
import { problem } from './problem.ts';
import { fromOtherSite } from './same-origin.ts';

export const COMMAND_BYTES_MAX = 1024 * 1024;
export const BATCH_BYTES_MAX = 16 * 1024 * 1024;
const BATCH_COMMANDS_MAX = 5_000;

type BatchItem = { name?: unknown; input?: unknown; idempotencyKey?: unknown };

/** `POST /commands/{name}` and `POST /batches`: the same commands as everywhere, over HTTP. */
export function commandRoutes(application: Application, identity: Identity): Hono {
  const routes = new Hono();
  routes.post('/commands/:name', async (context) => {
    const name = context.req.param('name');
    if (!commands.has(name))
      return problem(context, [refusal('not-found', { kind: 'command', id: name.slice(0, 100) })]);
    if (fromOtherSite(context.req.raw.headers)) return problem(context, [refusal('sign-in-required', {})]);
    const actor = await identity.actorOf(context.req.raw.headers);
    if (!actor) return problem(context, [refusal('sign-in-required', {})]);
    const body = await readJsonBody(context, COMMAND_BYTES_MAX);
    if (!body.ok) return problem(context, body.refusals);
    const key = keyOf(context.req.header('idempotency-key'));
    if (key === null)
      return problem(context, [
        refusal(
          'input-invalid',
          { detail: 'Idempotency-Key: 1–200 printable characters' },
          { field: 'Idempotency-Key' },
        ),
      ]);
    const outcome = await application.execute(
      actor,
      name,
      body.value,
      key === undefined ? {} : { idempotencyKey: key },
    );
    if (!outcome.ok) return problem(context, outcome.refusals);
    return context.json({ result: outcome.result, facts: outcome.facts, replayed: outcome.replayed }, 201);
  });
  routes.post('/batches', async (context) => {
    if (fromOtherSite(context.req.raw.headers)) return problem(context, [refusal('sign-in-required', {})]);
    const actor = await identity.actorOf(context.req.raw.headers);
    if (!actor) return problem(context, [refusal('sign-in-required', {})]);
    const body = await readJsonBody(context, BATCH_BYTES_MAX);
    if (!body.ok) return problem(context, body.refusals);
    const list = (body.value as { commands?: unknown } | null)?.commands;
    if (!Array.isArray(list) || list.length === 0 || list.length > BATCH_COMMANDS_MAX) {
      return problem(context, [
        refusal('input-invalid', { detail: `1–${BATCH_COMMANDS_MAX} commands` }, { field: 'commands' }),
      ]);
    }
    const answers = await Promise.all(
      (list as BatchItem[]).map(async (item) => {
        const key = keyOf(typeof item?.idempotencyKey === 'string' ? item.idempotencyKey : undefined);
        const options = key ? { idempotencyKey: key } : {};
        return application.execute(actor, String(item?.name ?? ''), item?.input, options);
      }),
    );
    return context.json({ answers });
  });
  return routes;
}

/** undefined: none was given; null: what was given is no key. */
function keyOf(header: string | undefined): string | undefined | null {
  if (header === undefined) return undefined;
  return /^[\x20-\x7e]{1,200}$/.test(header) ? header : null;
}
