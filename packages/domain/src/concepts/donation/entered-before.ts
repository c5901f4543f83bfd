import type { AskBack } from '../../kernel/command/asked-back.ts';
import { refusal } from '../../kernel/refusal/refusal.ts';
import { listed } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { plain } from '../../kernel/text/plain.ts';
import { localDay } from '../../kernel/time/time.ts';
import type { Donation, Lot } from './state.ts';

/** As many receipts as one question names. */
const NAMED_MAX = 3;
/** As many gifts as a fact is linked to. */
const LINKED_MAX = 10;

type Parcel = Pick<Lot, 'claimedItem' | 'amount' | 'batch'> & {
  readonly evidence: readonly Pick<Lot['evidence'][number], 'kind' | 'standard' | 'reference'>[];
};

/**
 * What makes two parcels look like one, whoever took them in: the donor's name, batch, papers, amount and day. Null: without
 * a batch, or without a name, two that look alike are likely two.
 */
export function parcelKey(donor: Donation['donor'], parcel: Parcel, at: string): string | null {
  if (donor.kind !== 'organisation' || parcel.batch === null) return null;
  const papers = parcel.evidence.map(({ reference }) => plain(reference)).sort();
  return JSON.stringify([
    plain(donor.name),
    parcel.claimedItem,
    parcel.amount,
    plain(parcel.batch),
    ...[papers, localDay(at)],
  ]);
}

/** Asks whether it is not the parcel that stands under another receipt; answers the gifts that it is like, for the record. */
export function askIfEnteredBefore(
  asked: AskBack,
  incident: IncidentState,
  donor: Donation['donor'],
  parcels: readonly Parcel[],
  at: string,
): string[] {
  const alike = parcels.flatMap((parcel, index) => {
    const key = parcelKey(donor, parcel, at);
    const earlier = key === null ? [] : listed(incident.parcels, key).slice(-NAMED_MAX);
    const gifts = earlier.map((id) => must(incident.donations, id, 'donation'));
    const [first] = gifts;
    if (first)
      asked.ask(
        refusal(
          'entered-before',
          {
            receipts: gifts.map(({ receiptCode }) => receiptCode),
            receiver: first.receiver,
            amount: parcel.amount,
            item: parcel.claimedItem,
          },
          { field: `lots.${index}.batch`, rule: 'F4' },
        ),
        first.id,
      );
    return earlier;
  });
  return [...new Set(alike)].slice(0, LINKED_MAX);
}
