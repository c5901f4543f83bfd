import { VOLUNTEER } from '../../kernel/command/functions.ts';
import { isSystemSeat } from '../../kernel/command/seats.ts';
import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { group, list, ungroup } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { seatFacts } from './facts.ts';

export const evolveSeat: Evolvers<keyof typeof seatFacts> = {
  'seat.opened'({ seats, seatsOf, seatsOpenOf }, { at, actor, data: { organisation, seat, functions } }) {
    const by = isSystemSeat(actor.seat) ? null : actor.seat;
    seats.set(seat, {
      ...{ id: seat, organisation, openedAt: at, openedBy: by },
      keyed: null,
      ...{ functions: new Set(functions), appointed: null, closed: null },
    });
    // Volunteers may be thousands, and say nothing of who in the organisation does what.
    if (functions.some((each) => each === VOLUNTEER)) return;
    list(seatsOf, organisation, seat);
    group(seatsOpenOf, organisation, seat);
  },
  'seat.appointed'({ seats }, { at, actor, data: { seat, functions, reason } }) {
    const found = must(seats, seat, 'seat');
    found.functions = new Set(functions);
    found.appointed = { at, by: actor.seat, reason };
  },
  'seat.rekeyed'({ seats }, { at, data: { seat, by } }) {
    must(seats, seat, 'seat').keyed = { at, by };
  },
  'seat.closed'({ seats, seatsOpenOf }, { at, actor, data: { seat, reason } }) {
    const found = must(seats, seat, 'seat');
    found.closed = { at, by: actor.seat, reason };
    ungroup(seatsOpenOf, found.organisation, seat);
  },
};
