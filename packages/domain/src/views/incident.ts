import { needsByItem } from '../concepts/need/by-item.ts';
import { goodsReport } from '../concepts/release/goods-report.ts';
import { releaseRows } from '../concepts/release/view.ts';
import { firstStatuses } from '../duty/status.ts';
import { compareText } from '../kernel/canonical/compare.ts';
import { currentCharter } from '../kernel/charter/charter.ts';
import { phaseOf } from '../kernel/command/phase.ts';
import { must } from '../kernel/state/must.ts';
import type { IncidentState } from '../kernel/state/state.ts';
import { areaLabel, itemLabel, type Viewpoint } from '../kernel/view/viewpoint.ts';

export function incidentRows({ state }: Viewpoint) {
  return [...state.incidents.values()].map(
    ({ id, name, type, exercise, responseLevel, declaredAt, closingSince, closedAt, area }) => {
      const phase = phaseOf({ closingSince, closedAt });
      return { id, name, type, exercise, responseLevel, declaredAt, phase, closedAt, area };
    },
  );
}

/** How much there is of each, from what is kept. */
export const countsOf = (incident: IncidentState) => ({
  facilities: incident.needsOfFacility.size,
  needs: incident.needs.size,
  needsUnknown: [...incident.itemNeeds.values()].reduce((sum, { unknown }) => sum + unknown, 0),
  gifts: incident.donations.size,
  orders: incident.orders.size,
  shipments: incident.shipments.size - incident.neverLeft,
  deliveries: incident.deliveries,
  services: incident.services.size,
});

const CLOCKS_MAX = 20;

/** One page's worth of an incident: level, what is needed most, what came in and where it is. */
export function incidentView(view: Viewpoint, id: string) {
  const incident = must(view.state.incidents, id, 'incident');
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
    counts: countsOf(incident),
    money: [...incident.moneyGiven]
      .map(([currency, amount]) => ({ currency, amount }))
      .sort((a, b) => compareText(a.currency, b.currency)),
    goods: goodsReport(view.state, incident).map((row) => ({ ...row, item: itemLabel(view, row.item) })),
    mostNeeded: needsByItem(view, id).slice(0, 8),
    releases: releaseRows(view, id, 5),
    /** The first that run out or have run out, and how many there are. */
    duties: firstStatuses(view, id, CLOCKS_MAX),
    dutiesOwed: view.duties.countOutstanding(id, view.now),
  };
}

export type IncidentView = ReturnType<typeof incidentView>;
