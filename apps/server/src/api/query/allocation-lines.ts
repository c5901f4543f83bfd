import { accept, allocationView, refuse, type Viewpoint } from '@tongzhou/domain';
import { formatCsv } from '@tongzhou/formats';
import { wordsFor } from '@tongzhou/messages';
import { Hono } from 'hono';
import { z } from 'zod';
import { viewpointOf } from '../../application/viewpoint.ts';
import { csv, tableName } from '../../http/csv.ts';
import { forOtherSites } from '../../http/other-sites.ts';
import { problem } from '../../http/problem.ts';
import type { Services } from '../../services.ts';
import { defineQuery } from './query.ts';

type Line = NonNullable<ReturnType<typeof allocationView>>['lines'][number];

/** `GET /incidents/{incident}/allocations/{run}/lines`: a run, each line with all that it was reckoned from. */
export const allocationLinesQuery = defineQuery({
  path: '/incidents/{incident}/allocations/{run}/lines',
  summary: {
    zh: '一个分配方案的逐行依据',
    en: 'The lines of an allocation, each with what it was reckoned from',
  },
  parameters: z.object({ incident: z.string().max(120), run: z.string().max(120) }),
  answer(application, { incident, run }) {
    const view = viewpointOf(application);
    const found = linesIn(view, incident, run);
    return found.ok
      ? accept({ position: view.state.publicPosition, now: view.now, data: found.value.map(reckoned) })
      : found;
  },
});

function linesIn(view: Viewpoint, incident: string, run: string) {
  if (!view.state.incidents.has(incident))
    return refuse('not-found', { kind: 'incident', id: incident.slice(0, 100) }, { field: 'incident' });
  const found = allocationView(view, incident, run);
  return found
    ? accept(found.lines)
    : refuse('not-found', { kind: 'allocation', id: run.slice(0, 100) }, { field: 'run' });
}

/** A line without what is told of its need as it stands today: that is asked for elsewhere. */
const reckoned = ({ need, lot, complaints: _, ...line }: Line) => ({
  ...line,
  need: need.id,
  facility: need.facility,
  item: need.item,
  setting: need.setting,
  lot,
});

const HEADER = [
  ...['facility', 'name', 'city', 'item', 'item_name', 'setting', 'lot', 'amount', 'unit'],
  ...['rule', 'rule_zh', 'rule_en', 'bound', 'bound_zh', 'bound_en'],
  ...['asked', 'provided_before', 'had', 'use_per_day'],
  ...['evidence', 'evidence_old', 'evidence_weight_percent'],
  ...['next_amount', 'next_worth', 'next_worth_unweighed', 'next_loss'],
  ...['last_went_to', 'last_by', 'last_by_zh', 'last_by_en', 'last_worth', 'last_claim', 'last_loss_here'],
  ...['region', 'region_claim', 'region_given', 'region_claim_worth'],
];

/** `GET /incidents/{incident}/allocations/{run}/lines.csv`: the same as a table for spreadsheets. */
export function allocationCsvRoute({ application }: Services): Hono {
  const routes = new Hono();
  const path = '/incidents/:incident/allocations/:run/lines.csv';
  routes.use(path, forOtherSites());
  routes.get(path, (context) => {
    const { incident, run } = context.req.param();
    const found = linesIn(viewpointOf(application), incident, run);
    if (!found.ok) return problem(context, found.refusals);
    const name = tableName(application.state, `allocation-${run}`, incident);
    return csv(context, name, formatCsv(HEADER, found.value.map(cells)));
  });
  return routes;
}

const both = (list: 'allocationRule' | 'bindingConstraint' | 'precedence', value: string | undefined) => {
  const words = value === undefined ? undefined : wordsFor(list, value);
  return [value ?? null, words?.zh ?? null, words?.en ?? null];
};

const cells = ({ need, lot, amount, rule, bound, figures, next, outbid, claim }: Line) => [
  ...[need.facility.id, need.facility.name.zh, need.facility.city.name.zh],
  ...[need.item.id, need.item.name.zh, need.setting, lot?.id ?? null, amount, need.item.unit.zh],
  ...both('allocationRule', rule),
  ...both('bindingConstraint', bound),
  ...[figures?.asked ?? null, figures?.provided ?? null, figures?.had ?? null, figures?.usePerDay ?? null],
  ...[
    figures?.evidence ?? null,
    figures ? (figures.old ? 'yes' : 'no') : null,
    figures?.weightPercent ?? null,
  ],
  ...[next?.amount ?? null, next?.worth ?? null, next?.unweighed ?? next?.worth ?? null, next?.loss ?? null],
  outbid?.facility.id ?? null,
  ...both('precedence', outbid?.by),
  ...[outbid?.worth ?? null, outbid?.claim ?? null, outbid?.loss ?? null],
  ...[claim?.area.code ?? null, claim?.amount ?? null, claim?.given ?? null, claim?.worth ?? null],
];
