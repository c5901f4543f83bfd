import {
  balanceRows,
  incidentRows,
  PUBLISHED_VIEWS,
  type PublishedAnswer,
  type PublishedViewName,
  publishedViews,
  refusal,
  type Viewpoint,
} from '@tongzhou/domain';
import { formatCsv } from '@tongzhou/formats';
import { type Context, Hono } from 'hono';
import type { Application } from '../application/application.ts';
import { databaseBalances } from '../ledger/balances.ts';
import { problem } from './problem.ts';

const FACTS_MAX = 1_000;

/** What anyone may ask: the published views, the public facts, the catalogue. */
export function queryRoutes(application: Application): Hono {
  const routes = new Hono();
  const viewpoint = (): Viewpoint => {
    const { state, items, areas, clock } = application;
    return { state, items, areas, now: clock.now().toISOString() };
  };
  const envelope = (data: unknown) => ({
    position: application.state.publicPosition,
    now: viewpoint().now,
    data,
  });
  routes.get('/incidents', (context) => context.json(envelope(incidentRows(viewpoint()))));
  routes.get('/items', (context) => context.json(envelope([...application.items.byId.values()])));
  routes.get('/areas', (context) => context.json(envelope([...application.areas.values()])));
  routes.get('/facts', async (context) => context.json({ data: await publicFacts(application, context) }));
  routes.get('/incidents/:incident/facts', async (context) =>
    context.json({ data: await publicFacts(application, context, context.req.param('incident')) }),
  );
  routes.get('/incidents/:incident/needs.csv', (context) => {
    const incident = context.req.param('incident');
    if (!application.state.incidents.has(incident)) return notFound(context, incident);
    return csv(context, `needs-${incident}.csv`, needsCsv(viewpoint(), incident));
  });
  for (const name of PUBLISHED_VIEWS) {
    routes.get(`/incidents/:incident/${name}`, async (context) => {
      const incident = context.req.param('incident');
      if (!application.state.incidents.has(incident)) return notFound(context, incident);
      return context.json(await answer(application, viewpoint(), name, incident));
    });
  }
  return routes;
}

/** Balances come from the database's own ledger, so that an audit sees it too; all else from the facts. */
async function answer(
  application: Application,
  view: Viewpoint,
  name: PublishedViewName,
  incident: string,
): Promise<PublishedAnswer> {
  const { publicPosition } = view.state;
  const head = { view: name, incident, position: publicPosition, now: view.now };
  if (name !== 'balances') return { ...head, data: publishedViews[name](view, incident) };
  const rows = await databaseBalances(application.database);
  // A commit between the two readings: the database is ahead of the facts we have shown; ask again.
  const settled =
    application.state.publicPosition === publicPosition || rows.length === balanceRows(view.state).length;
  return settled && application.state.publicPosition === publicPosition
    ? { ...head, data: rows }
    : answer(application, view, name, incident);
}

async function publicFacts(application: Application, context: Context, incident?: string) {
  const after = Math.max(0, Number(context.req.query('after')) || 0);
  const limit = Math.min(FACTS_MAX, Math.max(1, Number(context.req.query('limit')) || 100));
  let query = application.database.sql
    .selectFrom('fact')
    .select(['position', 'body as text'])
    .where('public', '=', true)
    .where('position', '>', after);
  if (incident !== undefined) query = query.where('incident', '=', incident);
  return query.orderBy('position').limit(limit).execute();
}

const notFound = (context: Context, id: string) =>
  problem(context, [refusal('not-found', { kind: 'incident', id: id.slice(0, 100) }, { field: 'incident' })]);

function csv(context: Context, name: string, text: string) {
  return context.body(text, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}"`,
  });
}

function needsCsv(view: Viewpoint, incident: string): string {
  const rows = publishedViews
    .needs(view, incident)
    .map((row) => [
      row.facility.id,
      row.facility.name.zh,
      row.facility.city.name.zh,
      row.item.id,
      row.item.name.zh,
      row.setting,
      row.quantity.kind,
      row.quantity.kind === 'exact' ? row.quantity.amount : 'least' in row.quantity ? row.quantity.least : '',
      row.item.unit.zh,
      row.runOutHours ?? '',
      row.reserved,
      row.inTransit,
      row.delivered,
      row.evidence,
      row.asOf,
    ]);
  const header = [
    'facility',
    'name',
    'city',
    'item',
    'item_name',
    'setting',
    'quantity_kind',
    'quantity',
    'unit',
    'run_out_hours',
    'reserved',
    'in_transit',
    'delivered',
    'evidence',
    'as_of',
  ];
  return formatCsv(
    header,
    rows.map((row) => row.map(String)),
  );
}
