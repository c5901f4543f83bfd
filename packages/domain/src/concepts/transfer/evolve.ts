import type { FactOf } from '../../kernel/fact/fact.ts';
import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { must, StateError } from '../../kernel/state/must.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { parseAccountId } from '../../ledger/transfer.ts';
import { findMovement, type Hold, keepMovement, noteOffBook } from './state.ts';
import { withdrawOrder } from './withdraw-order.ts';

type Types = 'transfers.posted' | 'transfer.reversed' | 'transfers.expired' | 'order.expired';

export const evolveTransfer: Evolvers<Types> = {
  'transfers.posted'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    for (const transfer of fact.data.transfers) {
      if (transfer.phase === 'posted') remember(incident, fact, transfer.transfer, sides(transfer));
      else if (transfer.phase === 'pending') incident.holds.set(transfer.transfer, sides(transfer));
      else {
        const hold = must(incident.holds, transfer.pending, 'hold');
        incident.holds.delete(transfer.pending);
        if (transfer.phase === 'post')
          remember(incident, fact, transfer.transfer, { ...hold, amount: transfer.amount });
      }
    }
  },
  'transfer.reversed'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    noteOffBook(incident, fact.data.transfers);
    const movement = findMovement(incident.movements, fact.data.reversed);
    if (!movement || movement.reversed)
      throw new StateError(`transfer ${fact.data.reversed} cannot be reversed`);
    movement.reversed = true;
  },
  'transfers.expired'(state, fact) {
    const { holds } = must(state.incidents, fact.incident, 'incident');
    for (const transfer of fact.data.transfers) if (transfer.phase === 'void') holds.delete(transfer.pending);
  },
  'order.expired'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    withdrawOrder(state, incident, fact.data.order, 'expired');
  },
};

const sides = ({ from, to, amount }: { from: string; to: string; amount: number }): Hold => ({
  from,
  to,
  amount,
  owner: parseAccountId(from).owner,
});

/** Keeps a posted transfer within reach of a reversal, and lets the oldest go. */
export function remember(
  incident: IncidentState,
  fact: Pick<FactOf<'transfers.posted'>, 'at' | 'actor'>,
  transfer: string,
  hold: Hold,
): void {
  const { from, to, amount, owner } = hold;
  const movement = { from, to, amount, owner, at: fact.at, bySeat: fact.actor.seat, reversed: false };
  keepMovement(incident.movements, transfer, movement);
}
