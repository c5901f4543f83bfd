import { refusal } from '@tongzhou/domain';
import { type Context, Hono } from 'hono';
import { csv, tableName } from '../api/csv.ts';
import { problem } from '../api/problem.ts';
import { forOtherSites } from '../api/query/routes.ts';
import type { Application } from '../application/application.ts';
import type { AfterAction } from './after-action.ts';
import { AFTER_ACTION_TABLES, type AfterActionTable, afterActionCsv } from './after-action-tables.ts';

const isTable = (name: string): name is AfterActionTable => Object.hasOwn(AFTER_ACTION_TABLES, name);

/** `GET /incidents/{incident}/after-action`, and each part of it as `…/after-action/{table}.csv`. */
export function afterActionRoutes(application: Application, reviews: AfterAction): Hono {
  const routes = new Hono();
  const path = '/incidents/:incident/after-action';
  routes.use(path, forOtherSites());
  routes.use(`${path}/*`, forOtherSites());
  routes.get(path, async (context) => {
    const incident = context.req.param('incident');
    const review = await reviews.review(incident);
    if (review === null) return unknown(context, 'incident', incident);
    const { publicPosition } = application.state;
    return context.json({
      position: publicPosition,
      now: application.clock.now().toISOString(),
      data: review,
    });
  });
  routes.get(`${path}/:file{.+\\.csv}`, async (context) => {
    const { incident, file } = context.req.param();
    const table = file.slice(0, -'.csv'.length);
    if (!isTable(table)) return unknown(context, 'path', file);
    const review = await reviews.review(incident);
    if (review === null) return unknown(context, 'incident', incident);
    return csv(
      context,
      tableName(application.state, `after-action-${table}`, incident),
      afterActionCsv(review, table),
    );
  });
  return routes;
}

const unknown = (context: Context, kind: 'incident' | 'path', id: string): Response =>
  problem(context, [refusal('not-found', { kind, id: id.slice(0, 100) })]);
