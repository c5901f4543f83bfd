import { refusal } from '@tongzhou/domain';
import { type Context, Hono } from 'hono';
import { csv, tableName } from '../http/csv.ts';
import { forOtherSites } from '../http/other-sites.ts';
import { problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { AFTER_ACTION_TABLES, type AfterActionTable, afterActionCsv } from './after-action-tables.ts';

const isTable = (name: string): name is AfterActionTable => Object.hasOwn(AFTER_ACTION_TABLES, name);

/** `GET /incidents/{incident}/after-action`, and each part of it as `…/after-action/{table}.csv`. */
export function afterActionRoutes({ application, reports }: Services): Hono {
  const routes = new Hono();
  const path = '/incidents/:incident/after-action';
  routes.use(path, forOtherSites());
  routes.use(`${path}/*`, forOtherSites());
  routes.get(path, async (context) => {
    const incident = context.req.param('incident');
    const review = await reports.afterAction(incident);
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
    const review = await reports.afterAction(incident);
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
