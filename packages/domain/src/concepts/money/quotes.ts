import { agreed } from '../../kernel/charter/charter.ts';
import type { AskBack } from '../../kernel/command/asked-back.ts';
import { minorDigits } from '../../kernel/money/currency.ts';
import { type Refusal, refusal } from '../../kernel/refusal/refusal.ts';
import { pair } from '../../kernel/state/lists.ts';
import { keyAt, sortable, total } from '../../kernel/state/ordered.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { plain } from '../../kernel/text/plain.ts';
import { localDay } from '../../kernel/time/time.ts';
import { moneyCharter } from './charter.ts';
import type { Payment } from './state.ts';
import { supplierKey } from './supplier.ts';

type Asked = Pick<Payment, 'payer' | 'supplier' | 'currency' | 'amount' | 'lines' | 'quotes' | 'waiver'>;

/**
 * What one payer asks for on one day is one purchase, in however many requests: of one supplier, and of one kind of goods or of
 * spending, under however many suppliers' names. Each with what this request adds to it.
 */
export function purchasesOf(
  state: State,
  { payer, supplier, amount, lines }: Pick<Asked, 'payer' | 'supplier' | 'amount' | 'lines'>,
  at: string,
): ReadonlyMap<string, number> {
  const day = pair(payer, localDay(at, state.country.clock));
  const sums = new Map([[pair(day, `supplier:${supplierKey(state, supplier)}`), amount]]);
  for (const line of lines) {
    const key = pair(day, line.item === null ? `kind:${line.kind}` : `item:${line.item}`);
    sums.set(key, (sums.get(key) ?? 0) + line.amount);
  }
  return sums;
}

/** Why so much needs more quotes than there are; the charter says above which sum, and how many. */
export function whyNotQuotes(state: State, incident: IncidentState, asked: Asked, now: string): Refusal[] {
  const { currency, quotes, waiver } = asked;
  const sums = [...purchasesOf(state, asked, now)].map(
    ([key, more]) => (incident.askedInADay.get(key)?.get(currency) ?? 0) + more,
  );
  const above = agreed(incident, 'quotesRequiredAbove', moneyCharter);
  const required = agreed(incident, 'quotesRequired', moneyCharter);
  const suppliers = new Set(quotes.map(({ name }) => plain(name))).size;
  const together = Math.max(...sums);
  if (waiver !== null || suppliers >= required || together <= above * 10 ** minorDigits(currency)) return [];
  const parameters = {
    required,
    shown: suppliers,
    together,
    above: above * 10 ** minorDigits(currency),
    currency,
  };
  return [refusal('quotes-missing', parameters, { field: 'quotes' })];
}

/** Where another one offered less, it is asked back whether this one is meant. */
export function askIfDearer(asked: AskBack, { quotes, amount, currency }: Asked): void {
  const least = Math.min(...quotes.map((each) => each.amount));
  if (amount > least)
    asked.ask(refusal('quote-lower', { least, amount, currency }, { field: 'quotes' }), amount);
}

/** Prices are kept in thousandths of a minor unit: a mask costs less than a fen more or less. */
const PARTS = 1_000;
/** Fewer purchases of an item say nothing of what is usual. */
const PEERS_LEAST = 3;

export const priceOf = ({ quantity, amount }: { quantity: number; amount: number }): number =>
  Math.round((amount * PARTS) / quantity);

export const priceKey = (payment: string, line: number, price: number): string =>
  pair(sortable(price), `${payment}.${line}`);

/** What an item has cost so far, the middle of all purchases: minor units for a thousand of it. Null while they are few. */
export function usualPrice({ prices }: IncidentState, item: string, currency: string): number | null {
  const known = prices.get(pair(item, currency)) ?? [];
  const { count } = total(known);
  return count < PEERS_LEAST ? null : Number.parseInt(keyAt(known, (count - 1) >> 1) as string, 10);
}

/** A price far above what others paid is possible and unlikely: it is asked back beside its line. */
export function askOfPrices(asked: AskBack, incident: IncidentState, { lines, currency }: Asked): void {
  const percent = agreed(incident, 'askedBackPricePercent', moneyCharter);
  lines.forEach((line, index) => {
    const usual = line.item === null ? null : usualPrice(incident, line.item, currency);
    const price = priceOf(line);
    if (line.item === null || usual === null || price * 100 <= usual * (100 + percent)) return;
    const { item, quantity } = line;
    const parameters = { item, currency, price, usual, percent };
    asked.ask(
      refusal('price-implausible', parameters, { field: `lines.${index}.amount` }),
      `${line.amount}.${quantity}`,
    );
  });
}
