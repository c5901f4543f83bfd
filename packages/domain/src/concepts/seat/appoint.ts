import { z } from 'zod';
import { decided, defineCommand } from '../../kernel/command/command.ts';
import type { Context } from '../../kernel/command/context.ts';
import { draft, REGISTER } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { accept, refuse } from '../../kernel/refusal/refusal.ts';
import type { State } from '../../kernel/state/state.ts';
import { seatFunctions } from './facts.ts';
import { isLastAdministrator, isVolunteerSeat, openSeatsOf, ownSeat } from './rules.ts';

/** Its own people: no mandate is asked, and none of another organisation says anything about them. */
const own = {
  function: null,
  seatFunction: 'administer',
  scope: (state: State, _input: unknown, { actor: { organisation } }: Context) =>
    accept({
      ...{ incident: null, area: state.organisations.get(organisation)?.area ?? '000000' },
      ...{ subject: organisation, found: undefined },
    }),
  ownRight: () => ({ mandate: null }),
} as const;

/**
 * A place for one more person of the own organisation, with what it may do. Somebody sits down in it by an invitation; until
 * then nobody acts from it.
 */
export const createSeat = defineCommand({
  ...own,
  name: 'seat.create',
  summary: { zh: '增设席位', en: 'Make a place for a person' },
  schema: z.strictObject({ seat: identifier.optional(), functions: seatFunctions.min(1) }),
  example: { functions: ['receive-donation'] },
  decide(state, { seat: said, functions }, context) {
    const { organisation } = context.actor;
    const seat = said ?? context.newId('seat');
    if (state.seats.has(seat) || state.actedFor.has(seat))
      return refuse('already-exists', { kind: 'seat', id: seat }, { field: 'seat' });
    if (openSeatsOf(state, organisation).length >= SEATS_MAX)
      return refuse('seats-too-many', { most: SEATS_MAX }, { rule: 'DESIGN §2.2' });
    return decided([draft(REGISTER, 'seat.opened', { organisation, seat, functions })], { seat });
  },
});

/** Open ones of one organisation: nobody fills the register with empty chairs. */
const SEATS_MAX = 2_000;

export const appointSeat = defineCommand({
  ...own,
  name: 'seat.appoint',
  summary: { zh: '调整席位分工', en: 'Say what a person may do' },
  schema: z.strictObject({ seat: identifier, functions: seatFunctions, reason: shortText }),
  example: { seat: 'seat-7f3k', functions: ['inspect-goods'], reason: '换岗 / takes over inspection' },
  decide(state, { seat, functions, reason }, context) {
    const { organisation } = context.actor;
    const found = ownSeat(state, organisation, seat);
    if (!found) return refuse('not-found', { kind: 'seat', id: seat }, { field: 'seat' });
    if (isVolunteerSeat(state, seat)) return refuse('seat-of-volunteer', { seat }, { field: 'seat' });
    if (functions.length === found.functions.size && functions.every((each) => found.functions.has(each)))
      return refuse('unchanged', {}, { field: 'functions' });
    if (!functions.includes('administer') && isLastAdministrator(state, organisation, seat))
      return refuse('seat-last-administrator', { seat }, { field: 'functions' });
    return decided([draft(REGISTER, 'seat.appointed', { organisation, seat, functions, reason })]);
  },
});

export const closeSeat = defineCommand({
  ...own,
  name: 'seat.close',
  isFinal: true,
  summary: { zh: '关闭席位', en: 'Close a person’s place' },
  schema: z.strictObject({ seat: identifier, reason: shortText }),
  example: { seat: 'seat-7f3k', reason: '离岗 / has left' },
  decide(state, { seat, reason }, context) {
    const { organisation } = context.actor;
    if (!ownSeat(state, organisation, seat))
      return refuse('not-found', { kind: 'seat', id: seat }, { field: 'seat' });
    if (!isVolunteerSeat(state, seat) && isLastAdministrator(state, organisation, seat))
      return refuse('seat-last-administrator', { seat }, { field: 'seat' });
    return decided([draft(REGISTER, 'seat.closed', { organisation, seat, reason })]);
  },
});
