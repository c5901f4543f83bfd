import type { Tally } from '../../kernel/concept/concept.ts';
import type { FactOf } from '../../kernel/fact/fact.ts';
import { must } from '../../kernel/state/must.ts';
import { addRanked } from '../../kernel/state/ranked.ts';
import type { State } from '../../kernel/state/state.ts';

/** Lots by what they count as: an inspection may show that they are something else. */
export const tallyOfLots: Tally = {
  touched(state, fact) {
    if (fact.type === 'donation.received' || fact.type === 'purchase.received')
      return fact.data.lots.map(({ lot }) => lot);
    if (fact.type === 'gift.corrected') return lotsCorrected(state, fact);
    if (fact.type !== 'lot.inspected') return [];
    const { lot, rest } = fact.data;
    return rest === undefined ? [lot] : [lot, rest];
  },
  count(state, id, sign) {
    const incident = state.incidents.get(state.incidentOfLot.get(id) ?? '');
    const lot = incident?.lots.get(id);
    if (!incident || !lot) return;
    const sum = incident.given.get(lot.item) ?? { amount: 0, lots: 0 };
    sum.amount += sign * lot.amount;
    sum.lots += sign;
    if (sum.lots === 0) incident.given.delete(lot.item);
    else incident.given.set(lot.item, sum);
    const { donor } = must(incident.donations, lot.donation, 'donation').donor;
    addRanked(incident.gave, lot.item, lot.owner, donor, sign * lot.amount);
  },
};

/** The lots of which a correction says something else: the one that it names, or all of the gift. */
export function lotsCorrected(state: State, { incident, data }: FactOf<'gift.corrected'>): readonly string[] {
  const rests = data.rests?.map(({ rest }) => rest) ?? [];
  if (data.lot !== null) return [data.lot, ...rests];
  return [...(state.incidents.get(incident)?.donations.get(data.donation)?.lots ?? []), ...rests];
}
