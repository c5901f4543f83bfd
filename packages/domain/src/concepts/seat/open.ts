import { defineDeed } from '../../kernel/command/command.ts';
import { elsewhere, isOfSystem, isSystemSeat, MACHINE } from '../../kernel/command/seats.ts';
import { draft, REGISTER } from '../../kernel/fact/fact.ts';
import { accept, refuse } from '../../kernel/refusal/refusal.ts';
import { seatFacts } from './facts.ts';

/**
 * The machine has given somebody an account. Also for an organisation that is not on the register yet: a newcomer sits
 * before it applies. Nothing where the seat is open already; a seat that has acted for another organisation, or in which nobody
 * sits, is opened for none.
 */
export const openSeat = defineDeed({
  name: 'seat.open',
  schema: seatFacts['seat.opened'].schema,
  decide(state, { organisation, seat }, { actor }) {
    if (!isOfSystem(state, actor, MACHINE)) return refuse('not-own-matter', { organisation: '-' });
    const known = state.seats.get(seat);
    const taken = known
      ? known.organisation !== organisation
      : isSystemSeat(seat) || elsewhere(state, { organisation, seat }) !== null;
    if (taken) return refuse('already-exists', { kind: 'seat', id: seat }, { field: 'seat' });
    const facts = known ? [] : [draft(REGISTER, 'seat.opened', { organisation, seat })];
    return accept({ facts, result: {}, mandate: null });
  },
});
