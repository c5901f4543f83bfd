import { compareText } from '../../kernel/canonical/compare.ts';
import { grouped } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { keysOf } from '../../kernel/state/ordered.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import type { Viewpoint } from '../../kernel/view/viewpoint.ts';
import { isOld } from './age.ts';
import { mayConfirm } from './evidence.ts';
import { isWaiting } from './missing.ts';
import type { Need } from './state.ts';
import { needOfUrgency, urgencyOf } from './urgency.ts';
import { type NeedRow, needRow } from './view.ts';

export type ToCheckAsked = {
  /** Who asks: what it may not confirm is left out. */
  readonly by: string;
  /** Of one facility. */
  readonly facility?: string | undefined;
  /** Where the page before this one ended. */
  readonly after?: string | undefined;
  readonly most: number;
};

/** So many needs are looked at for a page, however few of them are to be checked. */
const LOOKED_AT_MAX = 1_000;

/**
 * What whoever answers for needs should call back about, the most urgent first: what is asked for, still missing, and confirmed
 * by nobody else, or not for longer than the charter says. `next`: what to ask for with `after`; null: that is all.
 */
export function needsToCheck(
  view: Viewpoint,
  incidentId: string,
  { by, facility, after = '', most }: ToCheckAsked,
): { readonly rows: readonly NeedRow[]; readonly next: string | null } {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const rows: NeedRow[] = [];
  let looked = 0;
  let last: string | null = null;
  for (const urgency of facility === undefined
    ? keysOf(incident.needsInOrder, after)
    : own(incident, facility)) {
    if (urgency === after) continue;
    if (rows.length >= most || looked >= LOOKED_AT_MAX) return { rows, next: last };
    looked += 1;
    last = urgency;
    const need = must(incident.needs, needOfUrgency(urgency), 'need');
    if (isToCheck(incident, need, view.now) && mayCheck(view, incident.id, need, by))
      rows.push(needRow(view, incident, need));
  }
  return { rows, next: null };
}

const own = (incident: IncidentState, facility: string): string[] =>
  [...grouped(incident.needsOfFacility, facility)]
    .map((id) => urgencyOf(must(incident.needs, id, 'need')))
    .sort(compareText);

const isToCheck = (incident: IncidentState, need: Need, now: string): boolean =>
  isWaiting(incident, need) &&
  (need.confirmed === null || isOld(incident, need, now) || need.waits.length > 0);

/** May this organisation confirm what a facility said of an item, or (null) of its patients and beds? */
export function mayCheck(
  view: Viewpoint,
  incident: string,
  { facility, item }: { readonly facility: string; readonly item: string | null },
  by: string,
): boolean {
  const area = view.state.organisations.get(facility)?.area ?? '';
  const category = item === null ? undefined : view.items.byId.get(item)?.category;
  const scope = { incident, area, subject: facility };
  const itemCategories = category ? [category] : [];
  return mayConfirm(view.state, by, facility, { ...scope, itemCategories }, view.now);
}
