import { z } from 'zod';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { fileSchema, identifier, shortText } from '../../kernel/fact/fields.ts';
import { citedOn } from '../../kernel/law/cited.ts';
import { refuse, wrongState } from '../../kernel/refusal/refusal.ts';
import { listed } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { State } from '../../kernel/state/state.ts';
import { stockAccount } from '../../ledger/accounts.ts';
import { availableIn } from '../../ledger/ledger.ts';
import { knownFacility } from '../organisation/facility.ts';
import { currentDonor } from './donor-name.ts';
import { donationFacts } from './facts.ts';
import { type FoundLot, lotScope } from './lot-scope.ts';
import type { Lot } from './state.ts';

const undirected = (lot: Lot) => wrongState('earmark', lot.id, 'discretionary', 'directed', { field: 'lot' });

/** A direction that cannot be followed now goes back to the donor as a question; until the donor answers, it binds. */
export const askDonor = defineCommand({
  name: 'earmark.ask',
  outlives: 'stock',
  function: 'receive-donation',
  summary: { zh: '就定向征询捐赠人', en: 'Ask the donor about a direction' },
  schema: z.strictObject({ incident: identifier, lot: identifier, reason: shortText }),
  example: {
    incident: 'covid-2020',
    lot: 'lot-1',
    reason: '该院表示库存已足 / the hospital says that it has enough',
  },
  scope: (state, input, context) => lotScope(state, input, context),
  decide: (_state, { incident: id, ...input }, _context, { lot }) =>
    lot.earmarkedFor === null ? undirected(lot) : decided([draft(id, 'earmark.questioned', input)]),
});

const answered = donationFacts['earmark.answered'].schema.shape;

/** A donor that has seats of its own speaks for itself. */
function asDonor(state: State, input: { incident: string; lot: string }, context: Context) {
  const scope = lotScope(state, input, context);
  return scope.ok && isDonor(scope.value.found, context) ? { mandate: null } : null;
}

const isDonor = ({ incident, lot }: FoundLot, { actor }: Context): boolean => {
  const { donor } = must(incident.donations, lot.donation, 'donation');
  return donor.kind === 'organisation' && currentDonor(incident, donor.donor) === actor.organisation;
};

/**
 * What the donor said: by its own seat, or written down by another seat than asked, with the letter that shows it. Nobody
 * else can lift or turn a direction; where the giver is unknown, the paper is the decision under 慈善法 58.
 */
export const recordDonorAnswer = defineCommand({
  name: 'earmark.record-answer',
  outlives: 'stock',
  function: 'receive-donation',
  summary: { zh: '登记捐赠人的答复', en: 'Record what the donor answered' },
  schema: z.strictObject({
    incident: identifier,
    lot: identifier,
    answer: answered.answer,
    facility: identifier.nullable().default(null),
    reference: shortText,
    file: fileSchema.nullable().default(null),
  }),
  example: {
    incident: 'covid-2020',
    lot: 'lot-1',
    answer: 'lifted',
    reference: '捐赠人 2 月 4 日来函 / letter of the donor, 4 February',
    file: '5c'.repeat(32),
  },
  scope: (state, input, context) => lotScope(state, input, context),
  ownRight: asDonor,
  decide(state, { incident: id, ...input }, context, { incident, lot }) {
    if (lot.earmarkedFor === null) return undirected(lot);
    if (lot.earmarkQuestion === null)
      return wrongState('earmark', input.lot, 'unasked', 'asked', {
        field: 'lot',
        rule: citedOn('purpose', context.now),
      });
    const { answer } = input;
    if (answer !== 'kept' && input.file === null && !isDonor({ incident, lot }, context))
      return refuse(
        'answer-unshown',
        { lot: input.lot },
        { field: 'file', rule: citedOn('purpose', context.now) },
      );
    if (answer === 'kept')
      return decided([draft(id, 'earmark.answered', { ...input, facility: null, transfers: [] })]);
    if (answer === 'lifted') {
      const earmarked = state.ledger.accounts.get(stockAccount(lot, 'earmarked'));
      if (earmarked && earmarked.pendingOut > 0) {
        const order = listed(incident.ordersOfLot, input.lot)
          .map((each) => incident.orders.get(each))
          .find((each) => each?.status === 'issued');
        return refuse('lot-promised', { lot: input.lot, order: order?.id ?? '-' }, { field: 'lot' });
      }
      const way = liftedWay(state, lot);
      const transfers = way
        ? [{ phase: 'posted' as const, transfer: context.newId('transfer'), ...way }]
        : [];
      return decided([draft(id, 'earmark.answered', { ...input, facility: null, transfers })]);
    }
    const facility = knownFacility(state, input.facility ?? '');
    if (!facility.ok) return facility;
    return decided([draft(id, 'earmark.answered', { ...input, transfers: [] })]);
  },
});

/** What must move when a direction is lifted: all that lies there. Null: nothing lies there. */
function liftedWay(state: State, lot: Lot): { from: string; to: string; amount: number } | null {
  const from = stockAccount(lot, 'earmarked');
  const amount = availableIn(state.ledger, from);
  return amount === 0 ? null : { from, to: stockAccount(lot, 'free'), amount };
}
