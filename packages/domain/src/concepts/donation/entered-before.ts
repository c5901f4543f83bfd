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

type Earlier = { readonly receipts: string[]; readonly receiver: string };
type Gift = {
  readonly donor: Donation['donor'];
  readonly parcels: readonly Parcel[];
  readonly money: Donation['money'];
};

/**
 * What makes two parcels look like one, whoever took them in: the donor's name, batch, papers, amount and day. Null: without
 * a name nothing tells givers apart.
 */
export function parcelKey(donor: Donation['donor'], parcel: Parcel, day: string): string | null {
  if (donor.kind !== 'organisation') return null;
  const papers = parcel.evidence.map(({ reference }) => plain(reference)).sort();
  return JSON.stringify([
    plain(donor.name),
    parcel.claimedItem,
    parcel.amount,
    plain(parcel.batch ?? ''),
    ...[papers, day],
  ]);
}

/** The same of a sum of money. */
export const sumKey = (
  donor: Donation['donor'],
  { currency, amount }: NonNullable<Donation['money']>,
  day: string,
): string | null =>
  donor.kind === 'organisation' ? JSON.stringify([plain(donor.name), currency, amount, day]) : null;

/** Asks whether it is not what stands under another receipt; answers the gifts that it is like, for the record. */
export function askIfEnteredBefore(
  asked: AskBack,
  incident: IncidentState,
  { donor, parcels, money }: Gift,
  at: string,
): string[] {
  const given = [
    ...parcels.map((parcel, index) => ({
      key: parcelKey(donor, parcel, localDay(at, incident.clock)),
      ask: (earlier: Earlier) => {
        const { claimedItem: item, amount } = parcel;
        const field = `lots.${index}.${parcel.batch === null ? 'amount' : 'batch'}`;
        return refusal('entered-before', { ...earlier, amount, item }, { field, rule: 'F4' });
      },
    })),
    ...(money
      ? [
          {
            key: sumKey(donor, money, localDay(at, incident.clock)),
            ask: (earlier: Earlier) =>
              refusal(
                'money-entered-before',
                { ...earlier, ...money },
                { field: 'money.amount', rule: 'F4' },
              ),
          },
        ]
      : []),
  ];
  const alike = given.flatMap(({ key, ask }) => {
    const earlier = key === null ? [] : listed(incident.parcels, key).slice(-NAMED_MAX);
    const gifts = earlier.map((id) => must(incident.donations, id, 'donation'));
    const [first] = gifts;
    const receipts = gifts.map(({ receiptCode }) => receiptCode);
    if (first) asked.ask(ask({ receipts, receiver: first.receiver }), first.id);
    return earlier;
  });
  return [...new Set(alike)].slice(0, LINKED_MAX);
}
