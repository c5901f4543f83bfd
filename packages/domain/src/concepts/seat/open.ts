import { z } from 'zod';
import { defineDeed } from '../../kernel/command/command.ts';
import { SEAT_FUNCTIONS } from '../../kernel/command/functions.ts';
import { elsewhere, isOfSystem, isSystemSeat, MACHINE } from '../../kernel/command/seats.ts';
import { draft, REGISTER } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { accept, refuse } from '../../kernel/refusal/refusal.ts';
import { openedWith } from './facts.ts';
import { isAdministered, isLastAdministrator, ownSeat, seatHas } from './rules.ts';

/**
 * The machine has given somebody an account. Also for an organisation that is not on the register yet: a newcomer sits
 * before it applies. Nothing where the seat is open already; a seat that has acted for another organisation, or in which nobody
 * sits, is opened for none. Whoever sits where nobody administers does everything, and says what others do; later ones do what is said here.
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
    const functions = said ?? (isAdministered(state, organisation) ? [] : [...SEAT_FUNCTIONS]);
    const facts = known ? [] : [draft(REGISTER, 'seat.opened', { organisation, seat, functions })];
    return accept({ facts, result: {}, mandate: null });
  },
});

/** The machine has given out a link that makes the way into somebody's seat anew: the log says by whose hand. */
export const rekeySeat = defineDeed({
  name: 'seat.rekey',
  schema: z.strictObject({ organisation: identifier, seat: identifier, by: identifier.nullable() }),
  decide(state, { organisation, seat, by }, { actor }) {
    if (!isOfSystem(state, actor, MACHINE)) return refuse('not-own-matter', { organisation: '-' });
    if (!ownSeat(state, organisation, seat))
      return refuse('not-found', { kind: 'seat', id: seat }, { field: 'seat' });
    if (by !== null && (by === seat || !seatHas(state, { organisation, seat: by }, 'administer')))
      return refuse('not-found', { kind: 'seat', id: by }, { field: 'by' });
    const facts = [draft(REGISTER, 'seat.rekeyed', { organisation, seat, by })];
    return accept({ facts, result: {}, mandate: null });
  },
});

/**
 * The machine takes a seat back: the operator has ended an account, or an invitation ran out and nobody came. The last one that
 * administers an organisation of the register stays; a newcomer who never came so far leaves nobody behind.
 */
export const shutSeat = defineDeed({
  name: 'seat.shut',
  schema: z.strictObject({ organisation: identifier, seat: identifier, reason: shortText }),
  decide(state, { organisation, seat, reason }, { actor }) {
    if (!isOfSystem(state, actor, MACHINE)) return refuse('not-own-matter', { organisation: '-' });
    if (!ownSeat(state, organisation, seat))
      return refuse('not-found', { kind: 'seat', id: seat }, { field: 'seat' });
    if (state.organisations.has(organisation) && isLastAdministrator(state, organisation, seat))
      return refuse('seat-last-administrator', { seat }, { field: 'seat' });
    const facts = [draft(REGISTER, 'seat.closed', { organisation, seat, reason })];
    return accept({ facts, result: {}, mandate: null });
  },
});
