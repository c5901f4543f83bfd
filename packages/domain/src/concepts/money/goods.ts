import { listed } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { sumsByItem } from '../donation/intake.ts';
import type { Payment } from './state.ts';

/** How much of each item was ordered with a payment, and how much of it has come, by what it was declared as. */
export function goodsOf(incident: IncidentState, { id, lines }: Pick<Payment, 'id' | 'lines'>) {
  const ordered = new Map<string, number>();
  for (const { item, quantity } of lines)
    if (item !== null) ordered.set(item, (ordered.get(item) ?? 0) + quantity);
  const came = sumsByItem(listed(incident.lotsOfPayment, id).map((lot) => must(incident.lots, lot, 'lot')));
  return [...ordered].map(([item, amount]) => ({ item, ordered: amount, came: came.get(item) ?? 0 }));
}

/** What was paid for and has neither come nor been paid back, minor units; a line that has come in part counts in part. Nothing is open of what is no goods. */
export function openWorth(incident: IncidentState, payment: Payment): number {
  if (payment.status !== 'paid') return 0;
  const came = new Map(goodsOf(incident, payment).map((each) => [each.item, each]));
  let open = 0;
  for (const { item, amount } of payment.lines) {
    const goods = item === null ? undefined : came.get(item);
    if (!goods) continue;
    const missing = Math.max(0, goods.ordered - goods.came);
    open += Number((BigInt(amount) * BigInt(missing) + BigInt(goods.ordered) - 1n) / BigInt(goods.ordered));
  }
  return Math.max(0, open - payment.refunded);
}
