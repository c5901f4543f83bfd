import type { FirstSeats } from '../../kernel/concept/concept.ts';
import type { transferFacts } from './facts.ts';
import { findMovement } from './state.ts';

/** What must be two people. */
export const transferFirstSeats: FirstSeats<keyof typeof transferFacts> = {
  'transfer.reversed': (state, { incident: id, data }) => {
    const incident = state.incidents.get(id);
    const movement = incident && findMovement(incident.movements, data.reversed);
    return movement && { seat: movement.bySeat, first: 'keep-stock' };
  },
};
