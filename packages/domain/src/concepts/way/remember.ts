import type { Fact } from '../../kernel/fact/fact.ts';
import { momentOf } from '../../kernel/fact/moment.ts';
import { pair } from '../../kernel/state/lists.ts';
import { putUnder } from '../../kernel/state/ordered.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { type Posting, transfersOf } from '../../ledger/ledger.ts';
import { parseAccountId } from '../../ledger/transfer.ts';
import type { WayEntry } from './state.ts';

/** What facts of many kinds say under the same names. */
type Said = Readonly<Record<string, unknown>>;
const textIn = (data: Said, ...names: readonly string[]): string | null =>
  names.map((name) => data[name]).find((each): each is string => typeof each === 'string') ?? null;
const numberIn = (data: Said, name: string): number | null =>
  typeof data[name] === 'number' ? (data[name] as number) : null;

/** Each lot, and each gift of money, that a fact moves, keeps for somebody or names has this entry on its way. */
export function rememberWays(state: State, fact: Fact): void {
  const incident = state.incidents.get(fact.incident ?? '');
  if (!incident) return;
  const data = fact.data as Said;
  const about = new Map<string, { moves: Posting[]; promised: number }>();
  const of = (unit: string) => {
    const known = about.get(unit) ?? { moves: [], promised: 0 };
    about.set(unit, known);
    return known;
  };
  for (const movement of state.movements) {
    const unit = wayOfAccount(incident, movement.from) ?? wayOfAccount(incident, movement.to);
    if (unit !== null) of(unit).moves.push(movement);
  }
  for (const transfer of transfersOf(fact)) {
    if (transfer.phase !== 'pending') continue;
    const unit = wayOfAccount(incident, transfer.from);
    if (unit !== null) of(unit).promised += transfer.amount;
  }
  for (const unit of state.moved) if (incident.lots.has(unit)) of(unit);
  const named = [data.lot, data.donation, incident.payments.get(textIn(data, 'payment') ?? '')?.donation];
  for (const each of named) if (typeof each === 'string' && isOnItsWay(incident, each)) of(each);
  for (const [unit, { moves, promised }] of about) {
    const facilities = facilitiesOf(incident, data, moves);
    const entry = { ...entryOf(fact, data), moves, promised, facility: [...facilities][0] ?? null };
    append(incident, unit, entry);
    if (facilities.size === 0) append(incident, pair(unit, ''), entry);
    for (const facility of facilities) {
      append(incident, pair(unit, facility), entry);
      if (isFirstToCome(state, facility, moves))
        putUnder(incident.lotsAtFacility, facility, pair(fact.at, unit));
    }
  }
}

const append = ({ ways }: IncidentState, key: string, entry: WayEntry): void => {
  const known = ways.get(key);
  if (known) known.push(entry);
  else ways.set(key, [entry]);
};

/** A lot, or a gift with money; goods of a gift go their ways lot by lot. */
const isOnItsWay = ({ lots, donations }: IncidentState, id: string): boolean =>
  lots.has(id) || donations.get(id)?.money != null;

/** The lot that an account holds, or the gift whose money. */
function wayOfAccount(incident: IncidentState, account: string): string | null {
  const { unit, place } = parseAccountId(account);
  if (incident.lots.has(unit)) return unit;
  return place !== null && incident.donations.has(place) ? place : null;
}

/** Nothing of the lot had come to the facility before these. */
function isFirstToCome({ ledger }: State, facility: string, moves: readonly Posting[]): boolean {
  const come = moves.filter(({ to }) => {
    const { kind, owner } = parseAccountId(to);
    return kind === 'facility' && owner === facility;
  });
  const amount = come.reduce((sum, each) => sum + each.amount, 0);
  return amount > 0 && ledger.accounts.get(come[0]?.to ?? '')?.in === amount;
}

function facilitiesOf(incident: IncidentState, data: Said, moves: readonly Posting[]): Set<string> {
  const found = new Set<string>();
  for (const { from, to } of moves)
    for (const account of [from, to]) {
      const { kind, owner } = parseAccountId(account);
      if (kind === 'facility' || kind === 'consumed') found.add(owner);
    }
  const surplus = incident.surpluses.get(textIn(data, 'surplus') ?? '');
  const shipment = incident.shipments.get(textIn(data, 'shipment') ?? surplus?.shipment ?? '');
  const named =
    textIn(data, 'facility') ??
    shipment?.facility ??
    incident.orders.get(textIn(data, 'order') ?? '')?.facility;
  if (named) found.add(named);
  return found;
}

function entryOf(fact: Fact, data: Said): Omit<WayEntry, 'moves' | 'promised' | 'facility'> {
  const [counted, book] = [numberIn(data, 'counted'), numberIn(data, 'book')];
  return {
    position: fact.position,
    type: fact.type,
    at: momentOf(fact),
    enteredAt: fact.at,
    organisation: fact.actor.organisation,
    seat: fact.actor.seat,
    counted: counted === null || book === null ? null : { counted, book },
    outcome: textIn(data, 'outcome', 'answer'),
    item: textIn(data, 'item'),
    reason: textIn(data, 'reason', 'explanation', 'goal'),
    note: textIn(data, 'note', 'carrier', 'payee'),
    file: textIn(data, 'photo', 'file'),
  };
}
