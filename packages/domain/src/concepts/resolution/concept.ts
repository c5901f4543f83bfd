import { concept, view } from '../../kernel/concept/concept.ts';
import { both } from '../../kernel/words/words.ts';
import {
  acknowledgeResolution,
  confirmResolution,
  correctResolution,
  dissentFromResolution,
  nameActsOfResolution,
  recordResolution,
} from './commands.ts';
import { evolveResolution, rememberDecided } from './evolve.ts';
import { resolutionFacts } from './facts.ts';
import { resolutionNoticeKinds } from './notice-kinds.ts';
import { noticesOfResolution } from './notices.ts';
import { resolutionFirstSeats } from './parties.ts';
import { resolutionRefusals } from './refusals.ts';
import { emptyResolutionRecords, emptyResolutionRegister } from './state.ts';
import { resolutionRows } from './view.ts';
import { resolutionThings, resolutionWords } from './words.ts';

export const resolution = concept({
  name: 'resolution',
  facts: resolutionFacts,
  evolve: evolveResolution,
  register: emptyResolutionRegister,
  records: emptyResolutionRecords,
  follow: rememberDecided,
  commands: [
    recordResolution,
    correctResolution,
    confirmResolution,
    dissentFromResolution,
    acknowledgeResolution,
    nameActsOfResolution,
  ],
  views: {
    decisions: view(both('领导小组的决定', 'Decisions of leading groups'), resolutionRows),
  },
  firstSeats: resolutionFirstSeats,
  noticeKinds: resolutionNoticeKinds,
  notices: noticesOfResolution,
  words: resolutionWords,
  things: resolutionThings,
  refusals: resolutionRefusals,
});
