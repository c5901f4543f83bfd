import type { FactOf } from '../../kernel/fact/fact.ts';
import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { group, keep, list, ungroup } from '../../kernel/state/lists.ts';
import { must, StateError } from '../../kernel/state/must.ts';
import type { IncidentState, State } from '../../kernel/state/state.ts';
import { balance } from '../../ledger/ledger.ts';
import { parseAccountId } from '../../ledger/transfer.ts';
import { remember } from '../transfer/evolve.ts';
import { binsOf, movedTo } from './bins.ts';
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
  | 'count.settled';

export const evolveStock: Evolvers<Types> = {
  // The ledger has taken the transfers already; they stay within reach, since a slip of the pen is found an hour later.
  'use.reported': within,
  'loss.reported'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const [pending] = fact.data.transfers;
    if (pending?.phase !== 'pending') throw new StateError(`loss ${fact.data.loss} holds nothing`);
    const { loss: id, transfers: _, ...said } = fact.data;
    const { transfer, from, to, amount } = pending;
    const account = must(state.ledger.accounts, to, 'account');
    incident.lossesReported.add(id);
    incident.losses.set(id, {
      id,
      ...said,
      ...{ transfer, from, to, amount },
      lostInAll: balance(account) + account.pendingIn,
      at: fact.at,
      by: fact.actor.organisation,
      bySeat: fact.actor.seat,
      status: 'reported',
    });
  },
  'loss.confirmed'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const loss = endLoss(incident, fact.data.loss, 'confirmed');
    const { from, to, amount } = loss;
    for (const { transfer } of fact.data.transfers)
      remember(incident, fact, transfer, { from, to, amount, owner: parseAccountId(from).owner });
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
    for (const bin of binsOf(lot)) ungroup(incident.lotsAtBin, bin.toUpperCase(), lot.id);
    lot.bin = movedTo(lot, fact.data);
    for (const bin of binsOf(lot)) group(incident.lotsAtBin, bin.toUpperCase(), lot.id);
  },
  'count.recorded'(state, fact) {
    const { count: id, ...count } = fact.data;
    const status = count.counted === count.book ? 'agrees' : 'open';
    const { counts, countsOfLot, countsOpen } = must(state.incidents, fact.incident, 'incident');
    list(countsOfLot, count.lot, id);
    keep(countsOpen, id, status === 'open');
    counts.set(id, {
      id,
      ...count,
      at: fact.at,
      bySeat: fact.actor.seat,
      status,
    });
  },
  'count.settled'(state, fact) {
    const { counts, countsOpen } = must(state.incidents, fact.incident, 'incident');
    must(counts, fact.data.count, 'count').status = 'settled';
    countsOpen.delete(fact.data.count);
  },
  'lot.idle-explained'(state, fact) {
    const lot = must(must(state.incidents, fact.incident, 'incident').lots, fact.data.lot, 'lot');
    lot.idleExplanation = { at: fact.at, text: fact.data.explanation };
  },
};

function within(state: State, fact: FactOf<'use.reported'>): void {
  const incident = must(state.incidents, fact.incident, 'incident');
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
