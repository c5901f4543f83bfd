import { Hono } from 'hono';
import { z } from 'zod';
import { backUp, PASSPHRASE_LENGTH_MIN } from '../backup/backup.ts';
import { readBody } from '../http/body.ts';
import { doorProblem, problem } from '../http/problem.ts';
import { accountTaskSchema, doWithAccounts } from '../identity/operator.ts';
import type { Services } from '../services.ts';

const BYTES_MAX = 10_000;

const passphrase = z.string().min(PASSPHRASE_LENGTH_MIN).max(1_000);
const backupSchema = z.strictObject({
  target: z.string().min(1).max(1_000),
  passphrases: z.strictObject({ data: passphrase, keys: passphrase }),
});

/**
 * For the command line of this machine, and for nobody who cannot read the data folder. Not in the API's description; to all
 * others there is no such address.
 */
export function operatorRoutes({ identity, application }: Services): Hono {
  const routes = new Hono();
  routes.post('/accounts', async (context) => {
    if (!identity.isOperator(context.req.raw.headers)) return doorProblem(context, 404, 'address-unknown');
    const task = await readBody(context, BYTES_MAX, accountTaskSchema);
    if (!task.ok) return problem(context, task.refusals);
    context.header('cache-control', 'no-store');
    try {
      return context.json(await doWithAccounts(identity, task.value));
    } catch (error) {
      return context.json({ error: (error as Error).message }, 422);
    }
  });
  routes.post('/backup', async (context) => {
    if (!identity.isOperator(context.req.raw.headers)) return doorProblem(context, 404, 'address-unknown');
    const asked = await readBody(context, BYTES_MAX, backupSchema);
    if (!asked.ok) return problem(context, asked.refusals);
    const { target, passphrases } = asked.value;
    try {
      // Where this record is no longer the one that was published, a backup of it would be taken for one.
      application.fence.assertGoing();
      return context.json(await backUp(application.database, application.folder, target, passphrases));
    } catch (error) {
      return context.json({ error: (error as Error).message }, 422);
    }
  });
  return routes;
}
