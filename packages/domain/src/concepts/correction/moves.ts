import { agreed } from '../../kernel/charter/charter.ts';
import type { Context } from '../../kernel/command/context.ts';
import type { FactData } from '../../kernel/fact/fact.ts';
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
import { donationCharter } from '../donation/charter.ts';
import { givenWith } from '../donation/lot-index.ts';
import type { Donation, Lot } from '../donation/state.ts';
import { isUpgrade } from '../donation/upgrade.ts';
import type { CorrectedValues } from './state.ts';

type About = { readonly incident: IncidentState; readonly donation: Donation; readonly lot: Lot | null };
type Moved = Pick<FactData<'gift.corrected'>, 'rests' | 'stay' | 'transfers'>;
type Plan = {
  readonly moves: Move[];
  readonly rests?: NonNullable<Moved['rests']>;
  readonly stay?: NonNullable<Moved['stay']>;
};
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
): Result<Moved> {
  const moves = about.lot
    ? movesOfLot(state, about, about.lot, to, context)
    : movesOfGift(state, about, to, context);
  if (!moves.ok) return moves;
  const { rests = [], stay = [] } = moves.value;
  return accept({
    ...(rests.length > 0 && { rests }),
    ...(stay.length > 0 && { stay }),
    transfers: moves.value.moves
      .filter(({ amount }) => amount > 0)
      .map((move) => ({ phase: 'posted', transfer: context.newId('transfer'), ...move })),
  });
}

function movesOfLot(
  state: State,
  { incident, donation: { donor } }: About,
  lot: Lot,
  to: CorrectedValues,
  { items, now, newId }: Pick<Context, 'items' | 'now' | 'newId'>,
): Result<Plan> {
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
    const isMade =
      item !== undefined &&
      isUpgrade(items, { ...lot, acceptedAs: null }, item, localDay(now, incident.clock));
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
    return accept({ moves: [{ from: giver, to: shelf, amount: more }] });
  }
  if (to.claimedItem !== undefined) {
    if (promisedOf(state, lot) > 0) return movedOn(state, lot, lot.amount);
    if (holdersOf(state, lot).length > 0) {
      const toQuarantine = (rest: Lot) => () => stockAccount(rest, 'quarantine');
      return divided(state, lot, donor.donor, newId, toQuarantine);
    }
    return accept({
      moves: shelves(lot).flatMap((from) => all(state, from, stockAccount(lot, 'quarantine'))),
    });
  }
  return accept({ moves: [] });
}

function movesOfGift(
  state: State,
  about: About,
  to: CorrectedValues,
  { newId }: Pick<Context, 'newId'>,
): Result<Plan> {
  if (to.donor !== undefined) return accept({ moves: toOtherDonor(about, to.donor) });
  if (to.earmarkedFor !== undefined) return toOtherDirection(state, about, to.earmarkedFor, newId);
  if (to.purpose !== undefined) return toOtherPurpose(state, about.donation, to.purpose);
  return to.amount === undefined && to.currency === undefined
    ? accept({ moves: [] })
    : toOtherMoney(state, about.donation, to);
}

/** Where a lot lies in its warehouse, what may be used first. */
const shelves = (lot: Lot): string[] => [usableStockAccount(lot), stockAccount(lot, 'reserve')];

const all = ({ ledger }: State, from: string, to: string): Move[] => [
  { from, to, amount: availableIn(ledger, from) },
];

function offShelf(state: State, lot: Lot, to: string, wanted: number): Result<Plan> {
  let left = wanted;
  const moves = [...shelves(lot), stockAccount(lot, 'quarantine')].map((from) => {
    const amount = Math.min(left, availableIn(state.ledger, from));
    left -= amount;
    return { from, to, amount };
  });
  return left === 0 ? accept({ moves }) : movedOn(state, lot, wanted);
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

/**
 * What has left of a lot stays what it was, whoever has it; what is still there becomes a lot of its own. It goes the way that
 * goods of an inspection go: back to whoever gave it, and in again.
 */
function divided(
  state: State,
  lot: Lot,
  donor: string,
  newId: Context['newId'],
  shelfOf: (rest: Lot) => (from: string) => string,
): Result<Plan> {
  const rest = { ...lot, id: newId('lot') };
  const there = [...shelves(lot), stockAccount(lot, 'quarantine')].map((from) => ({
    from,
    amount: availableIn(state.ledger, from),
  }));
  const amount = there.reduce((sum, each) => sum + each.amount, 0);
  if (amount === 0) return movedOn(state, lot, lot.amount);
  const giver = (of: Lot) => sourceAccount(donor, of);
  return accept({
    moves: there.flatMap(({ from, amount: much }) => [
      { from, to: giver(lot), amount: much },
      { from: giver(rest), to: shelfOf(rest)(from), amount: much },
    ]),
    rests: [{ lot: lot.id, rest: rest.id, amount }],
  });
}

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
function toOtherDirection(
  state: State,
  { incident, donation }: About,
  facility: string | null,
  newId: Context['newId'],
): Result<Plan> {
  const all = donation.lots
    .map((id) => must(incident.lots, id, 'lot'))
    .filter((lot) => lot.earmarkedFor === donation.earmarkedFor);
  const promised = all.find((lot) => promisedOf(state, lot) > 0);
  if (promised) return movedOn(state, promised, promised.amount);
  const gone = all.filter((lot) => isAllAway(state, lot));
  const [first] = gone;
  if (first && gone.length === all.length) return movedOn(state, first, first.amount);
  const moves: Move[] = [];
  const rests: NonNullable<Moved['rests']> = [];
  for (const lot of all) {
    if (gone.includes(lot)) continue;
    const usable = usableStockAccount(lot);
    if (holdersOf(state, lot).length === 0) {
      const way = stockAccount(lot, usablePurpose({ earmarkedFor: facility }));
      const amount = availableIn(state.ledger, usable);
      if (way !== usable) moves.push({ from: usable, to: way, amount });
      continue;
    }
    const sameShelf = (rest: Lot) => (from: string) => {
      const turned = { ...rest, earmarkedFor: facility };
      if (from === usable) return usableStockAccount(turned);
      return stockAccount(turned, from === stockAccount(lot, 'reserve') ? 'reserve' : 'quarantine');
    };
    const made = divided(state, lot, donation.donor.donor, newId, sameShelf);
    if (!made.ok) return made;
    moves.push(...made.value.moves);
    rests.push(...(made.value.rests ?? []));
  }
  return accept({ moves, rests, stay: gone.map(({ id }) => id) });
}

/** Nothing of it is there any more, and somebody has it. */
const isAllAway = (state: State, lot: Lot): boolean =>
  holdersOf(state, lot).length > 0 &&
  [...shelves(lot), stockAccount(lot, 'quarantine')].every((id) => availableIn(state.ledger, id) === 0);

const fundOf = ({ receiver, id }: Donation, currency: string, purpose: string | null) =>
  fundAccount(receiver, id, currency, purpose === null ? 'free' : 'earmarked');

/** What has been paid was paid for the purpose of then, and says so; the rest is for this one. */
function toOtherPurpose(state: State, donation: Donation, purpose: string | null): Result<Plan> {
  if (!donation.money) return accept({ moves: [] });
  const { currency, amount } = donation.money;
  const from = fundOf(donation, currency, donation.purpose);
  const there = availableIn(state.ledger, from);
  if (there === 0 || (state.ledger.accounts.get(from)?.pendingOut ?? 0) > 0)
    return spent(state, donation, amount) ?? accept({ moves: [] });
  const to = fundOf(donation, currency, purpose);
  return accept({ moves: from === to ? [] : [{ from, to, amount: there }] });
}

function toOtherMoney(state: State, donation: Donation, to: CorrectedValues): Result<Plan> {
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
    return spent(state, donation, now.amount) ?? accept({ moves: [back(now.amount), into(amount)] });
  if (amount > now.amount) return accept({ moves: [into(amount - now.amount)] });
  return spent(state, donation, now.amount - amount) ?? accept({ moves: [back(now.amount - amount)] });
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
