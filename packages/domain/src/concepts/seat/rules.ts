import type { Actor } from '../../kernel/command/context.ts';
import { type SeatFunction, VOLUNTEER } from '../../kernel/command/functions.ts';
import { type Refusal, refusal } from '../../kernel/refusal/refusal.ts';
import { grouped, listed } from '../../kernel/state/lists.ts';
import { must } from '../../kernel/state/must.ts';
import type { State } from '../../kernel/state/state.ts';
import type { Seat } from './state.ts';

/** Those of an organisation from which somebody may act. */
export const openSeatsOf = (state: State, organisation: string): Seat[] =>
  Array.from(grouped(state.seatsOpenOf, organisation), (id) => must(state.seats, id, 'seat'));

/**
 * May somebody act from this seat? A seat belongs to one organisation for ever, and an organisation whose seats the log
 * knows acts from none that it does not know, nor from one that it has closed.
 */
export function maySit(state: State, { organisation, seat }: Actor): boolean {
  const known = state.seats.get(seat);
  if (known) return known.organisation === organisation && known.closed === null;
  return listed(state.seatsOf, organisation).length === 0;
}

/** Does a volunteer sit there, for himself and not for the organisation? */
export const isVolunteerSeat = (state: State, seat: string): boolean =>
  state.seats.get(seat)?.functions.has(VOLUNTEER) ?? false;

/** Does somebody there say who does what? Where nobody does, whoever comes first may do everything, and says it. */
export const isAdministered = (state: State, organisation: string): boolean =>
  openSeatsOf(state, organisation).some(({ functions }) => functions.has('administer'));

/** Without it nobody could let anybody in any more, nor take anything back. */
export const isLastAdministrator = (state: State, organisation: string, seat: string): boolean =>
  state.seats.get(seat)?.functions.has('administer') === true &&
  openSeatsOf(state, organisation).every(({ id, functions }) => id === seat || !functions.has('administer'));

/** One of the organisation's own from which somebody may act; null: none such. */
export function ownSeat(state: State, organisation: string, id: string): Seat | null {
  const found = state.seats.get(id);
  return found?.organisation === organisation && found.closed === null ? found : null;
}

/** Was this seat given the function? Of an organisation whose seats the log does not know, every seat has all. */
export function seatHas(state: State, { organisation, seat }: Actor, wanted: SeatFunction): boolean {
  const known = state.seats.get(seat);
  return known
    ? maySit(state, { organisation, seat }) && known.functions.has(wanted)
    : maySit(state, { organisation, seat });
}

/**
 * A mandate says what an organisation may do, its seats say who in it does it. The refusal names who could; where nobody
 * could, who says so. This is the one place that is asked: what a training unlocks is to be asked here too.
 */
export function whyNotFromSeat(
  state: State,
  actor: Actor,
  wanted: SeatFunction,
  ...orElse: readonly SeatFunction[]
): Refusal | null {
  if (!maySit(state, actor)) return refusal('seat-not-open', { ...actor });
  if ([wanted, ...orElse].some((each) => seatHas(state, actor, each))) return null;
  const having = (each: SeatFunction) =>
    openSeatsOf(state, actor.organisation)
      .filter(({ functions }) => functions.has(each))
      .map(({ id }) => id)
      .slice(0, 3);
  return refusal(
    'seat-function-missing',
    { function: wanted, couldAct: having(wanted), couldAppoint: having('administer') },
    { rule: 'DESIGN §2.2' },
  );
}
