import { compareText } from '../kernel/canonical/compare.ts';
import { type ItemLabel, itemLabel, type Viewpoint } from '../kernel/view/viewpoint.ts';
import { ACCOUNT_KINDS, type AccountKind, mayGoBelowZero, parseAccountId } from '../ledger/transfer.ts';
import type { BalanceRow } from './balances.ts';

export type TrialBalanceRow = {
  /** An item, in base units, or a currency, in minor units. */
  readonly item: ItemLabel | null;
  readonly currency: string | null;
  readonly kind: AccountKind;
  readonly accounts: number;
  /** Sums of posted movements, in and out, and what is left: negative for donors alone. */
  readonly in: number;
  readonly out: number;
  readonly balance: number;
};

export type TrialBalance = {
  /** No unit is out of balance and no account is below zero that may not be. */
  readonly balanced: boolean;
  readonly accounts: number;
  readonly units: number;
  /** One row for each item or currency and kind of account. The balances of one item or currency add up to zero. */
  readonly rows: readonly TrialBalanceRow[];
  /** Lots and currencies of which more or less is in the books than came in: none, in honest books. */
  readonly unbalanced: readonly { readonly unit: string; readonly difference: number }[];
  readonly belowZero: readonly { readonly account: string; readonly balance: number }[];
};

/** The trial balance of these accounts, of whatever moment they are. Sums are exact up to 2^53 base units. */
export function trialBalance(view: Viewpoint, accounts: readonly BalanceRow[]): TrialBalance {
  const itemOfLot = new Map(
    [...view.state.incidents.values()].flatMap((incident) =>
      [...incident.lots.values()].map((lot) => [lot.id, lot.item] as const),
    ),
  );
  const sums = new Map<string, { -readonly [Key in keyof TrialBalanceRow]: TrialBalanceRow[Key] }>();
  const ofUnit = new Map<string, number>();
  const belowZero: { account: string; balance: number }[] = [];
  for (const { id, unit, postedIn, postedOut, pendingOut } of accounts) {
    const { kind } = parseAccountId(id);
    const item = itemOfLot.get(unit);
    const key = `${item ?? unit} ${kind}`;
    const row = sums.get(key) ?? {
      item: item === undefined ? null : itemLabel(view, item),
      currency: item === undefined ? unit : null,
      kind,
      accounts: 0,
      in: 0,
      out: 0,
      balance: 0,
    };
    row.accounts += 1;
    row.in += postedIn;
    row.out += postedOut;
    row.balance = row.in - row.out;
    sums.set(key, row);
    ofUnit.set(unit, (ofUnit.get(unit) ?? 0) + postedIn - postedOut);
    const left = postedIn - postedOut - pendingOut;
    if (left < 0 && !mayGoBelowZero(kind)) belowZero.push({ account: id, balance: left });
  }
  const unbalanced = [...ofUnit]
    .filter(([, difference]) => difference !== 0)
    .map(([unit, difference]) => ({ unit, difference }))
    .sort((a, b) => compareText(a.unit, b.unit));
  const nameOf = (row: TrialBalanceRow) => row.item?.id ?? `~${row.currency}`;
  return {
    balanced: unbalanced.length === 0 && belowZero.length === 0,
    accounts: accounts.length,
    units: ofUnit.size,
    rows: [...sums.values()].sort(
      (a, b) =>
        compareText(nameOf(a), nameOf(b)) || ACCOUNT_KINDS.indexOf(a.kind) - ACCOUNT_KINDS.indexOf(b.kind),
    ),
    unbalanced,
    belowZero,
  };
}
