import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { list } from '../../kernel/state/lists.ts';
import type { seatFacts } from './facts.ts';

export const evolveSeat: Evolvers<keyof typeof seatFacts> = {
  'seat.opened'({ seats, seatsOf }, { at, data: { organisation, seat } }) {
    seats.set(seat, { id: seat, organisation, openedAt: at });
    list(seatsOf, organisation, seat);
  },
};
