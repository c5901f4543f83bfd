import { randomUUID } from 'node:crypto';
import { checkRecord, refusal, statedRecordSchema } from '@tongzhou/domain';
import { Hono } from 'hono';
import type { Application } from '../application/application.ts';
import type { Identity } from '../identity/index.ts';
import type { PublicLog } from '../log/public-log.ts';
import { logRoutes } from '../log/routes.ts';
import { readJsonBody } from './body.ts';
import { COMMAND_BYTES_MAX, commandRoutes } from './commands.ts';
import { health } from './health.ts';
import { importRoutes } from './imports.ts';
import { openApiDocument } from './openapi.ts';
import { problem, problemJson } from './problem.ts';
import { queryRoutes } from './queries.ts';
import { PAGE_STYLE, readablePage } from './readable-page.ts';

/** Everything under `/api`, `/log` and `/healthz`. */
export function createApi(application: Application, identity: Identity, log: PublicLog): Hono {
  const api = new Hono();
  const document = openApiDocument();
  const page = readablePage(document as Parameters<typeof readablePage>[0]);
  api.use('*', async (context, next) => {
    await next();
    context.header('x-content-type-options', 'nosniff');
    context.header('referrer-policy', 'same-origin');
    context.header('content-security-policy', "default-src 'none'; style-src 'self'; frame-ancestors 'none'");
    if (context.req.method === 'GET') context.header('access-control-allow-origin', '*');
  });
  api.route('/api/v1', commandRoutes(application, identity));
  api.route('/api/v1', importRoutes(application, identity));
  api.route('/api/v1', queryRoutes(application));
  api.post('/api/v1/records/check', async (context) => {
    const body = await readJsonBody(context, COMMAND_BYTES_MAX);
    if (!body.ok) return problem(context, body.refusals);
    const record = statedRecordSchema.safeParse(body.value);
    if (!record.success) {
      return problem(
        context,
        record.error.issues.map((issue) =>
          refusal('input-invalid', { detail: issue.message }, { field: issue.path.join('.') }),
        ),
      );
    }
    const refusals = checkRecord(application.state, application.items, record.data);
    return refusals.length > 0 ? problem(context, refusals) : context.json({ publishable: true });
  });
  api.get('/api/v1/openapi.json', (context) => context.json(document));
  api.get('/api/v1/page.css', (context) => context.body(PAGE_STYLE, 200, { 'content-type': 'text/css' }));
  api.get('/api/v1', (context) => context.redirect('/api/v1/', 308));
  api.get('/api/v1/', (context) => context.html(page));
  api.get('/healthz', (context) => health(context, application, log));
  api.route('/log', logRoutes(log));
  api.notFound((context) =>
    problem(context, [refusal('not-found', { kind: 'path', id: context.req.path.slice(0, 200) })]),
  );
  api.onError((error, context) => {
    const id = randomUUID();
    // The cause stays in the operator's log; the caller gets a number to name it by.
    console.error(`tongzhou: request ${id}:`, error);
    return problemJson(context, 500, {
      type: 'urn:tongzhou:problem:unexpected',
      title: '出错了 Something went wrong',
      status: 500,
      code: 'unexpected',
      id,
    });
  });
  return api;
}
