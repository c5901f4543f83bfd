import { type Actor, isVolunteerSeat, ofSeat, type State } from '@tongzhou/domain';

/** Under which name somebody's notices stand: a volunteer is told what is meant for him, and nothing of his organisation's. */
export const readerOf = (state: State, { organisation, seat }: Actor): string =>
  isVolunteerSeat(state, seat) ? ofSeat(seat) : organisation;
