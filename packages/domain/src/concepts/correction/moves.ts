import { agreed } from '../../kernel/charter/charter.ts';
import type { Context } from '../../kernel/command/context.ts';
import { accept, type Result, refuse } from '../../kernel/refusal/refusal.ts';
import { must } from '../../kernel/state/must.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { localDay } from '../../kernel/time/time.ts';
import {
  donorAccount,
  fundAccount,
  sourceAccount,
  stockAccount,
  usablePurpose,
  usableStockAccount,
} from '../../ledger/accounts.ts';
import { accountsOfUnit, available, availableIn, balance } from '../../ledger/ledger.ts';
import type { Transfer } from '../../ledger/transfer.ts';
import { donationCharter } from '../donation/charter.ts';
import { givenWith } from '../donation/lot-index.ts';
import type { Donation, Lot } from '../donation/state.ts';
import { isUpgrade } from '../donation/upgrade.ts';
import type { CorrectedValues } from './state.ts';

type About = { readonly incident: IncidentState; readonly donation: Donation; readonly lot: Lot | null };
type Move = { readonly from: string; readonly to: string; readonly amount: number };

/**
 * What the ledger has to follow with: what never came goes back the way it came, and so on. It reaches only what is still
 * there: what has been moved on in good faith is named with who holds it, and stays.
 */
export function movesOf(
  state: State,
  about: About,
  to: CorrectedValues,
  context: Pick<Context, 'newId' | 'items' | 'now'>,
): Result<Transfer[]> {
  const moves = about.lot ? movesOfLot(state, about, about.lot, to, context) : movesOfGift(state, about, to);
  if (!moves.ok) return moves;
  return accept(
    moves.value
      .filter(({ amount }) => amount > 0)
      .map((move) => ({ phase: 'posted', transfer: context.newId('transfer'), ...move })),
  );
}

function movesOfLot(
  state: State,
  { incident, donation: { donor } }: About,
  lot: Lot,
  to: CorrectedValues,
  { items, now }: Pick<Context, 'items' | 'now'>,
): Result<Move[]> {
  if (lot.status === 'rejected' && (to.amount !== undefined || to.claimedItem !== undefined))
    return refuse('lot-rejected', { lot: lot.id }, { field: 'lot' });
  if (to.amount !== undefined) {
    if (lot.finding !== null)
      return refuse('finding-waits', { lot: lot.id }, { field: 'to.amount', rule: 'I13' });
    const giver = sourceAccount(donor.donor, lot);
    const more = to.amount - lot.amount;
    if (more < 0) return offShelf(state, lot, giver, -more);
    // What would have waited for an inspector when it came in does so when it is put right.
    const item = items.byId.get(lot.item);
    const isMade = item !== undefined && isUpgrade(items, { ...lot, acceptedAs: null }, item, localDay(now));
    const limit = Math.min(
      agreed(incident, 'intakeInspectedAbove', donationCharter),
      isMade ? agreed(incident, 'secondInspectorAbove', donationCharter) : Number.POSITIVE_INFINITY,
    );
    if (lot.status === 'accepted' && givenWith(incident, lot) + more > limit)
      return refuse(
        'correction-inspected-first',
        { lot: lot.id, limit },
        { field: 'to.amount', rule: 'I13' },
      );
    const shelf = lot.status === 'quarantine' ? stockAccount(lot, 'quarantine') : usableStockAccount(lot);
    return accept([{ from: giver, to: shelf, amount: more }]);
  }
  if (to.claimedItem !== undefined) {
    return (
      ifAllThere(state, lot) ??
      accept(shelves(lot).flatMap((from) => all(state, from, stockAccount(lot, 'quarantine'))))
    );
  }
  return accept([]);
}

function movesOfGift(state: State, about: About, to: CorrectedValues): Result<Move[]> {
  if (to.donor !== undefined) return accept(toOtherDonor(about, to.donor));
  if (to.earmarkedFor !== undefined) return toOtherDirection(state, about, to.earmarkedFor);
  if (to.purpose !== undefined) return toOtherPurpose(state, about.donation, to.purpose);
  return to.amount === undefined && to.currency === undefined
    ? accept([])
    : toOtherMoney(state, about.donation, to);
}

/** Where a lot lies in its warehouse, what may be used first. */
const shelves = (lot: Lot): string[] => [usableStockAccount(lot), stockAccount(lot, 'reserve')];

const all = ({ ledger }: State, from: string, to: string): Move[] => [
  { from, to, amount: availableIn(ledger, from) },
];

function offShelf(state: State, lot: Lot, to: string, wanted: number): Result<Move[]> {
  let left = wanted;
  const moves = [...shelves(lot), stockAccount(lot, 'quarantine')].map((from) => {
    const amount = Math.min(left, availableIn(state.ledger, from));
    left -= amount;
    return { from, to, amount };
  });
  return left === 0 ? accept(moves) : movedOn(state, lot, wanted);
}

/** Where goods of a lot are that have left its shelf. */
const holdersOf = ({ ledger }: State, lot: Lot) =>
  accountsOfUnit(ledger, lot.id)
    .filter((each) => AWAY.has(each.kind) && balance(each) > 0)
    .map((each) => ({ organisation: each.owner, amount: balance(each) }));
const AWAY: ReadonlySet<string> = new Set(['transit', 'facility', 'consumed', 'returned']);

const promisedOf = ({ ledger }: State, lot: Lot): number =>
  accountsOfUnit(ledger, lot.id).reduce((sum, { pendingOut }) => sum + pendingOut, 0);

function movedOn(state: State, lot: Lot, wanted: number) {
  const there = accountsOfUnit(state.ledger, lot.id)
    .filter(({ kind }) => kind === 'stock')
    .reduce((sum, each) => sum + available(each), 0);
  const [promised, holders] = [promisedOf(state, lot), holdersOf(state, lot)];
  const parameters = { unit: lot.item, wanted, there, promised, holders };
  return refuse('correction-moved-on', parameters, { field: 'lot', rule: 'I1' });
}

/** What holds for a whole lot can be put right only while all of it is there and nobody waits for it. */
const ifAllThere = (state: State, lot: Lot): ReturnType<typeof movedOn> | null =>
  promisedOf(state, lot) > 0 || holdersOf(state, lot).length > 0 ? movedOn(state, lot, lot.amount) : null;

const toOtherDonor = ({ incident, donation }: About, donor: string): Move[] => {
  const swap = (unit: string, amount: number): Move => ({
    from: donorAccount(donor, unit),
    to: donorAccount(donation.donor.donor, unit),
    amount,
  });
  const lots = donation.lots.map((id) => swap(id, must(incident.lots, id, 'lot').amount));
  return donation.money ? [...lots, swap(donation.money.currency, donation.money.amount)] : lots;
};

/** Only lots that still stand as the gift did: what a donor has answered since is the donor's own word. */
function toOtherDirection(state: State, { incident, donation }: About, facility: string | null) {
  const moves: Move[] = [];
  for (const id of donation.lots) {
    const lot = must(incident.lots, id, 'lot');
    if (lot.earmarkedFor !== donation.earmarkedFor) continue;
    const left = ifAllThere(state, lot);
    if (left) return left;
    const way = stockAccount(lot, usablePurpose({ earmarkedFor: facility }));
    if (way !== usableStockAccount(lot)) moves.push(...all(state, usableStockAccount(lot), way));
  }
  return accept(moves);
}

const fundOf = ({ receiver, id }: Donation, currency: string, purpose: string | null) =>
  fundAccount(receiver, id, currency, purpose === null ? 'free' : 'earmarked');

function toOtherPurpose(state: State, donation: Donation, purpose: string | null): Result<Move[]> {
  if (!donation.money) return accept([]);
  const { currency, amount } = donation.money;
  const from = fundOf(donation, currency, donation.purpose);
  const left = spent(state, donation, amount);
  if (left) return left;
  const to = fundOf(donation, currency, purpose);
  return accept(from === to ? [] : [{ from, to, amount }]);
}

function toOtherMoney(state: State, donation: Donation, to: CorrectedValues): Result<Move[]> {
  const now = donation.money as NonNullable<Donation['money']>;
  const [amount, currency] = [to.amount ?? now.amount, to.currency ?? now.currency];
  const giver = donation.donor.donor;
  const back = (less: number): Move => ({
    from: fundOf(donation, now.currency, donation.purpose),
    to: donorAccount(giver, now.currency),
    amount: less,
  });
  const into = (more: number): Move => ({
    from: donorAccount(giver, currency),
    to: fundOf(donation, currency, donation.purpose),
    amount: more,
  });
  if (currency !== now.currency)
    return spent(state, donation, now.amount) ?? accept([back(now.amount), into(amount)]);
  if (amount > now.amount) return accept([into(amount - now.amount)]);
  return spent(state, donation, now.amount - amount) ?? accept([back(now.amount - amount)]);
}

/** Refuses where so much is no longer in the gift's fund: paid, or asked for. */
function spent({ ledger }: State, donation: Donation, wanted: number): ReturnType<typeof refuse> | null {
  const { currency, amount } = donation.money as NonNullable<Donation['money']>;
  const id = fundOf(donation, currency, donation.purpose);
  const there = availableIn(ledger, id);
  if (there >= wanted) return null;
  const promised = ledger.accounts.get(id)?.pendingOut ?? 0;
  const paid = amount - there - promised;
  const holders = paid > 0 ? [{ organisation: donation.receiver, amount: paid }] : [];
  return refuse(
    'correction-moved-on',
    { unit: currency, wanted, there, promised, holders },
    { field: 'donation', rule: 'I2' },
  );
}
