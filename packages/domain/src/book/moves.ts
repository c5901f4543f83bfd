import type { FactOf, FactType } from '../kernel/fact/fact.ts';
import { type Ledger, transfersOf } from '../ledger/ledger.ts';
import { parseAccountId } from '../ledger/transfer.ts';
import { factDefinitions } from './facts.ts';

/**
 * The first movement of a fact that does not belong to a fact of its type, such as `donor>consumed`; null: all do. What
 * posts or voids a reservation moves what was reserved. `ledger` is as it was before the fact.
 */
export function strangeMove(ledger: Ledger, fact: Pick<FactOf<FactType>, 'type' | 'data'>): string | null {
  const { moves = [] } = factDefinitions[fact.type];
  /** A fact may post what it has itself reserved. */
  const reserved = new Map<string, { readonly from: string; readonly to: string }>();
  for (const transfer of transfersOf(fact)) {
    if (transfer.phase === 'pending') reserved.set(transfer.transfer, transfer);
    const way =
      'pending' in transfer
        ? (ledger.pending.get(transfer.pending) ?? reserved.get(transfer.pending))
        : transfer;
    // A reservation that is not there is the ledger's to refuse.
    if (!way) continue;
    const move = `${parseAccountId(way.from).kind}>${parseAccountId(way.to).kind}` as const;
    if (!moves.includes(move)) return move;
  }
  return null;
}
