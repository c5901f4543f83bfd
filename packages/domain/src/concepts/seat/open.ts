import { z } from 'zod';
import { defineDeed } from '../../kernel/command/command.ts';
import { SEAT_FUNCTIONS } from '../../kernel/command/functions.ts';
import { elsewhere, isOfSystem, isSystemSeat, MACHINE } from '../../kernel/command/seats.ts';
import { draft, REGISTER } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { accept, refuse } from '../../kernel/refusal/refusal.ts';
import { openedWith } from './facts.ts';
import { openSeatsOf } from './rules.ts';

/**
 * The machine has given somebody an account. Also for an organisation that is not on the register yet: a newcomer sits
 * before it applies. Nothing where the seat is open already; a seat that has acted for another organisation, or in which nobody
 * sits, is opened for none. Whoever sits first in an organisation does everything, and says what others do; later ones do what is said here.
 */
export const openSeat = defineDeed({
  name: 'seat.open',
  schema: z.strictObject({ organisation: identifier, seat: identifier, functions: openedWith.optional() }),
  decide(state, { organisation, seat, functions: said }, { actor }) {
    if (!isOfSystem(state, actor, MACHINE)) return refuse('not-own-matter', { organisation: '-' });
    const known = state.seats.get(seat);
    const taken = known
      ? known.organisation !== organisation
      : isSystemSeat(seat) || elsewhere(state, { organisation, seat }) !== null;
    if (taken) return refuse('already-exists', { kind: 'seat', id: seat }, { field: 'seat' });
    // Also where all were closed with their organisation, and it was opened again.
    const isFirst = openSeatsOf(state, organisation).length === 0;
    const functions = said ?? (isFirst ? [...SEAT_FUNCTIONS] : []);
    const facts = known ? [] : [draft(REGISTER, 'seat.opened', { organisation, seat, functions })];
    return accept({ facts, result: {}, mandate: null });
  },
});
