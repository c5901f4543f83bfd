import { concept } from '../../kernel/concept/concept.ts';
import { correctionCharter } from './charter.ts';
import { confirmCorrection, declineCorrection, proposeCorrection } from './commands.ts';
import { evolveCorrection } from './evolve.ts';
import { correctionFacts } from './facts.ts';
import { correctionFormRules } from './form-rules.ts';
import { correctionNoticeKinds } from './notice-kinds.ts';
import { noticesOfCorrections } from './notices.ts';
import { correctionFirstSeats } from './parties.ts';
import { correctionRefusals } from './refusals.ts';
import { emptyCorrectionRecords } from './state.ts';
import { timedNoticesOfCorrections } from './timed-notices.ts';
import { correctionThings, correctionWords } from './words.ts';

export const correction = concept({
  name: 'correction',
  facts: correctionFacts,
  evolve: evolveCorrection,
  records: emptyCorrectionRecords,
  commands: [proposeCorrection, confirmCorrection, declineCorrection],
  charter: correctionCharter,
  notices: noticesOfCorrections,
  timedNotices: timedNoticesOfCorrections,
  noticeKinds: correctionNoticeKinds,
  firstSeats: correctionFirstSeats,
  formRules: correctionFormRules,
  words: correctionWords,
  things: correctionThings,
  refusals: correctionRefusals,
});
