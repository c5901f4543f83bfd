import type { State } from '../../kernel/state/state.ts';
import { stockAccount } from '../../ledger/accounts.ts';
import { balance } from '../../ledger/ledger.ts';
import { ACCOUNT_PURPOSES } from '../../ledger/transfer.ts';

/** In how many piles what is left of a lot lies in its warehouse: one for each purpose. */
export function pilesOf(state: State, incident: string, id: string): number {
  const lot = state.incidents.get(incident)?.lots.get(id);
  if (!lot) return 0;
  const piles = ACCOUNT_PURPOSES.filter((purpose) => {
    const account = purpose === 'none' ? undefined : state.ledger.accounts.get(stockAccount(lot, purpose));
    return account !== undefined && balance(account) > 0;
  });
  return piles.length;
}
