import { isStopped } from '../../../src/concepts/need/eligibility.ts';
import { EVIDENCE_LEVELS } from '../../../src/concepts/need/facts.ts';
import { emptyAtOf, hoursToRunOut, provided, storeAt } from '../../../src/concepts/need/run-out.ts';
import type { Confirmed, Need } from '../../../src/concepts/need/state.ts';
import { storeOf } from '../../../src/concepts/need/store.ts';
import { areaContains } from '../../../src/kernel/area/area.ts';
import { compareText } from '../../../src/kernel/canonical/compare.ts';
import { currentCharter } from '../../../src/kernel/charter/charter.ts';
import { knownLeast } from '../../../src/kernel/quantity/quantity.ts';
import { must } from '../../../src/kernel/state/must.ts';
import type { IncidentState } from '../../../src/kernel/state/state.ts';
import { HOUR_MS, hoursBetween } from '../../../src/kernel/time/time.ts';
import {
  type ItemLabel,
  itemLabel,
  type OrganisationLabel,
  organisationLabel,
  type Viewpoint,
} from '../../../src/kernel/view/viewpoint.ts';

export type NeedRow = Omit<
  Need,
  'facility' | 'item' | 'earlier' | 'arrivals' | 'confirmed' | 'anchor' | 'peers'
> & {
  readonly facility: OrganisationLabel;
  readonly item: ItemLabel;
  /** Hours until the facility's own store is empty; null: not said. */
  readonly runOutHours: number | null;
  readonly confirmed: (Omit<Confirmed, 'by'> & { readonly by: OrganisationLabel }) | null;
  readonly plausible: { readonly least: number; readonly most: number; readonly peers: number } | null;
  readonly inStore: number | null;
  /** Still to be found, base units; null: the amount is unknown. */
  readonly missing: number | null;
  /** Whole per cent of the known need that is delivered, in transit or reserved; null: the amount is unknown. */
  readonly coveredPercent: number | null;
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
  /** Leave out what nobody should send now: stopped, met, or not needed. */
  readonly openOnly?: boolean | undefined;
};

/** Needs in the order in which they run out, never by fame: nobody's photograph decides (F12). */
export function needRows(view: Viewpoint, incidentId: string, filter: NeedFilter = {}): NeedRow[] {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const rows: NeedRow[] = [];
  for (const need of incident.needs.values()) {
    if (filter.item && need.item !== filter.item) continue;
    if (filter.setting && need.setting !== filter.setting) continue;
    if (filter.facility && need.facility !== filter.facility) continue;
    const area = view.state.organisations.get(need.facility)?.area ?? '';
    if (filter.area && !areaContains(filter.area, area)) continue;
    const row = needRow(view, incident, need);
    if (filter.openOnly && !isOpen(row)) continue;
    rows.push(row);
  }
  return rows.sort(byUrgency);
}

/** Still to be found, base units; null: the amount is unknown. */
export function missingOf(need: Need): number | null {
  const least = knownLeast(need.counts.quantity);
  return least === null ? null : Math.max(0, least - provided(need));
}

const isOpen = (row: NeedRow): boolean =>
  !row.stopped && row.counts.quantity.kind !== 'none' && (row.missing !== 0 || row.runsShort);

/** All that was asked for is given, and by now the store does not last the charter's days. */
export function runsShort(view: Viewpoint, incident: IncidentState, need: Need): boolean {
  const days = currentCharter(incident)?.terms.coverDays;
  const empty = emptyAt(need);
  return (
    days !== undefined &&
    empty !== null &&
    need.counts.quantity.kind !== 'none' &&
    missingOf(need) === 0 &&
    !isStopped(incident, need.facility, need.item) &&
    Date.parse(empty) < Date.parse(view.now) + days * 24 * HOUR_MS
  );
}

function needRow(view: Viewpoint, incident: IncidentState, need: Need): NeedRow {
  const { earlier: _, arrivals: __, anchor: ___, peers: ____, confirmed, ...statement } = need;
  const least = knownLeast(need.counts.quantity);
  const had = provided(need);
  const staleHours = currentCharter(incident)?.terms.needStaleHours ?? Number.POSITIVE_INFINITY;
  return {
    ...statement,
    facility: organisationLabel(view, need.facility),
    item: itemLabel(view, need.item),
    plausible: usualUse(incident, need),
    confirmed: confirmed && { ...confirmed, by: organisationLabel(view, confirmed.by) },
    emptyAt: emptyAt(need),
    runOutHours: hoursToRunOut(emptyAt(need), view.now),
    inStore:
      need.counts.onHand === null
        ? null
        : storeAt(storeOf(need.counts), need.arrivals, need.counts.usePerDay, view.now),
    missing: missingOf(need),
    coveredPercent: least === null || least === 0 ? null : Math.min(100, Math.floor((had * 100) / least)),
    runsShort: runsShort(view, incident, need),
    stale: hoursBetween(need.freshFrom, view.now) > staleHours,
    stopped: isStopped(incident, need.facility, need.item),
  };
}

/** Summed anew from what was stated and every delivery since. */
export const emptyAt = (need: Need): string | null => emptyAtOf(storeOf(need.counts), need.arrivals);

const hour = (emptyAt: string | null): number =>
  emptyAt === null ? Number.POSITIVE_INFINITY : Math.floor(Date.parse(emptyAt) / HOUR_MS);

function byUrgency(a: NeedRow, b: NeedRow): number {
  return (
    Number(a.stale) - Number(b.stale) ||
    (hour(a.emptyAt) === hour(b.emptyAt) ? 0 : hour(a.emptyAt) - hour(b.emptyAt)) ||
    Number(a.missing === 0) - Number(b.missing === 0) ||
    EVIDENCE_LEVELS.indexOf(b.counts.evidence) - EVIDENCE_LEVELS.indexOf(a.counts.evidence) ||
    compareText(a.counts.asOf, b.counts.asOf) ||
    compareText(a.id, b.id)
  );
}

/** The median of what others of its class count as using, between a tenth and ten times. */
function usualUse(incident: IncidentState, { id, peers }: Need) {
  const uses = [...incident.needs.values()]
    .flatMap((other) => (other.id !== id && other.peers === peers ? (other.counts.usePerDay ?? []) : []))
    .sort((a, b) => a - b);
  const median = uses[(uses.length - 1) >> 1];
  return uses.length < 5 || !median
    ? null
    : { least: Math.ceil(median / 10), most: median * 10, peers: uses.length };
}
