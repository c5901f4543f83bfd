import { compareText } from '../kernel/canonical/compare.ts';
import type { State } from '../kernel/state/state.ts';

/** Every account with its sums, in order of id: what the audit compares with the database's own ledger. */
export function balanceRows({ ledger }: State) {
  return [...ledger.accounts.values()]
    .map(({ id, unit, in: postedIn, out: postedOut, pendingIn, pendingOut }) => ({
      id,
      unit,
      postedIn,
      postedOut,
      pendingIn,
      pendingOut,
    }))
    .sort((a, b) => compareText(a.id, b.id));
}
export type BalanceRow = ReturnType<typeof balanceRows>[number];
