import { isStopped } from '../../../src/concepts/need/eligibility.ts';
import { hoursToRunOut } from '../../../src/concepts/need/run-out.ts';
import { must } from '../../../src/kernel/state/must.ts';
import { type ItemLabel, itemLabel, type Viewpoint } from '../../../src/kernel/view/viewpoint.ts';
import { usableStockAccount } from '../../../src/ledger/accounts.ts';
import { availableIn } from '../../../src/ledger/ledger.ts';
import { emptyAt, missingOf, runsShort } from './needs.ts';

export type ItemNeed = {
  readonly item: ItemLabel;
  readonly facilities: number;
  /** Sum of the known open needs, base units; what stands beside it is unknown, not zero. */
  missingKnown: number;
  facilitiesUnknown: number;
  runningShort: number;
  shortestRunOutHours: number | null;
  /** Free and directed goods of this item in all warehouses that may still be promised. */
  readonly available: number;
};

/** What is needed most: by how many facilities are waiting, then by what is missing. */
export function needsByItem(view: Viewpoint, incidentId: string): ItemNeed[] {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const totals = new Map<string, ItemNeed & { facilities: number }>();
  // Straight over the needs, without a row for each: this stands on the page that everyone opens first.
  for (const need of incident.needs.values()) {
    const missing = missingOf(need);
    const isShort = runsShort(view, incident, need);
    if (need.counts.quantity.kind === 'none' || (missing === 0 && !isShort)) continue;
    if (isStopped(incident, need.facility, need.item)) continue;
    const total = totals.get(need.item) ?? {
      item: itemLabel(view, need.item),
      facilities: 0,
      missingKnown: 0,
      facilitiesUnknown: 0,
      runningShort: 0,
      shortestRunOutHours: null,
      available: availableOf(view, incidentId, need.item),
    };
    totals.set(need.item, total);
    if (isShort) total.runningShort += 1;
    else total.facilities += 1;
    if (missing === null) total.facilitiesUnknown += 1;
    else total.missingKnown += missing;
    const runOut = hoursToRunOut(emptyAt(need), view.now);
    if (runOut !== null) {
      total.shortestRunOutHours = Math.min(total.shortestRunOutHours ?? runOut, runOut);
    }
  }
  return [...totals.values()].sort(
    (a, b) =>
      b.facilities - a.facilities || b.missingKnown - a.missingKnown || (a.item.id < b.item.id ? -1 : 1),
  );
}

function availableOf(view: Viewpoint, incidentId: string, item: string): number {
  let sum = 0;
  for (const lot of must(view.state.incidents, incidentId, 'incident').lots.values()) {
    if (lot.item === item && lot.status === 'accepted')
      sum += availableIn(view.state.ledger, usableStockAccount(lot));
  }
  return sum;
}
