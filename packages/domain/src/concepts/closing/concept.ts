import { concept, view } from '../../kernel/concept/concept.ts';
import { both } from '../../kernel/words/words.ts';
import {
  acceptResidue,
  assignResidue,
  beginClosing,
  closeIncident,
  declineResidue,
  reopenIncident,
} from './commands.ts';
import { evolveClosing, followWhatIsLeft } from './evolve.ts';
import { closingFacts } from './facts.ts';
import { closingNoticeKinds } from './notice-kinds.ts';
import { noticesOfClosing } from './notices.ts';
import { mergeIncident, undoIncident } from './otherwise.ts';
import { closingRefusals } from './refusals.ts';
import { emptyClosingRecords } from './state.ts';
import { closingView } from './view.ts';
import { closingThings, closingWords } from './words.ts';

export const closing = concept({
  name: 'closing',
  facts: closingFacts,
  evolve: evolveClosing,
  follow: followWhatIsLeft,
  records: emptyClosingRecords,
  commands: [
    mergeIncident,
    undoIncident,
    beginClosing,
    closeIncident,
    reopenIncident,
    assignResidue,
    acceptResidue,
    declineResidue,
  ],
  views: {
    closing: view(
      both('收尾：还剩什么，由谁承接', 'The closing: what is left, and who answers for it'),
      closingView,
    ),
  },
  notices: noticesOfClosing,
  noticeKinds: closingNoticeKinds,
  words: closingWords,
  things: closingThings,
  refusals: closingRefusals,
});
