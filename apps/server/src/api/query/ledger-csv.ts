import { publishedViews, refusal, refuseAll } from '@tongzhou/domain';
import { formatCsv } from '@tongzhou/formats';
import { Hono } from 'hono';
import { viewpointOf } from '../../application/viewpoint.ts';
import { csv, tableName } from '../../http/csv.ts';
import { forOtherSites } from '../../http/other-sites.ts';
import { problem } from '../../http/problem.ts';
import { accountStatement, statementParameters } from '../../report/reports.ts';
import type { Services } from '../../services.ts';

const STATEMENT = [
  'position',
  'at',
  'fact',
  'transfer',
  'phase',
  'counterpart',
  'in',
  'out',
  'balance',
  'reserved',
];
const AGEING = [
  'lot',
  'item',
  'item_name',
  'owner',
  'place',
  'purpose',
  'amount',
  'promised',
  'received_at',
  'age_hours',
  'expires_on',
  'days_left',
  'explanation_owed',
  'receipt_code',
];

/** Statement and ageing as tables for spreadsheets; the statement page by page, like its JSON. */
export function ledgerCsvRoutes({ application }: Services): Hono {
  const routes = new Hono();
  routes.use('/ledger/*', forOtherSites());
  routes.get('/ledger/accounts/:account/statement.csv', async (context) => {
    const parsed = statementParameters.safeParse({
      limit: 1_000,
      ...context.req.query(),
      ...context.req.param(),
    });
    if (!parsed.success) {
      const refusals = parsed.error.issues.map(({ path, message }) =>
        refusal('input-invalid', { detail: message }, { field: path.join('.') }),
      );
      return problem(context, refuseAll(refusals).refusals);
    }
    const page = await accountStatement(application, parsed.data);
    if (!page.ok) return problem(context, page.refusals);
    const { next, data } = page.value;
    const { lines, account } = data;
    if (next) {
      const url = new URL(context.req.url);
      url.searchParams.set('cursor', next);
      context.header('link', `<${url.pathname}${url.search}>; rel="next"`);
    }
    const rows = lines.map((line) => [
      line.position,
      line.at,
      line.fact,
      line.transfer,
      line.phase,
      line.counterpart,
      line.direction === 'in' ? line.amount : null,
      line.direction === 'out' ? line.amount : null,
      line.balance,
      line.reserved,
    ]);
    return csv(context, `statement-${account.replaceAll(':', '_')}.csv`, formatCsv(STATEMENT, rows));
  });
  const ageing = '/incidents/:incident/ageing.csv';
  routes.use(ageing, forOtherSites());
  routes.get(ageing, (context) => {
    const incident = context.req.param('incident');
    if (!application.state.incidents.has(incident)) {
      const id = incident.slice(0, 100);
      return problem(context, [refusal('not-found', { kind: 'incident', id }, { field: 'incident' })]);
    }
    const rows = publishedViews
      .ageing(viewpointOf(application), incident)
      .map((row) => [
        row.lot,
        row.item.id,
        row.item.name.zh,
        row.owner.id,
        row.place,
        row.purpose,
        row.amount,
        row.promised,
        row.receivedAt,
        row.ageHours,
        row.expiresOn,
        row.daysLeft,
        String(row.explanationOwed),
        row.receiptCode,
      ]);
    return csv(context, tableName(application.state, 'ageing', incident), formatCsv(AGEING, rows));
  });
  return routes;
}
