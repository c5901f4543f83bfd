import { isSystemSeat } from '../../kernel/command/seats.ts';
import type { Fact, FactOf } from '../../kernel/fact/fact.ts';
import { momentOf } from '../../kernel/fact/moment.ts';
import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { keep, list, listed, pair } from '../../kernel/state/lists.ts';
import { must, StateError } from '../../kernel/state/must.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { localDay } from '../../kernel/time/time.ts';
import { parseAccountId } from '../../ledger/transfer.ts';
import { changeLot } from '../donation/lot-index.ts';
import { remember } from '../transfer/evolve.ts';
import { noteOffBook } from '../transfer/state.ts';
import { movedTo } from './bins.ts';
import { lostOf } from './leaving-the-book.ts';
import type { Loss } from './state.ts';

type Types =
  | 'loss.reported'
  | 'loss.confirmed'
  | 'loss.refused'
  | 'use.reported'
  | 'lot.idle-explained'
  | 'lot.held'
  | 'lot.moved'
  | 'count.recorded'
  | 'count.settled'
  | 'count.retracted'
  | 'site.day-closed';

export const evolveStock: Evolvers<Types> = {
  // The ledger has taken the transfers already; they stay within reach, since a slip of the pen is found an hour later.
  'use.reported': within,
  'loss.reported'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const [pending] = fact.data.transfers;
    if (pending?.phase !== 'pending') throw new StateError(`loss ${fact.data.loss} holds nothing`);
    const { loss: id, transfers: _, ...said } = fact.data;
    const { transfer, from, to, amount } = pending;
    incident.lossesReported.add(id);
    incident.losses.set(id, {
      id,
      ...said,
      ...{ transfer, from, to, amount },
      lostInAll: lostOf(state, incident, must(incident.lots, said.lot, 'lot')),
      at: momentOf(fact),
      reportedAt: fact.at,
      by: fact.actor.organisation,
      bySeat: fact.actor.seat,
      status: 'reported',
    });
  },
  'loss.confirmed'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const loss = endLoss(incident, fact.data.loss, 'confirmed');
    const { from, to, amount } = loss;
    for (const { transfer } of fact.data.transfers) {
      noteOffBook(incident, [{ phase: 'posted', transfer, from, to, amount }]);
      remember(incident, fact, transfer, { from, to, amount, owner: parseAccountId(from).owner });
    }
  },
  'loss.refused'(state, fact) {
    endLoss(must(state.incidents, fact.incident, 'incident'), fact.data.loss, 'refused');
  },
  'lot.held'(state, fact) {
    const { lots, lotsInQuarantine } = must(state.incidents, fact.incident, 'incident');
    const lot = must(lots, fact.data.lot, 'lot');
    lotsInQuarantine.add(lot.id);
    lot.status = 'quarantine';
    lot.quarantined = 'held';
  },
  'lot.moved'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const lot = must(incident.lots, fact.data.lot, 'lot');
    changeLot(incident, lot, { bin: movedTo(lot, fact.data) });
  },
  'count.recorded'(state, fact) {
    const { count: id, ...count } = fact.data;
    const status = count.counted === count.book ? 'agrees' : 'open';
    const incident = must(state.incidents, fact.incident, 'incident');
    const { counts, countsOfLot, countsOpen, openCountOfLot } = incident;
    const older = openCountOfLot.get(count.lot);
    // Whoever counts later knows better: one shortage is never open twice.
    if (older !== undefined) {
      must(counts, older, 'count').status = 'superseded';
      countsOpen.delete(older);
      openCountOfLot.delete(count.lot);
    }
    list(countsOfLot, count.lot, id);
    incident.countedAt.set(count.lot, momentOf(fact));
    incident.sites.get(must(incident.lots, count.lot, 'lot').place)?.counts.push(id);
    keep(countsOpen, id, status === 'open');
    if (status === 'open') openCountOfLot.set(count.lot, id);
    counts.set(id, {
      id,
      ...count,
      at: momentOf(fact),
      bySeat: fact.actor.seat,
      status,
      offBookBefore: incident.offBook.get(count.lot) ?? 0,
      ended: null,
    });
  },
  'count.settled'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    noteOffBook(incident, fact.data.transfers);
    endCount(incident, fact, 'settled');
  },
  'count.retracted'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    endCount(incident, fact, 'retracted');
    const stands = listed(incident.countsOfLot, fact.data.lot).findLast(
      (id) => must(incident.counts, id, 'count').status !== 'retracted',
    );
    if (stands !== undefined)
      incident.countedAt.set(fact.data.lot, must(incident.counts, stands, 'count').at);
    else incident.countedAt.delete(fact.data.lot);
  },
  'site.day-closed'(state, fact) {
    const { sites, closes, counts, clock } = must(state.incidents, fact.incident, 'incident');
    const { place, day } = fact.data;
    const site = must(sites, place, 'place');
    site.counts = site.counts.filter((id) => localDay(must(counts, id, 'count').at, clock) > day);
    site.days.push(day);
    site.closedEmpty = fact.data.items.length === 0;
    closes.set(pair(place, day), { ...fact.data, at: fact.at, position: fact.position });
  },
  'lot.idle-explained'(state, fact) {
    const lot = must(must(state.incidents, fact.incident, 'incident').lots, fact.data.lot, 'lot');
    lot.idleExplanation = { at: fact.at, text: fact.data.explanation };
  },
};

function endCount(
  { counts, countsOpen, openCountOfLot }: IncidentState,
  fact: FactOf<'count.settled' | 'count.retracted'>,
  status: 'settled' | 'retracted',
): void {
  const { count: id, lot, reason } = fact.data;
  const count = must(counts, id, 'count');
  count.status = status;
  count.ended = { at: fact.at, bySeat: fact.actor.seat, reason };
  countsOpen.delete(id);
  if (openCountOfLot.get(lot) === id) openCountOfLot.delete(lot);
}

function within(state: State, fact: FactOf<'use.reported'>): void {
  const incident = must(state.incidents, fact.incident, 'incident');
  noteOffBook(incident, fact.data.transfers);
  for (const transfer of fact.data.transfers) {
    if (transfer.phase !== 'posted') continue;
    const { from, to, amount } = transfer;
    remember(incident, fact, transfer.transfer, { from, to, amount, owner: parseAccountId(from).owner });
  }
}

function endLoss(incident: IncidentState, id: string, status: 'confirmed' | 'refused'): Loss {
  const loss = must(incident.losses, id, 'loss');
  loss.status = status;
  incident.lossesReported.delete(id);
  return loss;
}

/** Whoever moves goods of a lot was the last who had them in hand; a clock has no hands. */
export function rememberHands(state: State, { actor, at }: Fact): void {
  for (const lot of state.moved) {
    const incident = state.incidents.get(state.incidentOfLot.get(lot) ?? '');
    const site = incident?.sites.get(incident.lots.get(lot)?.place ?? '');
    if (site) site.movedAt = at;
  }
  if (isSystemSeat(actor.seat)) return;
  const hand = { organisation: actor.organisation, seat: actor.seat, at };
  for (const lot of state.moved) {
    const incident = state.incidentOfLot.get(lot);
    if (incident !== undefined) state.incidents.get(incident)?.lastHand.set(lot, hand);
  }
}
