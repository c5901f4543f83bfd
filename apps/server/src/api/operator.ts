import { Hono } from 'hono';
import { readBody } from '../http/body.ts';
import { doorProblem, problem } from '../http/problem.ts';
import { accountTaskSchema, doWithAccounts } from '../identity/operator.ts';
import type { Services } from '../services.ts';

const BYTES_MAX = 10_000;

/**
 * For the command line of this machine, and for nobody who cannot read the data folder. Not in the API's description; to all
 * others there is no such address.
 */
export function operatorRoutes({ identity }: Services): Hono {
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
  return routes;
}
