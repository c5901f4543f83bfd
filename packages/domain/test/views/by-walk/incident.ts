import { compareText } from '../../../src/kernel/canonical/compare.ts';
import { currentCharter } from '../../../src/kernel/charter/charter.ts';
import { phaseOf } from '../../../src/kernel/command/phase.ts';
import { dutyState } from '../../../src/kernel/duty/duty.ts';
import { must } from '../../../src/kernel/state/must.ts';
import { areaLabel, itemLabel, type Viewpoint } from '../../../src/kernel/view/viewpoint.ts';
import { dutyStatuses } from './duty-statuses.ts';
import { goodsReport } from './goods-report.ts';
import { needsByItem } from './needs-by-item.ts';
import { releaseRows } from './releases.ts';

/** One page's worth of an incident: level, what is needed most, what came in and where it is. */
export function incidentView(view: Viewpoint, id: string) {
  const incident = must(view.state.incidents, id, 'incident');
  const gifts = [...incident.donations.values()];
  const money = new Map<string, number>();
  for (const { money: given } of gifts)
    if (given) money.set(given.currency, (money.get(given.currency) ?? 0) + given.amount);
  const needs = [...incident.needs.values()];
  const owed = view.duties.outstanding(id);
  return {
    id,
    name: incident.name,
    type: incident.type,
    area: areaLabel(view, incident.area),
    exercise: incident.exercise,
    within: incident.within ?? null,
    insteadOf: incident.insteadOf ?? null,
    endedOtherwise: incident.endedOtherwise,
    parts: [...view.state.incidents.values()]
      .filter((each) => each.within === id)
      .map((each) => ({
        id: each.id,
        name: each.name,
        area: areaLabel(view, each.area),
        responseLevel: each.responseLevel,
        phase: phaseOf(each),
        closedAt: each.closedAt,
      })),
    eventGrade: incident.eventGrade,
    alertColour: incident.alertColour,
    responseLevel: incident.responseLevel,
    expectedUntil: incident.expectedUntil,
    measures: incident.measures,
    legalBasis: incident.legalBasis,
    beganAt: incident.beganAt,
    declaredAt: incident.declaredAt,
    phase: phaseOf(incident),
    closedAt: incident.closedAt,
    charter: currentCharter(incident) ?? null,
    counts: {
      facilities: new Set(needs.map((need) => need.facility)).size,
      needs: needs.length,
      needsUnknown: needs.filter((need) => need.counts.quantity.kind === 'unknown').length,
      gifts: gifts.length,
      orders: incident.orders.size,
      shipments: [...incident.shipments.values()].filter(({ status }) => status !== 'never-left').length,
      deliveries: [...incident.shipments.values()].filter((each) => each.confirmedAt !== null).length,
      services: incident.services.size,
    },
    money: [...money]
      .map(([currency, amount]) => ({ currency, amount }))
      .sort((a, b) => compareText(a.currency, b.currency)),
    goods: goodsReport(view.state, incident).map((row) => ({ ...row, item: itemLabel(view, row.item) })),
    mostNeeded: needsByItem(view, id).slice(0, 8),
    releases: releaseRows(view, id).slice(0, 5),
    duties: dutyStatuses(view, id).slice(0, 20),
    dutiesOwed: {
      breached: owed.filter((duty) => dutyState(duty, view.now) === 'breached').length,
      open: owed.filter((duty) => dutyState(duty, view.now) === 'open').length,
    },
  };
}
