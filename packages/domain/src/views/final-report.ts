import { closingView } from '../concepts/closing/view.ts';
import { isOver } from '../concepts/mandate/force.ts';
import { goodsReport } from '../concepts/release/goods-report.ts';
import { resolutionPage } from '../concepts/resolution/view.ts';
import { compareText } from '../kernel/canonical/compare.ts';
import type { DutyState } from '../kernel/duty/duty.ts';
import { listed } from '../kernel/state/lists.ts';
import { must } from '../kernel/state/must.ts';
import { areaLabel, itemLabel, organisationLabel, type Viewpoint } from '../kernel/view/viewpoint.ts';
import { countsOf } from './incident.ts';

const DECISIONS_SHOWN = 20;

/**
 * What a response came to, assembled from facts: what came and went, what remains and with whom, what was put right, duties met and
 * missed, who had which mandates, what was decided. There is one at any moment; the last is that of the end.
 */
export function finalReport(view: Viewpoint, incidentId: string) {
  const { state } = view;
  const incident = must(state.incidents, incidentId, 'incident');
  const { phase, turns, lines, residues } = closingView(view, incidentId);
  const decisions = resolutionPage(view, incidentId, { most: DECISIONS_SHOWN });
  const mandates = listed(state.mandatesWithin, incidentId).map((id) => must(state.mandates, id, 'mandate'));
  return {
    incident: {
      id: incident.id,
      name: incident.name,
      exercise: incident.exercise,
      area: areaLabel(view, incident.area),
      legalBasis: incident.legalBasis,
      beganAt: incident.beganAt,
      declaredAt: incident.declaredAt,
      closedAt: incident.closedAt,
    },
    phase,
    turns,
    counts: countsOf(incident),
    goods: goodsReport(state, incident).map((row) => ({ ...row, item: itemLabel(view, row.item) })),
    money: moneyOf(view, incidentId),
    remains: lines
      .filter(({ count }) => count > 0)
      .map(({ line, count, withoutOwner, shares }) => ({
        line,
        count,
        withoutOwner,
        shares: shares.map(({ of, count: many, residue, isHandedOver }) => ({
          of,
          count: many,
          owner: residue && isHandedOver ? residue.owner : null,
          fate: residue && isHandedOver ? residue.fate : null,
        })),
      })),
    residues,
    /** How often something was put right, or said to be other than the book. */
    corrections: {
      receipts: incident.corrections.size,
      deliveries: incident.deliveryCorrections.size,
      dispatches: incident.shipmentCorrections.size,
      losses: incident.losses.size,
      counts: incident.counts.size,
      breakGlass: incident.breakGlass.size,
      complaints: incident.complaints.size,
    },
    duties: dutyCounts(view, incidentId),
    mandates: {
      given: mandates.length,
      over: mandates.filter(isOver).length,
      holders: [...new Set(mandates.map(({ holder }) => holder))]
        .sort(compareText)
        .map((id) => organisationLabel(view, id)),
    },
    decisions: {
      allocations: incident.runs.size,
      releases: incident.releases.size,
      charters: incident.charters.length,
      resolutions: incident.resolutions.size,
      latest: decisions.rows,
    },
  };
}
export type FinalReport = ReturnType<typeof finalReport>;

/** Of all that was owed: what became of it by now. */
function dutyCounts({ duties, now }: Viewpoint, incident: string): Record<DutyState, number> {
  const { prompt: _, ...counts } = duties.countStates(incident, now);
  return counts;
}

/** What was given, and what of it lies in its fund still: minor units. */
function moneyOf({ state }: Viewpoint, incidentId: string) {
  const incident = must(state.incidents, incidentId, 'incident');
  return [...incident.moneyGiven]
    .map(([currency, given]) => ({
      currency,
      given,
      left: incident.moneyLeft.get(currency) ?? 0,
      spent: given - (incident.moneyLeft.get(currency) ?? 0),
    }))
    .sort((a, b) => compareText(a.currency, b.currency));
}
