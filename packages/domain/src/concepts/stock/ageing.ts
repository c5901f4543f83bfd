import { compareText } from '../../kernel/canonical/compare.ts';
import { agreed } from '../../kernel/charter/charter.ts';
import { secondOf } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import { before, firstKeys, total } from '../../kernel/state/ordered.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { afterHours, daysBetween, daysLater, hoursBetween, localDay } from '../../kernel/time/time.ts';
import { type ItemLabel, itemLabel, organisationLabel, type Viewpoint } from '../../kernel/view/viewpoint.ts';
import { balance } from '../../ledger/ledger.ts';
import type { AccountPurpose } from '../../ledger/transfer.ts';
import { stockCharter } from './charter.ts';
import { isExplanationOwed } from './explanation-owed.ts';

/** Upper ends in hours of what has lain for how long, as the charter says; the last is open. */
export const ageBandsHours = (incident: IncidentState): readonly number[] =>
  agreed(incident, 'ageBandsHours', stockCharter);

export type AgeingRow = {
  readonly lot: string;
  readonly item: ItemLabel;
  readonly owner: ReturnType<typeof organisationLabel>;
  readonly place: string;
  readonly placeName: { readonly zh: string; readonly en: string } | null;
  readonly purpose: AccountPurpose;
  /** Base units on the shelf, promised ones included. */
  readonly amount: number;
  readonly promised: number;
  readonly receivedAt: string;
  readonly ageHours: number;
  /** Index into the bands; their number is what is older than all. */
  readonly band: number;
  readonly expiresOn: string | null;
  /** Whole days to the end of the day of expiry; negative once it is over; null where nothing is printed. */
  readonly daysLeft: number | null;
  readonly explanationOwed: boolean;
  readonly receiptCode: string;
};

/** What lies in stores: since when, until when it is good, and whether somebody owes a word about it; the oldest first. */
export function stockAgeing(
  view: Viewpoint,
  incidentId: string,
  most = Number.POSITIVE_INFINITY,
): AgeingRow[] {
  const incident = must(view.state.incidents, incidentId, 'incident');
  const owed = new Map<string, boolean>();
  const isOwed = (lot: string) => {
    const known = owed.get(lot) ?? isExplanationOwed(view, incidentId, lot);
    owed.set(lot, known);
    return known;
  };
  const rows = firstKeys(incident.shelf, most).map((key) => ageingRow(view, incident, secondOf(key), isOwed));
  // They come the oldest first: only those of one hour are compared.
  return [...Map.groupBy(rows, ({ ageHours }) => ageHours).values()].flatMap((ofHour) =>
    ofHour.sort((a, b) => compareText(a.lot, b.lot) || compareText(a.purpose, b.purpose)),
  );
}

function ageingRow(
  view: Viewpoint,
  incident: IncidentState,
  id: string,
  isOwed: (lot: string) => boolean,
): AgeingRow {
  const account = must(view.state.ledger.accounts, id, 'account');
  const { owner, place, purpose, unit } = account;
  const lot = must(incident.lots, unit, 'lot');
  const ageHours = hoursBetween(lot.receivedAt, view.now);
  return {
    lot: lot.id,
    item: itemLabel(view, lot.item),
    owner: organisationLabel(view, owner),
    place: place ?? lot.place,
    placeName: view.state.places.get(place ?? lot.place)?.name ?? null,
    purpose,
    amount: balance(account),
    promised: account.pendingOut,
    receivedAt: lot.receivedAt,
    ageHours,
    band: bandOf(ageBandsHours(incident), ageHours),
    expiresOn: lot.expiresOn,
    daysLeft:
      lot.expiresOn === null
        ? null
        : daysBetween(localDay(view.now, view.state.country.clock), lot.expiresOn),
    explanationOwed: isOwed(lot.id),
    receiptCode: must(incident.donations, lot.donation, 'donation').receiptCode,
  };
}

/** How many piles have lain how long, how many of them owe their donors a word, and how many are soon past their day. */
export function ageingCounts({ state, duties, now }: Viewpoint, incidentId: string) {
  const incident = must(state.incidents, incidentId, 'incident');
  const { shelf, expiring } = incident;
  const bandsHours = ageBandsHours(incident);
  const youngerThan = (hours: number) =>
    total(shelf).count - before(shelf, `${afterHours(now, -hours)}~`).count;
  const ends = [0, ...bandsHours.map(youngerThan), total(shelf).count];
  const lastDay = daysLater(localDay(now, incident.clock), agreed(incident, 'expiringDays', stockCharter));
  return {
    bands: ends.slice(1).map((end, index) => ({
      untilHours: bandsHours[index] ?? null,
      lots: end - (ends[index] ?? 0),
    })),
    owed: duties.breachedWeight(incidentId, 'explain-idle-lot', now),
    expiring: before(expiring, `${lastDay}~`).count,
  };
}

function bandOf(ends: readonly number[], hours: number): number {
  const band = ends.findIndex((end) => hours < end);
  return band === -1 ? ends.length : band;
}
