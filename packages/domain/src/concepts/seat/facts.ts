import { z } from 'zod';
import { SEAT_FUNCTIONS, VOLUNTEER } from '../../kernel/command/functions.ts';
import { fact } from '../../kernel/fact/fact.ts';
import { identifier, shortText } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';

/** Each once; none: nobody acts from it until it is given some. */
export const seatFunctions = z
  .array(z.enum(SEAT_FUNCTIONS))
  .max(SEAT_FUNCTIONS.length)
  .refine((given) => new Set(given).size === given.length);

/** A volunteer's seat does one thing and no other; only the machine opens one. */
export const openedWith = z
  .array(z.enum([...SEAT_FUNCTIONS, VOLUNTEER]))
  .max(SEAT_FUNCTIONS.length)
  .refine(
    (given) => new Set(given).size === given.length && (given.length < 2 || !given.includes(VOLUNTEER)),
  );

const seatOf = { organisation: identifier, seat: identifier };

/**
 * A person's place in an organisation, by pseudonym: who sits there only the organisation and the machine know. What may be
 * done from it is public, so that everybody can judge whether it was.
 */
export const seatFacts = {
  'seat.opened': fact({
    title: both('开设席位', 'Seat opened'),
    under: null,
    schema: z.strictObject({ ...seatOf, functions: openedWith }),
  }),
  /** What it may do from now on, all of it. */
  'seat.appointed': fact({
    title: both('调整席位分工', 'Functions of a seat given'),
    under: null,
    schema: z.strictObject({ ...seatOf, functions: seatFunctions, reason: shortText }),
  }),
  /**
   * Somebody else made the way into this seat anew (a lost password or telephone). `by`: a colleague's seat; null: the operator of
   * the machine. Until its own person has come back, whoever holds the link could sit there.
   */
  'seat.rekeyed': fact({
    title: both('席位登录由他人重设', 'Way into a seat made anew by another'),
    under: null,
    schema: z.strictObject({ ...seatOf, by: identifier.nullable() }),
  }),
  /** Whoever sat there has left; nobody acts from it again. */
  'seat.closed': fact({
    title: both('关闭席位', 'Seat closed'),
    under: null,
    schema: z.strictObject({ ...seatOf, reason: shortText }),
  }),
};

type SeatFacts = typeof seatFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends SeatFacts {}
}
