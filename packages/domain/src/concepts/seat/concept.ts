import { concept } from '../../kernel/concept/concept.ts';
import { appointSeat, closeSeat, createSeat } from './appoint.ts';
import { evolveSeat } from './evolve.ts';
import { seatFacts } from './facts.ts';
import { seatNoticeKinds } from './notice-kinds.ts';
import { noticesOfSeats } from './notices.ts';
import { openSeat, rekeySeat, shutSeat } from './open.ts';
import { seatRefusals } from './refusals.ts';
import { emptySeatRegister } from './state.ts';
import { seatThings, seatWords } from './words.ts';

export const seat = concept({
  name: 'seat',
  facts: seatFacts,
  evolve: evolveSeat,
  register: emptySeatRegister,
  commands: [createSeat, appointSeat, closeSeat],
  deeds: [openSeat, rekeySeat, shutSeat],
  noticeKinds: seatNoticeKinds,
  notices: noticesOfSeats,
  words: seatWords,
  things: seatThings,
  refusals: seatRefusals,
});
