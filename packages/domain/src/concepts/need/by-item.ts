import { must } from '../../kernel/state/must.ts';
import { firstOf } from '../../kernel/state/ordered.ts';
import { type ItemLabel, itemLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import { hoursToRunOut } from './run-out.ts';

export type ItemNeed = {
  readonly item: ItemLabel;
  readonly facilities: number;
  /** Sum of the known open needs, base units; what stands beside it is unknown, not zero. */
  missingKnown: number;
  facilitiesUnknown: number;
  /** Of those that wait; negative: so many hours ago. */
  shortestRunOutHours: number | null;
  /** Free and directed goods of this item in all warehouses that may still be promised. */
  readonly available: number;
};

/** What is needed most: by how many facilities are waiting, then by what is missing. */
export function needsByItem(view: Viewpoint, incidentId: string): ItemNeed[] {
  const { itemNeeds, goods } = must(view.state.incidents, incidentId, 'incident');
  const rows: ItemNeed[] = [];
  for (const [item, { waiting, missingKnown, waitingUnknown, runOut }] of itemNeeds) {
    if (waiting === 0) continue;
    const emptyAt = firstOf(runOut)?.split(' ', 1)[0] ?? null;
    rows.push({
      item: itemLabel(view, item),
      facilities: waiting,
      missingKnown,
      facilitiesUnknown: waitingUnknown,
      shortestRunOutHours: hoursToRunOut(emptyAt, view.now),
      available: goods.get(item)?.usable ?? 0,
    });
  }
  return rows.sort(
    (a, b) =>
      b.facilities - a.facilities || b.missingKnown - a.missingKnown || (a.item.id < b.item.id ? -1 : 1),
  );
}
