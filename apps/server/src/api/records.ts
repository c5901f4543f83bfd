import { checkRecord, statedRecordSchema } from '@tongzhou/domain';
import { Hono } from 'hono';
import { readBody } from '../http/body.ts';
import { problem } from '../http/problem.ts';
import type { Services } from '../services.ts';

/** Anybody may ask: some gifts of some dozens of lots, read within milliseconds. */
const RECORD_BYTES_MAX = 32 * 1024;

/** `POST /records/check`: could a donation record that somebody typed elsewhere be published? Changes nothing. */
export function recordRoutes({ application }: Services): Hono {
  const routes = new Hono();
  routes.post('/records/check', async (context) => {
    const record = await readBody(context, RECORD_BYTES_MAX, statedRecordSchema);
    if (!record.ok) return problem(context, record.refusals);
    const refusals = checkRecord(application.state, application.items, record.value);
    return refusals.length > 0 ? problem(context, refusals) : context.json({ publishable: true });
  });
  return routes;
}
