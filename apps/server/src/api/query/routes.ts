import { formRefusals } from '@tongzhou/domain';
import { type Context, Hono } from 'hono';
import type { Application } from '../../application/application.ts';
import { forOtherSites } from '../../http/other-sites.ts';
import { problem } from '../../http/problem.ts';
import type { Services } from '../../services.ts';
import { AnswerMemory, tagOf } from './answer-memory.ts';
import { queries } from './queries.ts';
import type { Query } from './query.ts';

/** A GET route for each query of the registry. */
export function queryRoutes({ application }: Services): Hono {
  const routes = new Hono();
  const memory = new AnswerMemory();
  for (const query of queries) {
    const path = query.path.replace(/\{(\w+)\}/g, ':$1');
    routes.use(path, forOtherSites());
    routes.get(path, (context) => ask(context, application, query, memory));
  }
  return routes;
}

async function ask(context: Context, application: Application, query: Query, memory: AnswerMemory) {
  const asked = { ...context.req.query(), ...context.req.param() };
  const parsed = query.parameters.safeParse(asked);
  if (!parsed.success) return problem(context, formRefusals(parsed.error, asked));
  const { position } = application.state;
  const address = `${query.path}?${JSON.stringify(parsed.data)}`;
  let answer = memory.find(address, position, Date.now());
  if (!answer) {
    const result = await query.answer(application, parsed.data);
    if (!result.ok) return problem(context, result.refusals);
    const text = JSON.stringify(result.value);
    answer = { text, etag: tagOf(result.value, text) };
    memory.keep(address, position, Date.now(), answer);
  }
  context.header('etag', answer.etag);
  context.header('cache-control', 'no-cache');
  if (knows(context.req.header('if-none-match'), answer.etag)) return context.body(null, 304);
  return context.body(answer.text, 200, { 'content-type': 'application/json; charset=utf-8' });
}

/** If-None-Match compares weakly (RFC 9110, 13.1.2). */
function knows(header: string | undefined, etag: string): boolean {
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  return (
    header !== undefined &&
    (header.trim() === '*' || header.split(',').some((tag) => bare(tag) === bare(etag)))
  );
}
