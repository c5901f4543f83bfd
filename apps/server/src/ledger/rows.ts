import { parseAccountId, type Transfer } from '@tongzhou/domain';

export type AccountRow = { readonly id: string; readonly unit: string };
export type TransferRow = {
  readonly id: string;
  readonly phase: Transfer['phase'];
  readonly unit: string;
  readonly from_account: string;
  readonly to_account: string;
  readonly amount: number;
  readonly pending_id: string | null;
  readonly position: number;
  readonly expires_at: string | null;
  readonly reverses: string | null;
};

/** The two sides of each transfer that is pending. */
export type PendingSides = {
  readonly pending: ReadonlyMap<string, { readonly from: string; readonly to: string }>;
};

/**
 * The database's rows for a fact's transfers. `ledger` is the ledger before the fact: a post or void takes its two
 * sides from the pending transfer that it ends.
 */
export function transferRows(
  ledger: PendingSides,
  transfers: readonly Transfer[],
  position: number,
): TransferRow[] {
  return transfers.map((transfer) => {
    if (transfer.phase === 'posted' || transfer.phase === 'pending') {
      const { transfer: id, phase, from, to, amount } = transfer;
      return {
        ...row(id, phase, from, to, amount, null, position),
        expires_at: transfer.phase === 'pending' ? (transfer.expiresAt ?? null) : null,
        reverses: transfer.phase === 'posted' ? (transfer.reverses ?? null) : null,
      };
    }
    const pending = ledger.pending.get(transfer.pending);
    if (!pending)
      throw new Error(`transfer ${transfer.transfer} ends ${transfer.pending}, which is not pending`);
    const amount = transfer.phase === 'post' ? transfer.amount : 0;
    return row(
      transfer.transfer,
      transfer.phase,
      pending.from,
      pending.to,
      amount,
      transfer.pending,
      position,
    );
  });
}

function row(
  id: string,
  phase: Transfer['phase'],
  from: string,
  to: string,
  amount: number,
  pendingId: string | null,
  position: number,
): TransferRow {
  const { unit } = parseAccountId(from);
  return {
    id,
    phase,
    unit,
    from_account: from,
    to_account: to,
    amount,
    pending_id: pendingId,
    position,
    expires_at: null,
    reverses: null,
  };
}

/** The accounts that these transfers touch, each once. */
export function accountRows(transfers: readonly TransferRow[]): AccountRow[] {
  const rows = new Map<string, AccountRow>();
  for (const { from_account: from, to_account: to, unit } of transfers) {
    rows.set(from, { id: from, unit });
    rows.set(to, { id: to, unit });
  }
  return [...rows.values()];
}
