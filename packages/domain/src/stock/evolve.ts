import type { Evolvers } from '../state/evolve.ts';
import { must } from '../state/must.ts';

export const evolveStock: Evolvers<'loss.recorded' | 'use.reported' | 'lot.idle-explained'> = {
  // The movement itself is in the transfers, which the ledger has taken already.
  'loss.recorded'() {},
  'use.reported'() {},
  'lot.idle-explained'(state, fact) {
    const lot = must(must(state.incidents, fact.incident, 'incident').lots, fact.data.lot, 'lot');
    lot.idleExplanation = { at: fact.at, text: fact.data.explanation };
  },
};
