import { z } from 'zod';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import { existing } from '../../kernel/command/fields.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { amountSchema, identifier, shortText } from '../../kernel/fact/fields.ts';
import { ruleFault } from '../../kernel/form/form-rule.ts';
import { accept, type Result, refuse, wrongState } from '../../kernel/refusal/refusal.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { facilityAccount, lossAccount, transitAccount, usableStockAccount } from '../../ledger/accounts.ts';
import { availableIn } from '../../ledger/ledger.ts';
import type { Transfer } from '../../ledger/transfer.ts';
import type { Lot } from '../donation/state.ts';
import { SURPLUS_OUTCOMES } from './facts.ts';
import { linesOf, missingOf } from './missing.ts';
import { shipmentScope, surplusScope } from './scope.ts';
import { signedSurplus, signersRight } from './signature.ts';
import type { Surplus } from './state.ts';

/** What the sender may say of what is missing. That it has arrived after all, only the receiver can say. */
export const settleShortage = defineCommand({
  name: 'shortage.settle',
  function: 'record-loss',
  summary: { zh: '处理短少', en: 'Settle a shortage' },
  schema: z.strictObject({
    incident: identifier,
    shipment: identifier,
    lot: identifier,
    amount: amountSchema,
    outcome: z.enum(['lost', 'returned-to-stock']),
    reason: shortText,
  }),
  example: {
    incident: 'covid-2020',
    shipment: 'shipment-7f3k',
    lot: 'lot-7f3k',
    amount: 50,
    outcome: 'lost',
    reason: '受潮 / soaked',
  },
  scope: (state, input, context) => shipmentScope(state, input, context, 'releaser'),
  decide(_state, { incident: id, ...input }, context, { incident, shipment }) {
    const lines = linesOf(shipment, input.lot);
    const lot = incident.lots.get(input.lot);
    if (lines.length === 0 || !lot)
      return refuse('not-found', { kind: 'lot', id: input.lot }, { field: 'lot' });
    if (shipment.status !== 'short') return wrongState('shipment', shipment.id, shipment.status, 'short');
    const missing = lines.reduce((sum, line) => sum + missingOf(line), 0);
    if (input.amount > missing)
      return refuse('more-than-missing', { missing, stated: input.amount }, { field: 'amount' });
    const to = {
      lost: lossAccount(lot.owner, lot.id),
      'returned-to-stock': usableStockAccount(lot),
    }[input.outcome];
    const transfer = context.newId('transfer');
    const transfers: Transfer[] = [
      { phase: 'posted', transfer, from: transitAccount(lot), to, amount: input.amount },
    ];
    return decided([draft(id, 'shortage.settled', { ...input, transfers })]);
  },
});

/** More came than was sent: the sender looks where it had stood. Nothing is in two accounts, and nothing comes from nowhere. */
export const settleSurplus = defineCommand({
  name: 'surplus.settle',
  function: 'record-loss',
  summary: { zh: '处理多收', en: 'Settle a surplus' },
  schema: z.strictObject({
    incident: identifier,
    surplus: identifier,
    /** Unsaid: all that is still open. */
    amount: amountSchema.optional(),
    outcome: z.enum(SURPLUS_OUTCOMES),
    /** The lot that it was of, where it was of another. */
    lot: identifier.nullable().default(null),
    reason: shortText,
  }),
  example: {
    incident: 'covid-2020',
    surplus: 'surplus-7f3k',
    outcome: 'from-stock',
    reason: '多装一箱 / a carton too many was loaded',
  },
  scope: (state, input, context) => surplusScope(state, input, context, 'releaser'),
  decide(state, { incident: id, ...input }, context, { incident, shipment, surplus }) {
    if (surplus.status !== 'open') return wrongState('surplus', surplus.id, surplus.status, 'open');
    const open = surplus.amount - surplus.settled;
    const { amount = open, outcome, reason } = input;
    if (amount > open)
      return refuse('more-than-missing', { missing: open, stated: amount }, { field: 'amount' });
    const lot = lotOf(incident, surplus, input, shipment.releaser);
    if (!lot.ok) return lot;
    const { owner, item } = lot.value;
    const from = outcome === 'from-loss' ? lossAccount(owner, lot.value.id) : usableStockAccount(lot.value);
    const available = availableIn(state.ledger, from);
    if (available < amount)
      return refuse(
        'stock-insufficient',
        { available, asked: amount, unit: item },
        { field: 'amount', rule: 'I1' },
      );
    const to = facilityAccount(shipment.facility, lot.value.id);
    const transfers: Transfer[] = [
      { phase: 'posted', transfer: context.newId('transfer'), from, to, amount },
    ];
    const data = { surplus: surplus.id, amount, outcome, lot: lot.value.id, reason, transfers };
    return decided([draft(id, 'surplus.settled', data)]);
  },
});

/** Another lot is named where, and only where, it was another; of the same goods, and of the same sender. */
function lotOf(
  incident: IncidentState,
  surplus: Surplus,
  { outcome, lot }: { readonly outcome: string; readonly lot: string | null },
  releaser: string,
): Result<Lot> {
  const sent = existing(incident.lots, surplus.lot, 'lot', 'surplus');
  if ((outcome === 'from-other-lot') !== (lot !== null))
    return refuse('input-invalid', ruleFault('other-lot-named'), { field: 'lot' });
  if (lot === null || !sent.ok) return sent;
  const other = existing(incident.lots, lot, 'lot', 'lot');
  if (!other.ok) return other;
  return other.value.owner === releaser && other.value.item === sent.value.item && lot !== surplus.lot
    ? accept(other.value)
    : refuse('substitute-differs', { ordered: surplus.lot, instead: lot }, { field: 'lot' });
}

export const recountSurplus = defineCommand({
  name: 'surplus.recount',
  function: 'confirm-delivery',
  summary: { zh: '更正多收（重新清点）', en: 'Take a surplus back after counting again' },
  schema: z.strictObject({ incident: identifier, surplus: identifier, reason: shortText }),
  example: { incident: 'covid-2020', surplus: 'surplus-7f3k', reason: '清点有误 / miscounted' },
  scope: (state, input, context) => signedSurplus(state, input, context),
  ownRight: (state, input, context) => signersRight(signedSurplus(state, input, context)),
  decide(_state, { incident: id, surplus: _, reason }, _context, { surplus, signature }) {
    if (surplus.status !== 'open' || surplus.settled > 0)
      return wrongState('surplus', surplus.id, surplus.status, 'open');
    const data = { surplus: surplus.id, capacity: signature.capacity, reason };
    return decided([draft(id, 'surplus.recounted', data)]);
  },
});
