import { must } from '../../kernel/state/must.ts';
import { before, firstOf } from '../../kernel/state/ordered.ts';
import { type ItemLabel, itemLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import { lastsUntil } from './missing.ts';
import { hoursToRunOut } from './run-out.ts';

export type ItemNeed = {
  readonly item: ItemLabel;
  readonly facilities: number;
  /** Sum of the known open needs, base units; what stands beside it is unknown, not zero. */
  missingKnown: number;
  facilitiesUnknown: number;
  /** Whose store does not last the charter's days though all that they asked for was given or promised. */
  readonly runningShort: number;
  /** Of those that wait or run short; negative: so many hours ago. */
  shortestRunOutHours: number | null;
  /** Free and directed goods of this item in all warehouses that may still be promised. */
  readonly available: number;
};

/** What is needed most: by how many facilities are waiting, then by what is missing. */
export function needsByItem(view: Viewpoint, incidentId: string): ItemNeed[] {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const until = lastsUntil(incident, view.now);
  const rows: ItemNeed[] = [];
  for (const [item, { waiting, missingKnown, waitingUnknown, runOut, answered }] of incident.itemNeeds) {
    const runningShort = until === null ? 0 : before(answered, until).count;
    if (waiting === 0 && runningShort === 0) continue;
    const [emptyAt = null] = [runOut, runningShort > 0 ? answered : []]
      .flatMap((order) => firstOf(order)?.split(' ', 1) ?? [])
      .sort();
    rows.push({
      item: itemLabel(view, item),
      facilities: waiting,
      missingKnown,
      facilitiesUnknown: waitingUnknown,
      runningShort,
      shortestRunOutHours: hoursToRunOut(emptyAt, view.now),
      available: incident.goods.get(item)?.usable ?? 0,
    });
  }
  return rows.sort(
    (a, b) =>
      b.facilities - a.facilities || b.missingKnown - a.missingKnown || (a.item.id < b.item.id ? -1 : 1),
  );
}
