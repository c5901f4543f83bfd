import { publishedViews, refusal } from '@tongzhou/domain';
import { formatCsv } from '@tongzhou/formats';
import { Hono } from 'hono';
import { viewpointOf } from '../../application/viewpoint.ts';
import { csv, tableName } from '../../http/csv.ts';
import { forOtherSites } from '../../http/other-sites.ts';
import { problem } from '../../http/problem.ts';
import type { Services } from '../../services.ts';

const HEADER = [
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
  'empty_at',
  'reserved',
  'in_transit',
  'delivered',
  'runs_short',
  'evidence',
  'as_of',
];

type NeedRow = ReturnType<typeof publishedViews.needs>[number];

/** `GET /incidents/{incident}/needs.csv`: the needs as a table for spreadsheets. */
export function needsCsvRoute({ application }: Services): Hono {
  const routes = new Hono();
  const path = '/incidents/:incident/needs.csv';
  routes.use(path, forOtherSites());
  routes.get(path, (context) => {
    const incident = context.req.param('incident');
    if (!application.state.incidents.has(incident)) {
      const missing = refusal(
        'not-found',
        { kind: 'incident', id: incident.slice(0, 100) },
        { field: 'incident' },
      );
      return problem(context, [missing]);
    }
    const rows = publishedViews.needs(viewpointOf(application), incident).map(cells);
    return csv(context, tableName(application.state, 'needs', incident), formatCsv(HEADER, rows));
  });
  return routes;
}

const cells = ({ quantity, ...row }: NeedRow) => [
  row.facility.id,
  row.facility.name.zh,
  row.facility.city.name.zh,
  row.item.id,
  row.item.name.zh,
  row.setting,
  quantity.kind,
  quantity.kind === 'exact' ? quantity.amount : 'least' in quantity ? quantity.least : null,
  row.item.unit.zh,
  row.runOutHours,
  row.emptyAt,
  row.reserved,
  row.inTransit,
  row.delivered,
  row.runsShort ? 'yes' : 'no',
  row.evidence,
  row.asOf,
];
