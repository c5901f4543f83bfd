import { areaContains } from '../../kernel/area/area.ts';
import { compareText } from '../../kernel/canonical/compare.ts';
import { grouped } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { before, keysOf } from '../../kernel/state/ordered.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import {
  type ItemLabel,
  itemLabel,
  type OrganisationLabel,
  organisationLabel,
  type Viewpoint,
} from '../../kernel/view/viewpoint.ts';
import { isOld } from './age.ts';
import { isStopped } from './eligibility.ts';
import { coveredPercent, lastsUntil, missingOf, runsShort } from './missing.ts';
import { type PlausibleRange, rangeOf } from './plausible.ts';
import { hoursToRunOut } from './run-out.ts';
import type { Confirmed, Need } from './state.ts';
import { inStore } from './store.ts';
import { needOfUrgency, urgencyOf } from './urgency.ts';

export type NeedRow = Omit<
  Need,
  'facility' | 'item' | 'earlier' | 'arrivals' | 'confirmed' | 'anchor' | 'peers'
> & {
  readonly facility: OrganisationLabel;
  readonly item: ItemLabel;
  /** What facilities of its class use a day of this item in this setting; null: fewer than five others have. */
  readonly plausible: PlausibleRange | null;
  /** Which other organisation confirmed it, when and how; null: none has. */
  readonly confirmed: (Omit<Confirmed, 'by'> & { readonly by: OrganisationLabel }) | null;
  /** Whole hours until the facility's own store is empty; negative: so many hours ago; null: not said, or not used. */
  readonly runOutHours: number | null;
  /** Base units in its store by now: what was stated and came since, less what was used; null: not said. */
  readonly inStore: number | null;
  /** Still to be found, base units; null: the amount is unknown. */
  readonly missing: number | null;
  /** Whole per cent of the known need that is delivered, in transit or reserved; null: the amount is unknown. */
  readonly coveredPercent: number | null;
  /** All that it asked for was given or promised, and its store by now does not last the charter's days: it is not met. */
  readonly runsShort: boolean;
  /** Older than the charter's limit: it asks to be confirmed again. */
  readonly stale: boolean;
  readonly stopped: boolean;
};

export type NeedFilter = {
  readonly area?: string | undefined;
  readonly item?: string | undefined;
  readonly setting?: string | undefined;
  readonly facility?: string | undefined;
  /** Leave out what nobody should send now: stopped, met with a store that lasts, or not needed. */
  readonly openOnly?: boolean | undefined;
};

/**
 * Needs in the order in which they run out, never by fame: nobody's photograph decides (F12). What nobody has confirmed for longer
 * than the charter says comes after what is fresh.
 */
export function needRows(view: Viewpoint, incidentId: string, filter: NeedFilter = {}): NeedRow[] {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const rows: NeedRow[] = [];
  const old: NeedRow[] = [];
  for (const urgency of asked(incident, filter)) {
    const need = must(incident.needs, needOfUrgency(urgency), 'need');
    if (!isAsked(view, need, filter)) continue;
    const row = needRow(view, incident, need);
    if (filter.openOnly && !isOpen(row)) continue;
    (row.stale ? old : rows).push(row);
  }
  return [...rows, ...old];
}

function isAsked(
  view: Viewpoint,
  need: Need,
  filter: NeedFilter & Pick<NeedPageAsked, 'facilities'>,
): boolean {
  if (filter.item && need.item !== filter.item) return false;
  if (filter.setting && need.setting !== filter.setting) return false;
  if (filter.facility && need.facility !== filter.facility) return false;
  if (filter.facilities && !filter.facilities.has(need.facility)) return false;
  return !filter.area || areaContains(filter.area, view.state.organisations.get(need.facility)?.area ?? '');
}

/** By urgency, from one on; those of a facility or of an item where the filter names one. */
function asked(incident: IncidentState, { facility, item }: NeedFilter, from = ''): Iterable<string> {
  if (!facility) return keysOf(item ? (incident.needsOfItem.get(item) ?? []) : incident.needsInOrder, from);
  const own = [...grouped(incident.needsOfFacility, facility)];
  return own.map((id) => urgencyOf(must(incident.needs, id, 'need'))).sort(compareText);
}

export const isOpen = (row: NeedRow): boolean =>
  !row.stopped && row.counts.quantity.kind !== 'none' && (row.missing !== 0 || row.runsShort);

export function needRow(view: Viewpoint, incident: IncidentState, need: Need): NeedRow {
  const { earlier: _, arrivals: __, anchor: ___, peers: ____, confirmed, ...statement } = need;
  return {
    ...statement,
    facility: organisationLabel(view, need.facility),
    item: itemLabel(view, need.item),
    plausible: rangeOf(incident, need, 'usePerDay', need),
    confirmed: confirmed && { ...confirmed, by: organisationLabel(view, confirmed.by) },
    runOutHours: hoursToRunOut(need.emptyAt, view.now),
    inStore: need.counts.onHand === null ? null : inStore(need, view.now),
    missing: missingOf(need),
    coveredPercent: coveredPercent(need),
    runsShort: runsShort(incident, need, view.now),
    stale: isOld(incident, need, view.now),
    stopped: isStopped(incident, need.facility, need.item),
  };
}

/** Of a facility's needs what was said before, old beside new: those that were stated more than once, or taken back. */
export const earlierStatements = (view: Viewpoint, incidentId: string, facility: string) => {
  const incident = must(view.state.incidents, incidentId, 'incident');
  return [...grouped(incident.needsOfFacility, facility)]
    .map((id) => must(incident.needs, id, 'need'))
    .filter(({ earlier }) => earlier.length > 0)
    .map(({ id, item, setting, quantity, asOf, withdrawn, earlier }) => ({
      ...{ id, item: itemLabel(view, item), setting, quantity, asOf, withdrawn, earlier },
    }));
};

export type NeedPageAsked = NeedFilter & {
  /** Only those that ask to be confirmed again. */
  readonly oldOnly?: boolean | undefined;
  /** Of these facilities. */
  readonly facilities?: ReadonlySet<string> | undefined;
  /** Where the page before this one ended. */
  readonly after?: string | undefined;
  readonly most: number;
};

export type NeedPage = {
  readonly rows: readonly NeedRow[];
  /** What to ask for with `after`; null: that is all. */
  readonly next: string | null;
  /** How many there are in all; null where only a walk over all of them would say. */
  readonly count: number | null;
};

/** So many needs are looked at for a page, however few of them are asked for. */
const LOOKED_AT_MAX = 1_500;
const FRESH = 'fresh';
const OLD = 'old';

/** A page of `needRows`, in the same order; read as far as it shows. */
export function needPage(view: Viewpoint, incidentId: string, filter: NeedPageAsked): NeedPage {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const { oldOnly = false, after = '', most } = filter;
  const [part = '', from = ''] =
    after === '' ? [] : [after.slice(0, after.indexOf(' ')), after.slice(after.indexOf(' ') + 1)];
  const rows: NeedRow[] = [];
  const count = countOf(view, incident, filter);
  let looked = 0;
  for (const each of oldOnly || part === OLD ? [OLD] : [FRESH, OLD]) {
    const start = each === part ? from : '';
    let last = start;
    for (const urgency of asked(incident, filter, start)) {
      if (urgency <= start) continue;
      if (rows.length >= most || looked >= LOOKED_AT_MAX) return { rows, next: `${each} ${last}`, count };
      looked += 1;
      last = urgency;
      const need = must(incident.needs, needOfUrgency(urgency), 'need');
      if (isOld(incident, need, view.now) !== (each === OLD)) continue;
      const row = isAsked(view, need, filter) ? needRow(view, incident, need) : null;
      if (row !== null && (!filter.openOnly || isOpen(row))) rows.push(row);
    }
  }
  return { rows, next: null, count };
}

/** From the sums that are kept, where they say it. */
function countOf(view: Viewpoint, incident: IncidentState, filter: NeedPageAsked): number | null {
  const { area, item, setting, facility, facilities, oldOnly, openOnly } = filter;
  if (area || setting || facility || facilities || oldOnly) return null;
  const until = lastsUntil(incident, view.now);
  let count = 0;
  for (const [id, { needs, waiting, answered }] of incident.itemNeeds)
    if (item === undefined || item === id)
      count += openOnly ? waiting + (until === null ? 0 : before(answered, until).count) : needs;
  return count;
}
