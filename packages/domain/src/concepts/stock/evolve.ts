import type { FactOf } from '../../kernel/fact/fact.ts';
import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { must } from '../../kernel/state/must.ts';
import type { State } from '../../kernel/state/state.ts';
import { parseAccountId } from '../../ledger/transfer.ts';
import { remember } from '../transfer/evolve.ts';

type Types =
  | 'loss.recorded'
  | 'use.reported'
  | 'lot.idle-explained'
  | 'lot.held'
  | 'count.recorded'
  | 'count.settled';

export const evolveStock: Evolvers<Types> = {
  // The ledger has taken the transfers already; they stay within reach, since a slip of the pen is found an hour later.
  'loss.recorded': within,
  'use.reported': within,
  'lot.held'(state, fact) {
    const lot = must(must(state.incidents, fact.incident, 'incident').lots, fact.data.lot, 'lot');
    lot.status = 'quarantine';
    lot.quarantined = 'held';
  },
  'count.recorded'(state, fact) {
    const { count: id, ...count } = fact.data;
    const status = count.counted === count.book ? 'agrees' : 'open';
    must(state.incidents, fact.incident, 'incident').counts.set(id, {
      id,
      ...count,
      at: fact.at,
      bySeat: fact.actor.seat,
      status,
    });
  },
  'count.settled'(state, fact) {
    must(must(state.incidents, fact.incident, 'incident').counts, fact.data.count, 'count').status =
      'settled';
  },
  'lot.idle-explained'(state, fact) {
    const lot = must(must(state.incidents, fact.incident, 'incident').lots, fact.data.lot, 'lot');
    lot.idleExplanation = { at: fact.at, text: fact.data.explanation };
  },
};

function within(state: State, fact: FactOf<'loss.recorded' | 'use.reported'>): void {
  const incident = must(state.incidents, fact.incident, 'incident');
  for (const transfer of fact.data.transfers) {
    if (transfer.phase !== 'posted') continue;
    const { from, to, amount } = transfer;
    remember(incident, fact, transfer.transfer, { from, to, amount, owner: parseAccountId(from).owner });
  }
}
