import { pair, secondOf } from '../kernel/state/lists.ts';
import { must, StateError } from '../kernel/state/must.ts';
import { keysOf, type Ordered, put, takeOut } from '../kernel/state/ordered.ts';
import { type AccountParts, mayGoBelowZero, parseAccountId, type Transfer } from './transfer.ts';

declare module '../kernel/state/state.ts' {
  interface State {
    readonly ledger: Ledger;
    /** The units of which the last fact moved or promised something. */
    readonly moved: Set<string>;
    /** What it moved, from account to account. */
    readonly movements: Posting[];
  }
}

export type Posting = { readonly from: string; readonly to: string; readonly amount: number };

export type Account = AccountParts & {
  readonly id: string;
  /** Sums of posted movements, whole base units. */
  in: number;
  out: number;
  /** Reserved by pending transfers, on their way out and in. */
  pendingOut: number;
  pendingIn: number;
};

export type PendingTransfer = {
  readonly from: string;
  readonly to: string;
  readonly amount: number;
  /** Null: it waits for as long as it takes. */
  readonly expiresAt: string | null;
};

export const hasExpired = (pending: PendingTransfer, at: string): boolean =>
  pending.expiresAt !== null && pending.expiresAt <= at;

export type Ledger = {
  readonly accounts: Map<string, Account>;
  /** Unit (lot or currency) → the accounts that have ever held it. */
  readonly accountsOfUnit: Map<string, string[]>;
  /** By id. */
  readonly accountsInOrder: Ordered;
  readonly pending: Map<string, PendingTransfer>;
  /** Those of them that end by themselves, by that moment. */
  readonly pendingByEnd: Ordered;
};

export const emptyLedger = (): Ledger => ({
  accounts: new Map(),
  accountsOfUnit: new Map(),
  accountsInOrder: [],
  pending: new Map(),
  pendingByEnd: [],
});

export const balance = (account: Account): number => account.in - account.out;

/** What may still leave: the balance less what pending transfers have reserved. */
export const available = (account: Account | undefined): number =>
  account ? account.in - account.out - account.pendingOut : 0;

export function availableIn(ledger: Ledger, id: string): number {
  return available(ledger.accounts.get(id));
}

export function accountsOfUnit(ledger: Ledger, unit: string): Account[] {
  return (ledger.accountsOfUnit.get(unit) ?? []).map((id) => ledger.accounts.get(id) as Account);
}

/** Those whose time is over at that moment, the earliest first. */
export function* expiredBy(ledger: Ledger, at: string): Generator<string> {
  for (const key of keysOf(ledger.pendingByEnd)) {
    const id = secondOf(key);
    if (!hasExpired(must(ledger.pending, id, 'pending transfer'), at)) return;
    yield id;
  }
}

/** Applies transfers in order. A transfer that the rules forbid throws: `decide` must have refused it before. */
export function applyTransfers(ledger: Ledger, transfers: readonly Transfer[], at: string): void {
  for (const transfer of transfers) apply(ledger, transfer, at);
}

function apply(ledger: Ledger, transfer: Transfer, at: string): void {
  if (transfer.phase === 'posted' || transfer.phase === 'pending') {
    const from = open(ledger, transfer.from);
    const to = open(ledger, transfer.to);
    if (from.unit !== to.unit) throw new StateError(`transfer ${transfer.transfer} crosses units`);
    if (from === to) throw new StateError(`transfer ${transfer.transfer} stays where it is`);
    if (transfer.phase === 'posted') {
      from.out += transfer.amount;
      to.in += transfer.amount;
    } else {
      if (ledger.pending.has(transfer.transfer))
        throw new StateError(`transfer ${transfer.transfer} came twice`);
      from.pendingOut += transfer.amount;
      to.pendingIn += transfer.amount;
      ledger.pending.set(transfer.transfer, {
        from: from.id,
        to: to.id,
        amount: transfer.amount,
        expiresAt: transfer.expiresAt ?? null,
      });
      if (transfer.expiresAt !== undefined)
        put(ledger.pendingByEnd, pair(transfer.expiresAt, transfer.transfer));
    }
    check(from, transfer.transfer);
    return;
  }
  const pending = ledger.pending.get(transfer.pending);
  if (!pending)
    throw new StateError(`transfer ${transfer.transfer} ends ${transfer.pending}, which is not pending`);
  ledger.pending.delete(transfer.pending);
  if (pending.expiresAt !== null) takeOut(ledger.pendingByEnd, pair(pending.expiresAt, transfer.pending));
  const from = open(ledger, pending.from);
  const to = open(ledger, pending.to);
  from.pendingOut -= pending.amount;
  to.pendingIn -= pending.amount;
  if (transfer.phase === 'void') return;
  if (hasExpired(pending, at))
    throw new StateError(`transfer ${transfer.transfer} posts ${transfer.pending}, which has expired`);
  if (transfer.amount > pending.amount)
    throw new StateError(`transfer ${transfer.transfer} posts more than was reserved`);
  from.out += transfer.amount;
  to.in += transfer.amount;
  check(from, transfer.transfer);
}

function open(ledger: Ledger, id: string): Account {
  const known = ledger.accounts.get(id);
  if (known) return known;
  const account: Account = { id, ...parseAccountId(id), in: 0, out: 0, pendingOut: 0, pendingIn: 0 };
  const { unit } = account;
  ledger.accounts.set(id, account);
  put(ledger.accountsInOrder, id);
  const siblings = ledger.accountsOfUnit.get(unit);
  if (siblings) siblings.push(id);
  else ledger.accountsOfUnit.set(unit, [id]);
  return account;
}

function check(account: Account, transfer: string): void {
  if (available(account) < 0 && !mayGoBelowZero(account.kind)) {
    throw new StateError(`transfer ${transfer} takes ${account.id} below zero`);
  }
  if (!Number.isSafeInteger(account.in) || !Number.isSafeInteger(account.out)) {
    throw new StateError(`account ${account.id} exceeds exact integers`);
  }
}

/** The transfers that a fact carries; the same list that the server posts to the database's ledger. */
export function transfersOf(fact: { readonly data: object }): readonly Transfer[] {
  return (fact.data as { transfers?: readonly Transfer[] }).transfers ?? [];
}

/** The units that transfers are about; asked before they are applied, since what waits is gone after. */
export function unitsOf(ledger: Ledger, transfers: readonly Transfer[]): Set<string> {
  const units = new Set<string>();
  for (const transfer of transfers) {
    const from = 'from' in transfer ? transfer.from : ledger.pending.get(transfer.pending)?.from;
    if (from !== undefined) units.add(parseAccountId(from).unit);
  }
  return units;
}

/** What transfers move; what they only keep for somebody is none of it. Asked before they are applied. */
export const movementsOf = (ledger: Ledger, transfers: readonly Transfer[]): Posting[] =>
  transfers.flatMap((transfer) => {
    if (transfer.phase === 'posted')
      return [{ from: idOf(ledger, transfer.from), to: idOf(ledger, transfer.to), amount: transfer.amount }];
    const pending = transfer.phase === 'post' ? ledger.pending.get(transfer.pending) : undefined;
    return transfer.phase === 'post' && pending
      ? [{ from: pending.from, to: pending.to, amount: transfer.amount }]
      : [];
  });

/** The account's own text: what moves is kept for ever (ways), and would else hold two long texts of each fact. */
const idOf = (ledger: Ledger, id: string): string => ledger.accounts.get(id)?.id ?? id;
