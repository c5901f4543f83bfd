import { both } from '../../kernel/words/words.ts';

/** What a refusal may be about, and in which states it can be. */
export const seatThings = {
  seat: { name: both('席位', 'seat'), states: { open: both('已开设', 'open') } },
};

type SeatThings = typeof seatThings;
declare module '../../kernel/words/things.ts' {
  interface Things extends SeatThings {}
}
