import { idsOfDay } from '../../kernel/state/by-day.ts';
import { firstFew, secondOf } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { type PageAsked, type PageOf, pageOf } from '../../kernel/state/page.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { itemLabel, organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import type { BreakGlass } from './state.ts';

/**
 * Goods that left without an order, the latest first: why, shown by what, who has said since whether it was right, and who
 * is late. All of them, or those of one day.
 */
export function breakGlassRows(view: Viewpoint, incidentId: string, day?: string): BreakGlassRow[] {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const ids =
    day === undefined
      ? [...incident.breakGlass.keys()]
      : idsOfDay(incident.breakGlassInOrder, day, view.state.country.clock);
  return ids.reverse().map((id) => breakGlassRow(view, incident, id));
}

/** One page of them. */
export function breakGlassPage(view: Viewpoint, incidentId: string, asked: PageAsked): PageOf<BreakGlassRow> {
  const incident = must(view.state.incidents, incidentId, 'incident');
  return pageOf(incident.breakGlassInOrder, asked, (key) => [breakGlassRow(view, incident, secondOf(key))]);
}

/** Those that nobody has reconciled: the oldest first, no more than so many. */
export function breakGlassWaiting(view: Viewpoint, incidentId: string, most: number): BreakGlassRow[] {
  const incident = must(view.state.incidents, incidentId, 'incident');
  return firstFew(incident.breakGlassOpen, most).map((id) => breakGlassRow(view, incident, id));
}

/** Nobody had said anything of it within its time, whatever was put right since. */
const isLate = ({ earlier, reconciled, due }: BreakGlass, now: string): boolean =>
  (earlier[0]?.at ?? reconciled?.at ?? now) > due;

function breakGlassRow(view: Viewpoint, incident: IncidentState, id: string) {
  const used = must(incident.breakGlass, id, 'release by break-glass');
  const lot = must(incident.lots, used.lot, 'lot');
  return {
    shipment: used.id,
    lot: used.lot,
    item: itemLabel(view, incident.shipments.get(id)?.lines[0]?.item ?? lot.item),
    facility: organisationLabel(view, used.facility),
    releaser: organisationLabel(view, lot.owner),
    setting: used.setting,
    amount: used.amount,
    reason: used.reason,
    note: used.note,
    photo: used.photo,
    at: used.at,
    due: used.due,
    status: used.status,
    /** Past its time without a word, or reconciled after it. */
    late: isLate(used, view.now),
    reconciled: used.reconciled && {
      at: used.reconciled.at,
      by: organisationLabel(view, used.reconciled.by),
      reason: used.reconciled.reason,
    },
    /** What was said before that was put right. */
    earlier: used.earlier.map(({ at, by, outcome, reason }) => ({
      ...{ at, outcome, reason },
      by: organisationLabel(view, by),
    })),
  };
}
export type BreakGlassRow = ReturnType<typeof breakGlassRow>;
