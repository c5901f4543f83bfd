import { must } from '../../kernel/state/must.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { localDay } from '../../kernel/time/time.ts';
import { transferKey } from '../donation/bank-transfer.ts';

/** A movement on an account, as a statement has it; who stands behind it is nothing to the books. */
export type BankLine = {
  readonly reference: string | null;
  readonly bookedOn: string;
  readonly amount: number;
  readonly currency: string;
  readonly direction: 'credit' | 'debit';
};

export type LineMatch =
  /** In the books under this very reference. */
  | { readonly state: 'booked'; readonly kind: 'donation' | 'payment' | 'refund'; readonly id: string }
  /** Gifts of the same sum within a few days, under no reference: it may be one of them. */
  | { readonly state: 'alike'; readonly ids: readonly string[] }
  /** Approved, and now carried out: the bank’s slip can be recorded. */
  | { readonly state: 'to-record'; readonly payment: string }
  | { readonly state: 'missing' };

/** A transfer and its entry may lie so many days apart: a weekend, and a holiday behind it. */
const DAYS_APART = 5;
const DAY_MS = 86_400_000;
/** The latest gifts and payments of an organisation that are looked at for those without a reference. */
const LATEST = 2_000;
/** As many alike as are named. */
const NAMED_MAX = 3;

const isNear = (one: string, other: string): boolean =>
  Math.abs(Date.parse(one) - Date.parse(other)) <= DAYS_APART * DAY_MS;

/**
 * What of a statement is in an organisation’s books, what may be, and what is missing. Each gift and each payment without a reference
 * stands for one line at most; of several alike the earliest comes first.
 */
export function matchLines(
  incident: IncidentState,
  organisation: string,
  lines: readonly BankLine[],
): LineMatch[] {
  const gifts = giftsBySum(incident, organisation);
  const payments = paymentsBySum(incident, organisation);
  return lines.map((line) => {
    const booked =
      line.reference === null
        ? undefined
        : incident.transfersOfBank.get(transferKey(organisation, line.reference));
    if (booked) return { state: 'booked', ...booked };
    const key = sumOf(line);
    if (line.direction === 'debit') {
      const found = payments.get(key)?.find(({ day }) => day <= line.bookedOn);
      if (!found) return { state: 'missing' };
      take(payments, key, found);
      return { state: 'to-record', payment: found.id };
    }
    const alike = (gifts.get(key) ?? []).filter(({ day }) => isNear(day, line.bookedOn));
    const [first] = alike;
    if (!first) return { state: 'missing' };
    take(gifts, key, first);
    return { state: 'alike', ids: alike.slice(0, NAMED_MAX).map(({ id }) => id) };
  });
}

type Known = { readonly id: string; readonly day: string };
const sumOf = ({ currency, amount }: Pick<BankLine, 'currency' | 'amount'>) => `${currency} ${amount}`;

function take(of: Map<string, Known[]>, key: string, found: Known): void {
  of.set(
    key,
    (of.get(key) ?? []).filter((each) => each !== found),
  );
}

function giftsBySum(
  { moneyOfReceiver, donations, clock }: IncidentState,
  organisation: string,
): Map<string, Known[]> {
  const gifts = (moneyOfReceiver.get(organisation) ?? [])
    .slice(-LATEST)
    .map((id) => must(donations, id, 'donation'));
  const open = gifts.flatMap(({ id, money, reference, receivedAt }) =>
    money && reference === null ? [{ id, day: localDay(receivedAt, clock), key: sumOf(money) }] : [],
  );
  return Map.groupBy(open, ({ key }) => key);
}

/** Those that the bank has not carried out yet, as far as the books know; by the day of their approval. */
function paymentsBySum(
  { paymentsOfPayer, payments, clock }: IncidentState,
  organisation: string,
): Map<string, Known[]> {
  const open = (paymentsOfPayer.get(organisation) ?? [])
    .slice(-LATEST)
    .map((id) => must(payments, id, 'payment'))
    .filter(({ status }) => status === 'approved')
    .map((each) => ({
      id: each.id,
      day: localDay(each.decidedAt ?? each.requestedAt, clock),
      key: sumOf({ currency: each.currency, amount: each.amount - each.refunded }),
    }));
  return Map.groupBy(open, ({ key }) => key);
}
