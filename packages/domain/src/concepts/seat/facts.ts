import { z } from 'zod';
import { fact } from '../../kernel/fact/fact.ts';
import { identifier } from '../../kernel/fact/fields.ts';
import { both } from '../../kernel/words/words.ts';

/** A person's place in an organisation, by pseudonym: who sits there only the organisation and the machine know. */
export const seatFacts = {
  'seat.opened': fact({
    title: both('开设席位', 'Seat opened'),
    under: null,
    schema: z.strictObject({ organisation: identifier, seat: identifier }),
  }),
};

type SeatFacts = typeof seatFacts;
declare module '../../kernel/fact/fact.ts' {
  interface FactDefinitions extends SeatFacts {}
}
