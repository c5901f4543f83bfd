import type { FactDraft } from '../../kernel/fact/fact.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Transfer } from '../../ledger/transfer.ts';
import { parseAccountId } from '../../ledger/transfer.ts';
import type { MandateLimits } from './facts.ts';

/** What some facts move or reserve: base units of goods, and minor units of each currency. */
export type Moved = { readonly goods: number; readonly money: ReadonlyMap<string, number> };

/** What voids or gives back is not counted: it moves nothing to anybody. */
export function movedBy(ledger: Ledger, facts: readonly Pick<FactDraft, 'data'>[]): Moved {
  let goods = 0;
  const money = new Map<string, number>();
  for (const { data } of facts) {
    for (const transfer of (data as { transfers?: readonly Transfer[] }).transfers ?? []) {
      const account = accountOf(ledger, transfer);
      if (account === null || transfer.phase === 'void') continue;
      const { kind, unit } = parseAccountId(account);
      if (kind !== 'fund' && kind !== 'spent' && !/^[A-Z]{3}$/.test(unit)) goods += transfer.amount;
      else money.set(unit, (money.get(unit) ?? 0) + transfer.amount);
    }
  }
  return { goods, money };
}

function accountOf(ledger: Ledger, transfer: Transfer): string | null {
  if (transfer.phase === 'posted' || transfer.phase === 'pending') return transfer.to;
  return ledger.pending.get(transfer.pending)?.to ?? null;
}

/** `over`: what the limit bounds, where it is more than one act. */
export type Exceeded = {
  readonly limit: number;
  readonly asked: number;
  readonly unit: string;
  readonly over?: 'aDay' | 'inAll';
};

/** By what an act goes beyond a mandate's limits, or null. `unit` is `goods` or a currency. */
export function exceeded(limits: MandateLimits | undefined, moved: Moved): Exceeded | null {
  if (!limits) return null;
  if (limits.goods !== null && moved.goods > limits.goods)
    return { limit: limits.goods, asked: moved.goods, unit: 'goods' };
  if (limits.money === null) return null;
  for (const [unit, asked] of moved.money) {
    const limit = unit === limits.money.currency ? limits.money.amount : 0;
    if (asked > limit) return { limit, asked, unit };
  }
  return null;
}
