import { z } from 'zod';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import { draft } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { refuse, wrongState } from '../../kernel/refusal/refusal.ts';
import { listed } from '../../kernel/state/lists.ts';
import { stockAccount, usableStockAccount } from '../../ledger/accounts.ts';
import { availableIn } from '../../ledger/ledger.ts';
import type { Transfer } from '../../ledger/transfer.ts';
import { lotScope } from '../donation/lot-scope.ts';

/** A recall, a doubt, a burst pipe: what has not left goes back to quarantine until somebody has looked again. */
export const holdLot = defineCommand({
  name: 'lot.hold',
  outlives: 'stock',
  function: 'inspect-goods',
  summary: { zh: '封存批次待查', en: 'Hold a lot for inspection' },
  schema: z.strictObject({ incident: identifier, lot: identifier, reason: shortText }),
  example: { incident: 'covid-2020', lot: 'lot-7f3k', reason: '接到召回通知 / a recall' },
  scope: (state, input, context) => lotScope(state, input, context),
  decide(state, { incident: id, lot: lotId, reason }, context, { incident, lot }) {
    if (lot.status !== 'accepted') return wrongState('lot', lotId, lot.status, 'accepted');
    const sources = [usableStockAccount(lot), stockAccount(lot, 'reserve')];
    // A promised box is not quietly withdrawn: its order is cancelled first, in the open.
    const promised = listed(incident.ordersOfLot, lotId)
      .map((order) => incident.orders.get(order))
      .find((order) => order?.status === 'issued');
    const reserved = sources.some((account) => (state.ledger.accounts.get(account)?.pendingOut ?? 0) > 0);
    if (promised || reserved)
      return refuse('lot-promised', { lot: lotId, order: promised?.id ?? '-' }, { field: 'lot' });
    const transfers: Transfer[] = sources.flatMap((from) => {
      const amount = availableIn(state.ledger, from);
      const to = stockAccount(lot, 'quarantine');
      const transfer = context.newId('transfer');
      return amount > 0 ? [{ phase: 'posted' as const, transfer, from, to, amount }] : [];
    });
    if (transfers.length === 0) {
      const parameters = { available: 0, asked: 1, unit: lot.item };
      return refuse('stock-insufficient', parameters, { field: 'lot', rule: 'I1' });
    }
    const held = transfers.reduce((sum, each) => sum + ('amount' in each ? each.amount : 0), 0);
    return decided([draft(id, 'lot.held', { lot: lotId, reason, transfers })], { held });
  },
});
