import { usableStockAccount } from '../donation/accounts.ts';
import { must } from '../state/must.ts';
import { availableIn } from '../transfer/ledger.ts';
import { needRows } from './needs.ts';
import { type ItemLabel, itemLabel, type Viewpoint } from './viewpoint.ts';

export type ItemNeed = {
  readonly item: ItemLabel;
  readonly facilities: number;
  /** Sum of the known open needs, base units; what stands beside it is unknown, not zero. */
  missingKnown: number;
  facilitiesUnknown: number;
  shortestRunOutHours: number | null;
  /** Free and directed goods of this item in all warehouses that may still be promised. */
  readonly available: number;
};

/** What is needed most: by how many facilities are waiting, then by what is missing. */
export function needsByItem(view: Viewpoint, incidentId: string): ItemNeed[] {
  const totals = new Map<string, ItemNeed & { facilities: number }>();
  for (const row of needRows(view, incidentId, { openOnly: true })) {
    const total = totals.get(row.item.id) ?? {
      item: itemLabel(view, row.item.id),
      facilities: 0,
      missingKnown: 0,
      facilitiesUnknown: 0,
      shortestRunOutHours: null,
      available: availableOf(view, incidentId, row.item.id),
    };
    totals.set(row.item.id, total);
    total.facilities += 1;
    if (row.missing === null) total.facilitiesUnknown += 1;
    else total.missingKnown += row.missing;
    if (row.runOutHours !== null) {
      total.shortestRunOutHours = Math.min(total.shortestRunOutHours ?? row.runOutHours, row.runOutHours);
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
