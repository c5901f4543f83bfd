import { must } from '../kernel/state/must.ts';
import { keysOf } from '../kernel/state/ordered.ts';
import type { State } from '../kernel/state/state.ts';

/** Every account with its sums, in order of id: what the audit compares with the database's own ledger. */
export function balanceRows({ ledger }: State) {
  return Array.from(keysOf(ledger.accountsInOrder), (account) => {
    const {
      id,
      unit,
      in: postedIn,
      out: postedOut,
      pendingIn,
      pendingOut,
    } = must(ledger.accounts, account, 'account');
    return {
      id,
      unit,
      postedIn,
      postedOut,
      pendingIn,
      pendingOut,
    };
  });
}
export type BalanceRow = ReturnType<typeof balanceRows>[number];
