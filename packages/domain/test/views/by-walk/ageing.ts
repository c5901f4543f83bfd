import { isExplanationOwed } from '../../../src/concepts/stock/explanation-owed.ts';
import { compareText } from '../../../src/kernel/canonical/compare.ts';
import { must } from '../../../src/kernel/state/must.ts';
import { daysBetween, hoursBetween, localDay } from '../../../src/kernel/time/time.ts';
import {
  type ItemLabel,
  itemLabel,
  organisationLabel,
  type Viewpoint,
} from '../../../src/kernel/view/viewpoint.ts';
import { accountsOfUnit, balance } from '../../../src/ledger/ledger.ts';
import { type AccountPurpose, parseAccountId } from '../../../src/ledger/transfer.ts';

/** Upper ends in hours of what has lain for how long; the last is open. */
export const AGE_BANDS_HOURS = [24, 72, 168, 720] as const;

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
  /** Index into the bands; `AGE_BANDS_HOURS.length` is what is older than all. */
  readonly band: number;
  readonly expiresOn: string | null;
  /** Whole days to the end of the day of expiry; negative once it is over; null where nothing is printed. */
  readonly daysLeft: number | null;
  readonly explanationOwed: boolean;
  readonly receiptCode: string;
};

/** What lies in stores: since when, until when it is good, and whether somebody owes a word about it; the oldest first. */
export function stockAgeing(view: Viewpoint, incidentId: string): AgeingRow[] {
  const incident = must(view.state.incidents, incidentId, 'incident');
  return [...incident.lots.values()]
    .flatMap((lot) => {
      const ageHours = hoursBetween(lot.receivedAt, view.now);
      const piles = accountsOfUnit(view.state.ledger, lot.id).filter(
        (account) => parseAccountId(account.id).kind === 'stock' && balance(account) > 0,
      );
      if (piles.length === 0) return [];
      const explanationOwed = isExplanationOwed(view, incident.id, lot.id);
      return piles.map((account): AgeingRow => {
        const { owner, place, purpose } = parseAccountId(account.id);
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
          band: bandOf(ageHours),
          expiresOn: lot.expiresOn,
          daysLeft:
            lot.expiresOn === null
              ? null
              : daysBetween(localDay(view.now, view.state.country.clock), lot.expiresOn),
          explanationOwed,
          receiptCode: must(incident.donations, lot.donation, 'donation').receiptCode,
        };
      });
    })
    .sort(
      (a, b) => b.ageHours - a.ageHours || compareText(a.lot, b.lot) || compareText(a.purpose, b.purpose),
    );
}

function bandOf(hours: number): number {
  const band = AGE_BANDS_HOURS.findIndex((end) => hours < end);
  return band === -1 ? AGE_BANDS_HOURS.length : band;
}
