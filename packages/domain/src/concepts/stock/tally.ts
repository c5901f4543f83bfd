import type { Tally } from '../../kernel/concept/concept.ts';
import type { Fact, FactOf } from '../../kernel/fact/fact.ts';
import { group, keep, pair, ungroup } from '../../kernel/state/lists.ts';
import { put, putUnder, takeOut, takeOutUnder } from '../../kernel/state/ordered.ts';
import { addRanked } from '../../kernel/state/ranked.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { usableStockAccount } from '../../ledger/accounts.ts';
import { type Account, accountsOfUnit, available, balance, transfersOf } from '../../ledger/ledger.ts';
import { mayGoBelowZero, type Transfer } from '../../ledger/transfer.ts';
import { binsOf } from '../donation/lot-index.ts';
import type { Lot } from '../donation/state.ts';
import { lotsCorrected } from '../donation/tally.ts';
import { namesOfBin } from './bins.ts';
import { type GoodsSum, noGoods, type Site, type StoreSum, storeKey } from './state.ts';

/** Accounts of goods: what lies where, by item, by age, by expiry, and in the stores of facilities. */
export const tallyOfGoods: Tally = {
  touched(state, fact) {
    const transfers = transfersOf(fact);
    const changed = lotsChanged(state, fact).flatMap((lot) => accountsOfUnit(state.ledger, lot));
    if (transfers.length + changed.length === 0) return [];
    return new Set([...transfers.flatMap((each) => sidesOf(state, each)), ...changed.map(({ id }) => id)]);
  },
  count(state, id, sign) {
    const account = state.ledger.accounts.get(id);
    if (!account || mayGoBelowZero(account.kind)) return;
    const incident = state.incidents.get(state.incidentOfLot.get(account.unit) ?? '');
    const lot = incident?.lots.get(account.unit);
    if (!incident || !lot) return;
    const sum = incident.goods.get(lot.item) ?? noGoods();
    countGoods(sum, account, lot, sign);
    if (sum.accounts === 0) incident.goods.delete(lot.item);
    else incident.goods.set(lot.item, sum);
    if (account.kind === 'stock') shelve(incident, account, lot, sign);
    if (account.kind === 'facility' || account.kind === 'consumed') store(incident, account, lot, sign);
    flow(incident, account, lot, sign);
  },
};

/** After these a lot counts as something else, or may be used otherwise. */
const COUNTS_OTHERWISE: ReadonlySet<string> = new Set([
  'lot.inspected',
  'lot.held',
  'earmark.answered',
  'count.recorded',
  'count.retracted',
  'lot.moved',
]);

function lotsChanged(state: State, fact: Fact): readonly string[] {
  if (fact.type === 'gift.corrected') return lotsCorrected(state, fact);
  return COUNTS_OTHERWISE.has(fact.type) ? [(fact as FactOf<'lot.held'>).data.lot] : [];
}

function sidesOf({ ledger }: State, transfer: Transfer): string[] {
  const sides =
    transfer.phase === 'posted' || transfer.phase === 'pending'
      ? transfer
      : ledger.pending.get(transfer.pending);
  return sides ? [sides.from, sides.to] : [];
}

function countGoods(sum: GoodsSum, account: Account, lot: Lot, sign: 1 | -1): void {
  const { kind, purpose } = account;
  const held = sign * balance(account);
  sum.accounts += sign;
  if (kind === 'stock' && purpose === 'quarantine') sum.quarantined += held;
  else if (kind === 'stock') {
    sum.stock += sign * available(account);
    sum.reserved += sign * account.pendingOut;
    const isUsable = lot.status === 'accepted' && account.id === usableStockAccount(lot);
    if (isUsable) sum.usable += sign * available(account);
  } else if (kind === 'transit') sum.inTransit += held;
  else if (kind === 'facility') sum.delivered += held;
  else if (kind === 'consumed') {
    sum.delivered += held;
    sum.consumed += held;
  } else if (kind === 'loss') sum.lost += held;
  else if (kind === 'returned') sum.returned += held;
}

/** Where it lies, and since when nobody has counted it. */
function keepSite(incident: IncidentState, { unit, place, balance: held }: Pile, lot: Lot, sign: 1 | -1) {
  if (held <= 0) return;
  const where = place ?? lot.place;
  const fresh = (): Site => ({
    ...{
      place: where,
      since: lot.receivedAt,
      movedAt: null,
      closedEmpty: false,
      items: new Map(),
      toCount: [],
      counts: [],
      days: [],
    },
  });
  const site = incident.sites.get(where) ?? fresh();
  incident.sites.set(where, site);
  const before = incident.pilesOfLot.get(unit) ?? 0;
  const after = before + sign;
  if (after === 0) incident.pilesOfLot.delete(unit);
  else incident.pilesOfLot.set(unit, after);
  const key = pair(incident.countedAt.get(unit) ?? lot.receivedAt, unit);
  if (before === 0) put(site.toCount, key);
  if (after === 0) takeOut(site.toCount, key);
  if (before === 0 || after === 0) findable(incident, lot, where, before === 0);
  const sum = site.items.get(lot.item) ?? { lots: 0, amount: 0 };
  sum.amount += sign * held;
  sum.lots += before === 0 ? 1 : after === 0 ? -1 : 0;
  if (sum.lots === 0) site.items.delete(lot.item);
  else site.items.set(lot.item, sum);
}

/** Whoever stands in the hall finds what lies there, by whose it is, by what it is and by its bin. */
function findable(incident: IncidentState, lot: Lot, place: string, isIn: boolean): void {
  const { stockOfOwner, stockAtPlace, stockAtBin, bins } = incident;
  const change = isIn ? putUnder : takeOutUnder;
  const key = pair(lot.receivedAt, lot.id);
  change(stockOfOwner, lot.owner, key);
  change(stockAtPlace, pair(place, lot.item), key);
  for (const each of binsOf(lot)) {
    const bin = each.toUpperCase();
    (isIn ? group : ungroup)(stockAtBin, bin, lot.id);
    const keep = stockAtBin.has(bin) ? put : takeOut;
    for (const name of namesOfBin(bin)) keep(bins, name);
  }
}
type Pile = Pick<Account, 'unit' | 'place'> & { readonly balance: number };

function shelve(incident: IncidentState, account: Account, lot: Lot, sign: 1 | -1): void {
  const change = sign > 0 ? put : takeOut;
  keepSite(incident, { unit: account.unit, place: account.place, balance: balance(account) }, lot, sign);
  if (balance(account) <= 0) return;
  change(incident.shelf, pair(lot.receivedAt, account.id));
  if (lot.expiresOn !== null) change(incident.expiring, pair(lot.expiresOn, account.id));
  if (account.purpose === 'earmarked') keep(incident.shelfEarmarked, account.id, sign > 0);
}

function store(incident: IncidentState, account: Account, lot: Lot, sign: 1 | -1): void {
  const { owner, kind } = account;
  const items = incident.stores.get(owner) ?? new Map<string, StoreSum>();
  const sum = items.get(lot.item) ?? { accounts: 0, held: 0, used: 0, usable: [] };
  sum.accounts += sign;
  if (kind === 'consumed') sum.used += sign * balance(account);
  else {
    sum.held += sign * balance(account);
    const free = available(account);
    if (free > 0) (sign > 0 ? put : takeOut)(sum.usable, storeKey(lot), free);
  }
  if (sum.accounts === 0) items.delete(lot.item);
  else items.set(lot.item, sum);
  if (items.size === 0) incident.stores.delete(owner);
  else incident.stores.set(owner, items);
}

/** From who took the lot in to where it is now. */
function flow(incident: IncidentState, account: Account, lot: Lot, sign: 1 | -1): void {
  const amount = balance(account);
  if (amount === 0) return;
  const { kind, owner, purpose } = account;
  const end =
    kind === 'facility' || kind === 'consumed'
      ? `facility:${owner}`
      : `end:${purpose === 'quarantine' ? purpose : kind}`;
  addRanked(incident.whereabouts, lot.item, lot.owner, end, sign * amount);
}
